import { Sparkle } from 'lucide-preact'
import type { Summary } from '../../../workers/conversations/entry'
import type { ThreadEvent } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { clockTime, exactTime } from '../../i18n/time'
import { languageOf } from './script'

const PARTS = [
  ['wants', 'conversation.summaryWants'],
  ['said', 'conversation.summarySaid'],
  ['open', 'conversation.summaryOpen'],
  ['mood', 'conversation.summaryMood'],
] as const

/** What the assistant tells whoever takes over: proposed by the machine, so its edge is stitched. */
export function SummaryCard({ event, summary }: { event: ThreadEvent; summary: Summary }) {
  return (
    <section class="summary" aria-label={t('conversation.summary')} data-item={event.id} data-seq={event.seq}>
      <p class="summary-head">
        <Sparkle size={14} />
        {t('conversation.summary')}
        <time class="numbers" title={exactTime(event.at)}>
          {clockTime(event.at)}
        </time>
      </p>
      <dl>
        {PARTS.filter(([part]) => summary[part] !== '').map(([part, key]) => (
          <div key={part}>
            <dt>{t(key)}</dt>
            <dd dir="auto" lang={languageOf(summary[part])}>
              {summary[part]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
