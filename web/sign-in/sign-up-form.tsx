import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t, tx } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import { emailFault } from './email'
import { DoorTitle } from './frame'
import { NewPasswordField, passwordFault } from './new-password'
import { Refusal } from './refusal'
import { RefusedNotice } from './refused-notice'
import type { SignUp } from './server'
import { useAct } from './use-act'

type Field = 'organization' | 'name' | 'email' | 'password'
const FIELDS: readonly Field[] = ['organization', 'name', 'email', 'password']

interface Props {
  draft: SignUp
  onChange: (draft: SignUp) => void
  onGiven: (draft: SignUp) => Promise<void>
}

export function SignUpForm({ draft, onChange, onGiven }: Props) {
  const { organization, name, email, password } = draft
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const { busy, refused, act } = useAct()

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = { ...draft, organization: organization.trim(), name: name.trim(), email: email.trim() }
    const found = faultsOf(given)
    setWrong(found)
    const first = FIELDS.find((field) => found[field])
    if (first) return form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
    void act(() => onGiven(given))
  }

  const text = (field: 'organization' | 'name' | 'email') => ({
    name: field,
    value: draft[field],
    error: wrong[field] && <Refusal>{wrong[field]}</Refusal>,
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange({ ...draft, [field]: event.currentTarget.value }),
  })

  return (
    <>
      <DoorTitle>{t('door.signUpTitle')}</DoorTitle>
      <p class="sign-in-text">{t('door.signUpText')}</p>
      <form ref={form} class="sign-in-form" noValidate onSubmit={submit}>
        <TextField
          label={t('door.organization')}
          help={t('door.organizationHelp')}
          autoComplete="organization"
          maxLength={200}
          {...text('organization')}
        />
        <TextField label={t('door.name')} autoComplete="name" maxLength={200} {...text('name')} />
        <TextField
          label={t('signIn.email')}
          help={t('door.emailHelp')}
          type="email"
          autoComplete="username"
          {...text('email')}
        />
        <NewPasswordField
          label={t('signIn.password')}
          value={password}
          about={[organization, name, email]}
          error={wrong.password}
          onChange={(typed) => onChange({ ...draft, password: typed })}
        />
        <SelectField
          label={t('door.region')}
          help={t('door.regionHelp')}
          value={draft.region ?? 'auto'}
          options={[
            { value: 'auto', name: t('door.regionAuto') },
            { value: 'eu', name: t('door.regionEu') },
            { value: 'us', name: t('door.regionUs') },
          ]}
          onChange={(region) => onChange({ ...draft, region })}
        />
        {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'door.sending' : 'door.signUp')}
        </Button>
        <p class="sign-in-small">
          {tx('door.agree', {
            terms: <OwnPage href="/terms">{t('signIn.terms')}</OwnPage>,
            privacy: <OwnPage href="/privacy">{t('signIn.privacy')}</OwnPage>,
          })}
        </p>
      </form>
      <p class="sign-in-new">
        {t('door.haveAccount')} <a href="/">{t('signIn.submit')}</a>
      </p>
    </>
  )
}

/** Beside this one: what was typed here stays. */
function OwnPage({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  )
}

function faultsOf({ organization, name, email, password }: SignUp): Partial<Record<Field, string>> {
  const faults: [Field, string | undefined][] = [
    ['organization', organization === '' ? t('door.needOrganization') : undefined],
    ['name', name === '' ? t('door.needName') : undefined],
    ['email', emailFault(email)],
    ['password', passwordFault(password)],
  ]
  return Object.fromEntries(faults.filter(([, fault]) => fault !== undefined))
}
