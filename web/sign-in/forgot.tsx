import type { TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { LinkButton } from '../ui/link-button'
import { emailFault } from './email'
import { DoorTitle } from './frame'
import { Refusal } from './refusal'
import { Sent } from './sent'
import { forgot } from './server'
import { useAct } from './use-act'

/** Ends with the same words whether or not the address has an account: that stands in the mail. */
export function Forgot() {
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [fault, setFault] = useState<string | undefined>()
  const { busy, refused, act } = useAct()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [sentTo])

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const asked = email.trim()
    const found = emailFault(asked)
    setFault(found)
    if (found) return field.current?.focus()
    void act(async () => {
      await forgot(asked)
      setSentTo(asked)
    })
  }

  if (sentTo !== null)
    return <Sent email={sentTo} kind="forgot" send={() => forgot(sentTo)} onOther={() => setSentTo(null)} />
  const wrong = fault ?? refused
  return (
    <>
      <DoorTitle>{t('door.forgotTitle')}</DoorTitle>
      <p class="sign-in-text">{t('door.forgotText')}</p>
      <form class="sign-in-form" noValidate onSubmit={submit}>
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
          {t(busy ? 'door.sending' : 'door.sendLink')}
        </Button>
      </form>
      <div class="sign-in-ways">
        <LinkButton kind="quiet" href="/">
          {t('door.back')}
        </LinkButton>
      </div>
    </>
  )
}
