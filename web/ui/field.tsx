import type { ComponentChildren, InputHTMLAttributes, Ref, TargetedEvent, TargetedKeyboardEvent } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'

interface Common {
  label: string
  help?: ComponentChildren
  /** What is wrong, and what to do. */
  error?: ComponentChildren
  /** Beside the label, at the end. */
  aside?: ComponentChildren
}

interface Typed<Element extends HTMLElement> {
  value: string
  name?: string
  placeholder?: string
  maxLength?: number
  required?: boolean
  disabled?: boolean
  onInput: (event: TargetedEvent<Element, Event>) => void
  onKeyDown?: (event: TargetedKeyboardEvent<Element>) => void
}

interface InputProps extends Common, Typed<HTMLInputElement> {
  type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'date' | 'datetime-local'
  autoComplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'name' | 'organization' | 'off'
  /** Which keys a phone shows. */
  inputMode?: 'numeric'
  /** A button in the field, at its end. */
  inside?: ComponentChildren
  inputRef?: Ref<HTMLInputElement>
}

interface AreaProps extends Common, Typed<HTMLTextAreaElement> {
  rows?: number
}

export function TextField({ label, help, error, aside, inside, inputRef, type = 'text', ...rest }: InputProps) {
  const id = useId()
  // Preact types an input by its `type`, which here is known only when it is drawn.
  const attributes = { type, ...rest } as InputHTMLAttributes<HTMLInputElement>
  return (
    <Frame id={id} {...{ label, help, error, aside }}>
      <div class="field-box">
        <input
          id={id}
          ref={inputRef}
          class="field-input"
          dir={directionOf(rest.value)}
          aria-describedby={`${id}-about`}
          aria-invalid={error ? true : undefined}
          {...attributes}
        />
        {inside}
      </div>
    </Frame>
  )
}

export function TextArea({ label, help, error, aside, ...rest }: AreaProps) {
  const id = useId()
  return (
    <Frame id={id} {...{ label, help, error, aside }}>
      <textarea
        id={id}
        class="field-input"
        dir={directionOf(rest.value)}
        aria-describedby={`${id}-about`}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </Frame>
  )
}

/** That of the text; an empty field has that of the interface, for its placeholder. */
export function directionOf(value: string): 'auto' | undefined {
  return value === '' ? undefined : 'auto'
}

function Frame({ id, label, help, error, aside, children }: Common & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {aside}
      </div>
      {children}
      <div id={`${id}-about`} class={error ? 'field-error' : 'field-help'} role={error ? 'alert' : undefined}>
        {error ?? help}
      </div>
    </div>
  )
}
