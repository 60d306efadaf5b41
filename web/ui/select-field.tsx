import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './select-field.css'

interface Props<Value extends string> {
  label: string
  /** Only for readers: what is chosen says what it is. */
  quiet?: boolean
  help?: ComponentChildren
  value: Value
  disabled?: boolean
  options: readonly { value: Value; name: string; disabled?: boolean }[]
  onChange: (value: Value) => void
}

/** One of several, on the browser's own list. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, quiet = false, help, value, disabled = false, options, onChange } = props
  const id = useId()
  return (
    <div class={quiet ? 'field select-quiet' : 'field'}>
      <label class={quiet ? 'visually-hidden' : 'field-head'} for={id}>
        {label}
      </label>
      <select
        id={id}
        class="field-input"
        disabled={disabled}
        aria-describedby={help ? `${id}-about` : undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find((one) => one.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value} disabled={one.disabled} selected={one.value === value}>
            {one.name}
          </option>
        ))}
      </select>
      {help && (
        <div id={`${id}-about`} class="field-help">
          {help}
        </div>
      )}
    </div>
  )
}
