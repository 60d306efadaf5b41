import { useLocation } from 'preact-iso'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { DoorTitle } from './frame'
import { OtherPersonNotice } from './other-person'
import { RefusedNotice } from './refused-notice'
import { goIn, verify } from './server'
import { useAct } from './use-act'

/** By a click: what opens links before their reader does, a scanner of mails say, would use this one up. */
export function Verify({ token }: { token: string }) {
  const { route } = useLocation()
  const { busy, refused, isOver, act } = useAct()
  return (
    <>
      <DoorTitle>{t('door.verifyTitle')}</DoorTitle>
      {token === '' ? (
        <RefusedNotice>{t('door.noToken')}</RefusedNotice>
      ) : (
        <>
          {!isOver && <p class="sign-in-text">{t('door.verifyText')}</p>}
          {!isOver && <OtherPersonNotice />}
        </>
      )}
      {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
      {token !== '' && !isOver && (
        <Button
          kind="main"
          class="sign-in-main"
          aria-disabled={busy}
          onClick={() => void act(async () => goIn(await verify(token), route))}
        >
          {t(busy ? 'door.verifying' : 'door.verify')}
        </Button>
      )}
      {(token === '' || isOver) && (
        <div class="sign-in-ways">
          <LinkButton href="/">{t('signIn.submit')}</LinkButton>
          <LinkButton href="/sign-up">{t('signIn.create')}</LinkButton>
        </div>
      )}
    </>
  )
}
