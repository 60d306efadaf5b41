import { number } from '../i18n/number'
import './filter-chips.css'

interface Props<Choice extends string> {
  label: string
  choices: readonly { value: Choice; name: string; count: number }[]
  chosen: Choice
  onChoose: (choice: Choice) => void
}

/** Which part of a list is looked at, each with how many there are. */
export function FilterChips<Choice extends string>({ label, choices, chosen, onChoose }: Props<Choice>) {
  return (
    <fieldset class="filter-chips" aria-label={label}>
      {choices.map(({ value, name, count }) => (
        <button
          key={value}
          type="button"
          class="filter-chip"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {name} <span class="numbers">{number(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
