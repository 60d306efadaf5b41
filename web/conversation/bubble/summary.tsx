import { Sparkle } from 'lucide-preact'
import type { Summary } from '../../../workers/conversations/entry'
import type { ThreadEvent } from '../../../workers/conversations/thread'
import { t, withWords } from '../../i18n'
import { clockTime, exactTime } from '../../i18n/time'
import { later } from '../../media/later'
import { languageOf } from './script'

const Parts = later(() => withWords(import('../../copilot/summary-parts')).then(({ SummaryParts: part }) => part))

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
      <Parts
        summary={summary}
        waiting={
          <p dir="auto" lang={languageOf(summary.wants)}>
            {summary.wants}
          </p>
        }
      />
    </section>
  )
}
