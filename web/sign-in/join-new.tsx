import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { DoorTitle } from './frame'
import { NewPasswordField, passwordFault } from './new-password'
import { OtherPersonNotice } from './other-person'
import { Refusal } from './refusal'
import { RefusedNotice } from './refused-notice'
import { accept, goToProvider, type Invited, signInAt } from './server'
import { useAct } from './use-act'

interface Props {
  token: string
  invited: Invited
  /** They work there, and are not in yet. */
  onJoined: (tenantId: string) => void
}

interface Wrong {
  name?: string | undefined
  password?: string | undefined
}

/** The address is proven by the link, so they are in as soon as they have a name, and a password where one is used. */
export function JoinAsNew({ token, invited, onJoined }: Props) {
  const { organization, email, signsInBy } = invited
  const byProvider = signsInBy === 'provider'
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const { busy, refused, act } = useAct()
  const nameField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const found = {
      name: name.trim() === '' ? t('door.needName') : undefined,
      password: byProvider ? undefined : passwordFault(password),
    }
    setWrong(found)
    if (found.name) return nameField.current?.focus()
    if (found.password) return passwordField.current?.focus()
    void act(async () => {
      const tenantId = await accept(token, { name: name.trim(), ...(byProvider ? {} : { password }) })
      const entering = byProvider ? goToProvider(email) : signInAt(tenantId, { email, password })
      await entering.catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        onJoined(tenantId) // the link is used up: all that is left to do is to sign in
      })
    })
  }

  return (
    <>
      <DoorTitle>{t('door.invitedTitle', { organization })}</DoorTitle>
      <p class="sign-in-text">{t(byProvider ? 'door.invitedProvider' : 'door.invitedNew', { email })}</p>
      <OtherPersonNotice email={email} />
      <form class="sign-in-form" noValidate onSubmit={submit}>
        {/* For what keeps passwords: whose this one is. */}
        <input
          class="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          autoComplete="username"
          readOnly
          value={email}
        />
        <TextField
          label={t('door.name')}
          help={t('door.nameHelp')}
          name="name"
          autoComplete="name"
          maxLength={200}
          value={name}
          error={wrong.name && <Refusal>{wrong.name}</Refusal>}
          inputRef={nameField}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        {!byProvider && (
          <NewPasswordField
            label={t('signIn.password')}
            value={password}
            about={[organization, name, email]}
            error={wrong.password}
            inputRef={passwordField}
            onChange={setPassword}
          />
        )}
        {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
        <Button kind="main" type="submit" aria-disabled={busy}>
          {busy ? t('door.joining') : t('door.join', { organization })}
        </Button>
      </form>
    </>
  )
}
