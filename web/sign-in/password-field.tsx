import { Eye, EyeOff } from 'lucide-preact'
import type { ComponentChildren, Ref } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../i18n'
import { IconButton } from '../ui/button'
import { TextField } from '../ui/field'
import { Refusal } from './refusal'

interface Props {
  label: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  help?: ComponentChildren
  error?: string | undefined
  aside?: ComponentChildren
  inputRef?: Ref<HTMLInputElement>
  onChange: (value: string) => void
}

/** What is typed can be looked at: who sees it mistypes it less, and dares a longer one. */
export function PasswordField({ label, autoComplete, value, help, error, aside, inputRef, onChange }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <TextField
      label={label}
      type={shown ? 'text' : 'password'}
      name="password"
      autoComplete={autoComplete}
      value={value}
      help={help}
      aside={aside}
      error={error && <Refusal>{error}</Refusal>}
      {...(inputRef ? { inputRef } : {})}
      inside={
        <IconButton name={t(shown ? 'signIn.hide' : 'signIn.show')} tip="inward" onClick={() => setShown(!shown)}>
          {shown ? <EyeOff size={18} /> : <Eye size={18} />}
        </IconButton>
      }
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  )
}
