import { useEffect, useState } from 'preact/hooks'
import { t, tx } from '../i18n'
import { Button } from '../ui/button'
import { DoorTitle } from './frame'
import { RefusedNotice } from './refused-notice'
import { useAct } from './use-act'

/** Mails take a while, and who waits for one is impatient. */
const WAIT_S = 30
/** As many as the server sends to one address in a quarter of an hour; it says nothing of further ones. */
const MOST_MAILS = 3

interface Props {
  email: string
  kind: 'sign-up' | 'forgot'
  send: () => Promise<void>
  /** The address was mistyped. */
  onOther: () => void
}

/** The next step is in their mailbox. */
export function Sent({ email, kind, send, onOther }: Props) {
  const [mails, setMails] = useState(1)
  const [left, setLeft] = useWait()
  const { busy, refused, act } = useAct()

  function again(): void {
    if (left > 0) return
    void act(async () => {
      await send()
      setMails(mails + 1)
      setLeft(WAIT_S)
    })
  }

  return (
    <>
      <DoorTitle>{t('door.sentTitle')}</DoorTitle>
      <p class="sign-in-text" role="status">
        {tx(kind === 'sign-up' ? 'door.sentSignUp' : 'door.sentForgot', {
          email: <bdi class="sign-in-address">{email}</bdi>,
        })}
      </p>
      <p class="sign-in-text">{t('door.sentHelp')}</p>
      {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
      {mails > 1 && (
        <p class="sign-in-text" role="status">
          {t(mails < MOST_MAILS ? 'door.sentAgain' : 'door.sentLast')}
        </p>
      )}
      <div class="sign-in-ways">
        {mails < MOST_MAILS && (
          <Button aria-disabled={left > 0 || busy} onClick={again}>
            {left > 0 ? t('door.againIn', { n: left }) : t('door.again')}
          </Button>
        )}
        <Button kind="quiet" onClick={onOther}>
          {t('door.otherAddress')}
        </Button>
      </div>
    </>
  )
}

/** Seconds that are left, counted down. */
function useWait(): [left: number, wait: (seconds: number) => void] {
  const [left, setLeft] = useState(WAIT_S)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}
