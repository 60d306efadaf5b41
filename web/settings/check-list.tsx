import type { ComponentChildren } from 'preact'
import './check-list.css'

export interface CheckGroup<Value extends string> {
  /** Absent: there is one group, and the label says what it is. */
  name?: string
  options: readonly { value: Value; name: string; hint?: ComponentChildren; disabled?: boolean }[]
}

interface Props<Value extends string> {
  label: string
  /** Only for readers: what stands above says it. */
  quiet?: boolean
  help?: string
  groups: readonly CheckGroup<Value>[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Any number of many, in groups. */
export function CheckList<Value extends string>({ label, quiet, help, groups, chosen, onChange }: Props<Value>) {
  return (
    <fieldset class="check-list">
      <legend class={quiet ? 'visually-hidden' : undefined}>{label}</legend>
      {help && <p class="check-list-help">{help}</p>}
      <div class="check-groups">
        {groups.map(({ name, options }) => (
          <fieldset key={name} class="check-group">
            {name !== undefined && <legend>{name}</legend>}
            {options.map((option) => (
              <label key={option.value} class="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(option.value)}
                  disabled={option.disabled ?? false}
                  onChange={({ currentTarget: { checked } }) => {
                    const others = chosen.filter((one) => one !== option.value)
                    onChange(checked ? [...others, option.value] : others)
                  }}
                />
                <span>
                  {option.name}
                  {option.hint && <span class="check-hint">{option.hint}</span>}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}
