import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './toggle.css'

interface Props {
  label: ComponentChildren
  help?: ComponentChildren
  on: boolean
  disabled?: boolean
  /** Of the assistant: in its own colour. */
  assistant?: boolean
  onChange: (on: boolean) => void
}

/** Something that is on or off from the moment it is moved. */
export function Toggle({ label, help, on, disabled = false, assistant = false, onChange }: Props) {
  const id = useId()
  return (
    <div class={assistant ? 'toggle toggle-assistant' : 'toggle'}>
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          aria-describedby={help ? id : undefined}
          checked={on}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {help && (
        <p id={id} class="toggle-help">
          {help}
        </p>
      )}
    </div>
  )
}
