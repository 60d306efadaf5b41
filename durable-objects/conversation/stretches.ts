import type { ConversationState } from '../../workers/conversations/state'
import { THREAD_KINDS } from '../../workers/conversations/thread-item'
import { kindOf, type Placed } from './stored'

/**
 * Where in the log nothing stands that a thread shows: an imported history, which is ordered by time, or a thousand
 * ticks of a group. A page steps over them, so that opening a conversation does not cost what is in it. `shown`: the
 * newest entry that stands there; null: not known, for an older release wrote the state.
 */
type Stretches = ConversationState['stretches']

/** Shorter ones are read over. */
const SHORTEST = 256
/** They are kept in the snapshot; of more, the longest count. */
const MOST = 64

export function noteShown(stretches: Stretches, { entry, pastAt }: Pick<Placed, 'entry' | 'pastAt'>): void {
  if (pastAt !== null || !THREAD_KINDS.includes(kindOf(entry.body))) return
  const { shown, empty } = stretches
  stretches.shown = entry.seq
  if (shown === null || entry.seq - shown <= SHORTEST) return
  empty.push([shown + 1, entry.seq - 1])
  if (empty.length > MOST)
    empty.splice(empty.indexOf(empty.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? [0, 0]), 1)
}

/** The seq below which to go on from `below`. */
export function stepDown({ shown, empty }: Stretches, below: number): number {
  const from = Math.min(below, shown === null ? below : shown + 1)
  const over = empty.find(([first, last]) => first < from && from <= last + 1)
  return over ? over[0] : from
}

/** The seq from which to go on. */
export function stepUp({ empty }: Stretches, from: number): number {
  const over = empty.find(([first, last]) => first <= from && from <= last)
  return over ? over[1] + 1 : from
}

function lengthOf([first, last]: [number, number]): number {
  return last - first
}
