import { CircleAlert, Eye, EyeOff } from 'lucide-preact'
import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { signIn } from '../session'
import { Button, IconButton } from '../ui/button'
import { TextField } from '../ui/field'
import { DemoPeople } from './demo-people'
import { refusalWords } from './refusal'

interface Wrong {
  email?: string
  password?: string
}

/** Good enough to catch a slip; whether the address exists only the server knows. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function SignInForm() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const emailField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  async function submit(credentials: { email: string; password: string }): Promise<void> {
    const found = check(credentials)
    setWrong(found)
    if (found.email) return emailField.current?.focus()
    if (found.password) return passwordField.current?.focus()
    setBusy(true)
    try {
      await signIn(credentials.email, credentials.password)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setWrong({ password: refusalWords(error, navigator.onLine) })
      passwordField.current?.select()
    } finally {
      setBusy(false)
    }
  }

  function onSubmit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (!busy) void submit({ email: email.trim(), password })
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
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <TextField
          label={t('signIn.password')}
          type={shown ? 'text' : 'password'}
          name="password"
          autoComplete="current-password"
          value={password}
          error={wrong.password && <Refusal>{wrong.password}</Refusal>}
          inputRef={passwordField}
          inside={
            <IconButton name={t(shown ? 'signIn.hide' : 'signIn.show')} onClick={() => setShown(!shown)}>
              {shown ? <EyeOff size={18} /> : <Eye size={18} />}
            </IconButton>
          }
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
      <DemoPeople
        onChoose={(person) => {
          setEmail(person.email)
          setPassword(person.password)
          if (!busy) void submit(person)
        }}
      />
    </>
  )
}

function Refusal({ children }: { children: string }) {
  return (
    <span class="sign-in-refusal">
      <CircleAlert size={15} />
      <span>{children}</span>
    </span>
  )
}

function check({ email, password }: { email: string; password: string }): Wrong {
  if (email === '') return { email: t('signIn.needEmail') }
  if (!LOOKS_LIKE_EMAIL.test(email)) return { email: t('signIn.badEmail') }
  return password === '' ? { password: t('signIn.needPassword') } : {}
}
