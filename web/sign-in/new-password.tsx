import type { Ref } from 'preact'
import { t } from '../i18n'
import { PasswordField } from './password-field'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-length'
import { type Strength, strengthOf } from './strength'
import './new-password.css'

interface Props {
  label: string
  value: string
  /** What is known of the person, and should not stand in it: name, e-mail, organization. */
  about: readonly string[]
  error?: string | undefined
  inputRef?: Ref<HTMLInputElement>
  onChange: (value: string) => void
}

const WORDS = {
  known: 'door.strengthKnown',
  weak: 'door.strengthWeak',
  fair: 'door.strengthFair',
  strong: 'door.strengthStrong',
} as const
/** How many of the four strokes are drawn. */
const STROKES: Record<Strength, number> = { short: 1, known: 1, weak: 2, fair: 3, strong: 4 }

/** A password that is chosen, with what it is worth while it is typed. */
export function NewPasswordField({ label, value, about, error, inputRef, onChange }: Props) {
  return (
    <PasswordField
      label={label}
      autoComplete="new-password"
      value={value}
      help={value === '' ? t('door.passwordHelp', { n: SHORTEST_PASSWORD }) : <Worth password={value} about={about} />}
      error={error}
      {...(inputRef ? { inputRef } : {})}
      onChange={onChange}
    />
  )
}

function Worth({ password, about }: { password: string; about: readonly string[] }) {
  const strength = strengthOf(password, about)
  const missing = SHORTEST_PASSWORD - [...password].length
  return (
    <div class={`strength strength-${strength}`}>
      <div class="strength-strokes" aria-hidden="true">
        {[1, 2, 3, 4].map((stroke) => (
          <span key={stroke} class={stroke <= STROKES[strength] ? 'strength-on' : ''} />
        ))}
      </div>
      <span>{strength === 'short' ? t('door.strengthShort', { n: missing }) : t(WORDS[strength])}</span>
    </div>
  )
}

/** What keeps it from being taken at all. */
export function passwordFault(password: string): string | undefined {
  const length = password.length
  if (length < SHORTEST_PASSWORD) return t('door.passwordShort', { n: SHORTEST_PASSWORD })
  return length > LONGEST_PASSWORD ? t('door.passwordLong', { n: LONGEST_PASSWORD }) : undefined
}
