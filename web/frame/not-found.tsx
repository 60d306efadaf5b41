import { t } from '../i18n'
import { Empty } from '../ui/empty'

const LOST_BUBBLE = [
  '.......iiiiiiiiii....',
  '......iiiiiiiiiiii...',
  '.....iiii......iiii..',
  '.....iii........iii..',
  '................iii..',
  '..............iiii...',
  '............iiii.....',
  '...........iii.......',
  '...........iii.......',
  '.....................',
  '...........lll.......',
  '...........lll.......',
]

export function NotFound() {
  return (
    <Empty
      page
      picture={LOST_BUBBLE}
      title={t('frame.notFoundTitle')}
      action={<a href="/inbox/mine">{t('frame.toInbox')}</a>}
    >
      {t('frame.notFoundText')}
    </Empty>
  )
}
