import { t } from '../../i18n'
import { say } from '../../ui/toast'
import { Question } from '../question'
import { type Colleague, peopleServer } from './server'
import type { PeopleStore } from './store'

/** For somebody who has lost what they prove themselves with. */
export function ResetFactorDialog(props: { person: Colleague; store: PeopleStore; onClose: () => void }) {
  const { person, store, onClose } = props
  const { id, name } = person
  async function reset(): Promise<void> {
    try {
      await peopleServer.resetSecondFactor(id)
      say(t('people.factorReset', { name }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      danger
      title={t('people.resetFactorTitle', { name })}
      verb={t('people.resetFactorVerb')}
      onConfirm={reset}
      onClose={onClose}
    >
      <p>{t('people.resetFactorText')}</p>
    </Question>
  )
}
