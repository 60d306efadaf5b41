import { useId } from 'preact/hooks'
import { tenant } from '../../../frame/tenant'
import { t } from '../../../i18n'
import { type Drafts, NO_PERSON, type PersonDraft } from './drafts'
import { Add, type FormProps, nameOf, Remove, replaced, Words, without } from './fields'

/** Of one message; WhatsApp would take more than anybody reads. */
const MOST_CARDS = 10

export function ContactsForm({ fields, set }: FormProps<Drafts['contacts']>) {
  const { people } = fields
  return (
    <>
      {people.map((person, n) => (
        <fieldset key={n} class="insert-section">
          <legend class="visually-hidden">{nameOf('insert.card', n + 1)}</legend>
          <Card
            {...{ person, n, several: people.length > 1 }}
            set={(changes) => set({ people: replaced(people, n, changes) })}
            onRemove={() => set({ people: without(people, n) })}
          />
        </fieldset>
      ))}
      <Add
        label="insert.addCard"
        disabled={people.length >= MOST_CARDS}
        onClick={() => set({ people: [...people, NO_PERSON] })}
      />
    </>
  )
}

interface CardProps {
  person: PersonDraft
  n: number
  several: boolean
  set: (changes: Partial<PersonDraft>) => void
  onRemove: () => void
}

function Card({ person, n, several, set, onRemove }: CardProps) {
  const path = `people.${n}`
  const which = several ? { n: n + 1 } : {}
  return (
    <>
      <div class="insert-row">
        <Colleague name={person.name} onPick={(name) => set({ name })} />
        {several && <Remove name={nameOf('insert.card', n + 1)} onClick={onRemove} />}
      </div>
      <div class="insert-pair">
        <Words
          path={`${path}.name`}
          label="insert.personName"
          {...which}
          value={person.name}
          onChange={(name) => set({ name })}
        />
        <Words
          path={`${path}.phone`}
          label="insert.phone"
          {...which}
          value={person.phone}
          placeholder="+91 98765 43210"
          onChange={(phone) => set({ phone })}
        />
      </div>
      <div class="insert-pair">
        <Words
          path={`${path}.organisation`}
          label="insert.organisation"
          {...which}
          value={person.organisation}
          onChange={(organisation) => set({ organisation })}
        />
        <Words
          path={`${path}.email`}
          label="insert.email"
          {...which}
          value={person.email}
          onChange={(email) => set({ email })}
        />
      </div>
    </>
  )
}

/** Their name; which of their numbers a customer may have, only they know. */
function Colleague({ name, onPick }: { name: string; onPick: (name: string) => void }) {
  const id = useId()
  const { people } = tenant.value
  return (
    <div class="field insert-field">
      <label class="field-head" for={id}>
        {t('insert.colleague')}
      </label>
      <select
        id={id}
        class="field-input"
        value={people.some((person) => person.name === name) ? name : ''}
        onChange={(event) => {
          if (event.currentTarget.value !== '') onPick(event.currentTarget.value)
        }}
      >
        <option value="">{t('insert.typed')}</option>
        {people.map((person) => (
          <option key={person.id} value={person.name}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  )
}
