import { useSignal } from '@preact/signals'
import { Sparkle, X } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import type { ThreadEvent, ThreadItem } from '../../workers/conversations/thread'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { helpingOf } from './helping'
import { helperProblem } from './problem'
import { fetchSummary } from './server'
import { SummaryParts } from './summary-parts'
import './copilot.css'

/** So much is no longer read at a glance. */
const MANY_MESSAGES = 6
const SOME_MESSAGES = 3
/** What was said before this is hardly in anybody's mind. */
const LONG_MS = 20 * 3_600_000

type Shown = Awaited<ReturnType<typeof fetchSummary>>

/** For who comes back to a conversation that went on without them, or asks: what it is about, above the box. */
export function Absence({ thread }: { thread: Thread }) {
  const { summing } = helpingOf(thread.id)
  // Looked at once: what comes while it is open is read as it comes.
  const away = useSignal(wasAway(thread.items.peek(), thread.unreadFrom.peek()))
  if (!summing.value && !away.value) return null
  const close = () => {
    away.value = false
    summing.value = false
  }
  return <SummedUp thread={thread} title={t(away.value ? 'copilot.whileAway' : 'copilot.summary')} onClose={close} />
}

function SummedUp({ thread, title, onClose }: { thread: Thread; title: string; onClose: () => void }) {
  const shown = useSignal<Shown | null>(null)
  const problem = useSignal<string | null>(null)
  const load = async () => {
    problem.value = null
    try {
      shown.value = await fetchSummary(thread.id)
    } catch (error) {
      problem.value = helperProblem(error)
    }
  }
  useEffect(() => void load(), [thread])
  const summary = shown.value?.summary
  return (
    <section class="absence" aria-label={title}>
      <div class="absence-head">
        <Sparkle size={14} aria-hidden="true" />
        <h3>{title}</h3>
        <IconButton name={t('copilot.closeSummary')} tip="inward" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div class="absence-body" aria-live="polite">
        {problem.value ? (
          <p role="alert">
            {problem.value}{' '}
            <Button kind="quiet" onClick={() => void load()}>
              {t('frame.retry')}
            </Button>
          </p>
        ) : shown.value === null ? (
          <p class="absence-wait">{t('copilot.summing')}</p>
        ) : summary ? (
          <SummaryParts summary={summary} />
        ) : (
          <p>{t('copilot.tooShort')}</p>
        )}
      </div>
    </section>
  )
}

/** Much is new, or something is new after a long time. A hand-over or an end among it has a summary of its own. */
export function wasAway(items: readonly ThreadItem[], unreadFrom: string | null): boolean {
  const first = items.findIndex(({ id }) => id === unreadFrom)
  if (unreadFrom === null || first < 0) return false
  const fresh = items.slice(first)
  const said = fresh.filter((item) => item.kind === 'message' && item.direction !== 'note').length
  const summed = fresh.findLastIndex((item) => item.kind === 'event' && isSummary(item))
  if (summed >= 0 && fresh.length - summed <= SOME_MESSAGES) return false
  const last = items.slice(0, first).findLast((item) => item.kind === 'message')
  const long = last !== undefined && (fresh[0]?.order ?? 0) - last.order >= LONG_MS
  return said >= MANY_MESSAGES || (long && items.length >= MANY_MESSAGES && said >= 1)
}

/** One that stands in the thread. */
function isSummary({ event }: ThreadEvent): boolean {
  return event.type === 'summary' && event.cause !== 'opened'
}
