import type { TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { emailFault } from './email'
import { DoorTitle } from './frame'
import { Refusal, refusalWords } from './refusal'
import { goToProvider } from './server'
import type { StepProps } from './steps'

/** The address says which organization's own sign-in page it is; the browser goes there, and comes back signed in. */
export function SsoStep({ credentials, onBack }: StepProps) {
  const [email, setEmail] = useState(credentials.email)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    const asked = email.trim()
    const fault = emailFault(asked)
    setWrong(fault)
    if (fault) return field.current?.focus()
    setBusy(true)
    try {
      await goToProvider(asked) // still busy: the page is about to be left
    } catch (error) {
      setBusy(false)
      setWrong(refusalWords(error))
      field.current?.select()
    }
  }

  return (
    <>
      <DoorTitle>{t('door.ssoTitle')}</DoorTitle>
      <p class="sign-in-text">{t('door.ssoText')}</p>
      <form class="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          error={wrong && <Refusal>{wrong}</Refusal>}
          inputRef={field}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'door.ssoGoing' : 'door.ssoGo')}
        </Button>
      </form>
      <div class="sign-in-ways">
        <Button kind="quiet" onClick={onBack}>
          {t('door.back')}
        </Button>
      </div>
    </>
  )
}
