import { ChevronRight } from 'lucide-preact'
import { t } from '../../i18n'
import { Chip } from '../../ui/chip'
import type { Intent } from './server'
import { readableName } from './store'

/** From fewer it learns too little to tell an intent from the others. */
const FEW = 5

export function IntentList({ intents, onOpen }: { intents: Intent[]; onOpen: (intent: Intent) => void }) {
  return (
    <ul class="intents-list">
      {intents.map((intent) => (
        <li key={intent.name}>
          <button type="button" class="intents-item" onClick={() => onOpen(intent)}>
            <span class="intents-words">
              <b dir="auto">{readableName(intent.name)}</b>
              {intent.description && <span dir="auto">{intent.description}</span>}
            </span>
            {intent.examples.length < FEW && <Chip tone="soon">{t('intents.few')}</Chip>}
            <span class="intents-count numbers">{t('intents.examples', { n: intent.examples.length })}</span>
            <ChevronRight size={16} class="mirror" />
          </button>
        </li>
      ))}
    </ul>
  )
}
