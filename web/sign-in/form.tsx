import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import type { Credentials } from '../session'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { DemoPeople } from './demo-people'
import { emailFault } from './email'
import { PasswordField } from './password-field'
import { Refusal, refusalWords } from './refusal'

interface Wrong {
  email?: string | undefined
  password?: string | undefined
}

interface Props {
  credentials: Credentials
  onChange: (credentials: Credentials) => void
  /** Throws the problem of a refusal. */
  onGiven: (credentials: Credentials) => Promise<void>
  /** In a demonstration people to choose from. */
  demo: boolean
  /** Other ways, under the button. */
  children?: ComponentChildren
}

export function SignInForm({ credentials, onChange, onGiven, demo, children }: Props) {
  const { email, password } = credentials
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const emailField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  async function submit(given: Credentials): Promise<void> {
    if (busy) return
    const found = check(given)
    setWrong(found)
    if (found.email) return emailField.current?.focus()
    if (found.password) return passwordField.current?.focus()
    setBusy(true)
    try {
      await onGiven(given)
    } catch (error) {
      setWrong({ password: refusalWords(error) })
      passwordField.current?.select()
    } finally {
      setBusy(false)
    }
  }

  function onSubmit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    void submit({ email: email.trim(), password })
  }

  return (
    <>
      <form class="sign-in-form" noValidate onSubmit={onSubmit}>
        <TextField
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          error={wrong.email && <Refusal>{wrong.email}</Refusal>}
          inputRef={emailField}
          onInput={(event) => onChange({ email: event.currentTarget.value, password })}
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          error={wrong.password}
          aside={
            <a class="sign-in-forgot" href="/forgot">
              {t('signIn.forgot')}
            </a>
          }
          inputRef={passwordField}
          onChange={(typed) => onChange({ email, password: typed })}
        />
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
      {children}
      {demo && (
        <DemoPeople
          onChoose={(person) => {
            onChange(person)
            void submit(person)
          }}
        />
      )}
    </>
  )
}

function check({ email, password }: Credentials): Wrong {
  const fault = emailFault(email)
  if (fault) return { email: fault }
  return password === '' ? { password: t('signIn.needPassword') } : {}
}
