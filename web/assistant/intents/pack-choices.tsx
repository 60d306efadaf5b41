import { t } from '../../i18n'
import { SelectField } from '../../ui/select-field'
import type { Intent, Pack } from './server'
import { readableName } from './store'

/** What becomes of one intent of a pack. */
export type Choice = { how: 'add' | 'leave_out' } | { how: 'merge'; into: string }

interface Props {
  pack: Pack
  own: readonly Intent[]
  choices: ReadonlyMap<string, Choice>
  onChoose: (name: string, choice: Choice) => void
}

const INTO = 'into:'

/** Intent by intent: into one of the tenant's own, beside them, or not at all. */
export function PackChoices({ pack, own, choices, onChoose }: Props) {
  const options = [
    { value: 'add', name: t('intents.fitAdd') },
    { value: 'leave_out', name: t('intents.fitLeaveOut') },
    ...own.map(({ name }) => ({ value: INTO + name, name: t('intents.fitMerge', { name: readableName(name) }) })),
  ]
  return (
    <ul class="pack-choices">
      {pack.intents.map(({ name, description }) => (
        <li key={name}>
          <SelectField
            label={readableName(name)}
            help={description}
            value={chosenValue(choices.get(name))}
            options={options}
            onChange={(value) => onChoose(name, choiceOf(value))}
          />
        </li>
      ))}
    </ul>
  )
}

function chosenValue(choice: Choice | undefined): string {
  if (!choice) return 'add'
  return choice.how === 'merge' ? INTO + choice.into : choice.how
}

function choiceOf(value: string): Choice {
  if (value.startsWith(INTO)) return { how: 'merge', into: value.slice(INTO.length) }
  return { how: value === 'leave_out' ? 'leave_out' : 'add' }
}
