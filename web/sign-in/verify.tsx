import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { DoorTitle } from './frame'
import { OtherPersonNotice } from './other-person'
import { PasswordField } from './password-field'
import { RefusedNotice } from './refused-notice'
import { goIn, verify } from './server'
import { useAct } from './use-act'

/** By a click: what opens links before their reader does, a scanner of mails say, would use this one up. */
export function Verify({ token }: { token: string }) {
  const { route } = useLocation()
  const { busy, refused, isOver, act } = useAct()
  const [asks, setAsks] = useState(false)
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()

  async function open(): Promise<void> {
    setWrong(undefined)
    try {
      goIn(await verify(token, asks ? password : undefined), route)
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : ''
      if (code === 'sign_up.password_needed') setAsks(true)
      else if (code === 'sign_up.wrong_password') setWrong(t('door.verifyWrong'))
      else throw error
    }
  }

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (asks && password === '') return setWrong(t('signIn.needPassword'))
    void act(open)
  }

  return (
    <>
      <DoorTitle>{t('door.verifyTitle')}</DoorTitle>
      {token === '' ? (
        <RefusedNotice>{t('door.noToken')}</RefusedNotice>
      ) : (
        <>
          {!isOver && <p class="sign-in-text">{t(asks ? 'door.verifyPassword' : 'door.verifyText')}</p>}
          {!isOver && <OtherPersonNotice />}
        </>
      )}
      {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
      {token !== '' && !isOver && (
        <form class="sign-in-form" noValidate onSubmit={submit}>
          {asks && (
            <PasswordField
              label={t('signIn.password')}
              autoComplete="current-password"
              value={password}
              error={wrong}
              onChange={setPassword}
            />
          )}
          <Button kind="main" class="sign-in-main" type="submit" aria-disabled={busy}>
            {t(busy ? 'door.verifying' : 'door.verify')}
          </Button>
        </form>
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
