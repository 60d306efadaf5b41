import { Hourglass, RotateCw } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { second } from '../../frame/clock'
import { type MessageKey, t } from '../../i18n'
import { dayAndTime, duration } from '../../i18n/time'
import { countdown } from '../countdown'

export type Waiting = NonNullable<ThreadMessage['waiting']>

const SHORT: Record<Waiting['why'], MessageKey> = {
  pair: 'insert.waitPair',
  pace: 'insert.waitPace',
  circuit: 'insert.waitCircuit',
  cap: 'insert.waitCap',
  retry: 'insert.waitRetry',
  unknown: 'insert.waitUnknown',
}

const WHY: Record<Waiting['why'], MessageKey> = {
  pair: 'insert.whyPair',
  pace: 'insert.whyPace',
  circuit: 'insert.whyCircuit',
  cap: 'insert.whyCap',
  retry: 'insert.whyRetry',
  unknown: 'insert.whyUnknown',
}

/** Above this a clock of minutes and seconds says less than "3 h". */
const HOUR_MS = 3_600_000

/** Nothing is under way without saying why and when next. */
export function waitingWords({ why, until }: Waiting, now: number): string {
  const left = until - now
  const words = left <= 0 ? t('insert.waitSoon') : left < HOUR_MS ? countdown(left) : duration(left)
  return t(SHORT[why], { left: words })
}

/** The same as a sentence, with what happens then. */
export function waitingReason({ why, until }: Waiting, now: number): string {
  return t(WHY[why], { time: dayAndTime(until, now) })
}

export function WaitingSign({ waiting }: { waiting: Waiting }) {
  return (
    <>
      {waiting.why === 'retry' ? <RotateCw size={13} /> : <Hourglass size={13} />}
      <span class="numbers">{waitingWords(waiting, second.value)}</span>
    </>
  )
}
