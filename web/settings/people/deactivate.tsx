import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { SelectField } from '../../ui/select-field'
import { say } from '../../ui/toast'
import { Question } from '../question'
import { type Colleague, peopleServer } from './server'
import type { PeopleStore } from './store'
import { canTakeOver } from './words'

const NOBODY = 'nobody'

/** Somebody leaves: what ends, what stays, and who goes on with what they had. */
export function DeactivateDialog(props: { person: Colleague; store: PeopleStore; onClose: () => void }) {
  const { person, store, onClose } = props
  const { id, name } = person
  const [heir, setHeir] = useState(NOBODY)
  const [handedOver, setHandedOver] = useState(0)
  const heirs = store.people.value.filter((one) => one.id !== id && canTakeOver(one, store.roles.value))
  async function deactivate(): Promise<void> {
    let n = 0
    try {
      // Of many conversations a request hands over some; the next goes on from there.
      for (let more = true; more; ) {
        const part = await peopleServer.deactivate(id, heir)
        n += part.handedOver
        more = part.more && part.handedOver > 0
        setHandedOver(n)
      }
      say(t('people.deactivated', { name, n }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      danger
      title={t('people.deactivateTitle', { name })}
      verb={t('people.deactivateVerb')}
      onConfirm={deactivate}
      onClose={onClose}
    >
      <ul class="people-consequences">
        <li>{t('people.deactivateSessions')}</li>
        <li>{t('people.deactivateKeys')}</li>
        <li>{t('people.deactivateKeeps')}</li>
      </ul>
      <SelectField
        label={t('people.heir')}
        help={handedOver > 0 && t('people.handingOver', { n: handedOver })}
        value={heir}
        options={[
          { value: NOBODY, name: t('people.heirNobody') },
          ...heirs.map((one) => ({ value: one.id, name: one.name })),
        ]}
        onChange={setHeir}
      />
    </Question>
  )
}
