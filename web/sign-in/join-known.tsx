import { t } from '../i18n'
import { session } from '../session'
import { Button } from '../ui/button'
import { DoorTitle } from './frame'
import { OtherPersonNotice } from './other-person'
import { RefusedNotice } from './refused-notice'
import { accept, goOnAt, goToProvider, type Invited } from './server'
import { useAct } from './use-act'

interface Props {
  token: string
  invited: Invited
  /** They are not in yet. */
  onJoined: (tenantId: string) => void
}

/** One more organization for an account that there is; whoever is in with it goes on there at once. */
export function JoinAsKnown({ token, invited, onJoined }: Props) {
  const { organization, email, signsInBy } = invited
  const { busy, refused, act } = useAct()
  const { value } = session
  const isIn = value.state === 'in' && value.me.email === email

  async function join(): Promise<void> {
    const tenantId = await accept(token)
    if (signsInBy === 'provider') return goToProvider(email).catch(() => onJoined(tenantId))
    if (!isIn) return onJoined(tenantId)
    await goOnAt(tenantId)
  }

  return (
    <>
      <DoorTitle>{t('door.invitedTitle', { organization })}</DoorTitle>
      <p class="sign-in-text">{t('door.invitedKnown', { email })}</p>
      <OtherPersonNotice email={email} />
      {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
      <Button kind="main" class="sign-in-main" aria-disabled={busy} onClick={() => void act(join)}>
        {busy ? t('door.joining') : t('door.join', { organization })}
      </Button>
    </>
  )
}
