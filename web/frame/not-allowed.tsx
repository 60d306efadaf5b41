import { t } from '../i18n'
import { LOOSE_THREAD } from '../inbox/pictures'
import { Empty } from '../ui/empty'

/** In the place of a page that somebody's role does not include. */
export function NotAllowed() {
  return (
    <Empty page picture={LOOSE_THREAD} title={t('frame.notAllowedTitle')}>
      {t('frame.notAllowedText')}
    </Empty>
  )
}
