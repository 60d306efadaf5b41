import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props<Value extends string> {
  label: string
  value: Value | ''
  choices: readonly { value: Value; name: ComponentChildren; help?: ComponentChildren }[]
  onChange: (value: Value) => void
}

/** A few possibilities, all in sight. */
export function Choices<Value extends string>({ label, value, choices, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      {choices.map((one) => (
        <label key={one.value} class="choice">
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          <span class="choice-words">
            <span class="choice-name">{one.name}</span>
            {one.help && <span class="choice-help">{one.help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
