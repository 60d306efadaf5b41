import { t } from '../i18n'
import { session } from '../session'
import { Notice } from '../ui/notice'

/** A browser has one session: whoever is in it will not be in it any more. */
export function OtherPersonNotice({ email }: { email?: string }) {
  const { value } = session
  if (value.state !== 'in' || value.me.email === email) return null
  return <Notice tone="info">{t('door.otherPerson', { name: value.me.name })}</Notice>
}
