import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { session } from '../session'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { Notice } from '../ui/notice'
import { DoorTitle } from './frame'
import { NewPasswordField, passwordFault } from './new-password'
import { RefusedNotice } from './refused-notice'
import { reset } from './server'
import { useAct } from './use-act'

/** Another password, and no session is left, this browser's own among them. */
export function Reset({ token }: { token: string }) {
  const [done, setDone] = useState(false)
  if (done) return <Done />
  return (
    <>
      <DoorTitle>{t('door.forgotTitle')}</DoorTitle>
      {token === '' ? <Over>{t('door.noToken')}</Over> : <ResetForm token={token} onDone={() => setDone(true)} />}
    </>
  )
}

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, refused, isOver, act } = useAct()
  const field = useRef<HTMLInputElement>(null)

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const found = passwordFault(password)
    setFault(found)
    if (found) return field.current?.focus()
    void act(async () => {
      await reset(token, password)
      session.value = { state: 'out', expired: false }
      onDone()
    })
  }

  if (isOver) return <Over>{refused ?? ''}</Over>
  return (
    <>
      <p class="sign-in-text">{t('door.resetText')}</p>
      <form class="sign-in-form" noValidate onSubmit={submit}>
        <NewPasswordField
          label={t('door.newPassword')}
          value={password}
          about={[]}
          error={fault}
          inputRef={field}
          onChange={setPassword}
        />
        {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'door.changing' : 'door.reset')}
        </Button>
      </form>
    </>
  )
}

function Over({ children }: { children: string }) {
  return (
    <>
      <RefusedNotice>{children}</RefusedNotice>
      <LinkButton kind="main" href="/forgot">
        {t('door.askAgain')}
      </LinkButton>
    </>
  )
}

function Done() {
  return (
    <>
      <DoorTitle>{t('door.resetDone')}</DoorTitle>
      <Notice tone="done" alert>
        {t('door.resetDoneText')}
      </Notice>
      <LinkButton kind="main" href="/">
        {t('signIn.submit')}
      </LinkButton>
    </>
  )
}
