import type { Summary } from '../../workers/conversations/entry'
import { languageOf } from '../conversation/bubble/script'
import { type MessageKey, t } from '../i18n'
import './copilot.css'

const PARTS = [
  ['wants', 'conversation.summaryWants'],
  ['said', 'conversation.summarySaid'],
  ['open', 'conversation.summaryOpen'],
  ['facts', 'copilot.facts'],
] as const

const MOODS: Readonly<Record<string, MessageKey>> = {
  calm: 'copilot.calm',
  worried: 'copilot.worried',
  angry: 'copilot.angry',
  happy: 'copilot.happy',
}

/** What the customer wants, what was said, what waits, and how they take it. */
export function SummaryParts({ summary }: { summary: Summary }) {
  const mood = MOODS[summary.mood]
  return (
    <dl>
      {PARTS.map(([part, key]) => ({ part, key, text: summary[part] ?? '' }))
        .filter(({ text }) => text !== '')
        .map(({ part, key, text }) => (
          <div key={part}>
            <dt>{t(key)}</dt>
            <dd class="summary-text" dir="auto" lang={languageOf(text)}>
              {text}
            </dd>
          </div>
        ))}
      {summary.mood !== '' && (
        <div>
          <dt>{t('conversation.summaryMood')}</dt>
          <dd>{mood ? t(mood) : summary.mood}</dd>
        </div>
      )}
    </dl>
  )
}
