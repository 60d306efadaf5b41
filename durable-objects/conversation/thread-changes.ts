import { type Entry, reactionOf } from '../../workers/conversations/entry'
import type { ThreadChanges } from '../../workers/conversations/thread'
import { MESSAGE_KINDS, THREAD_KINDS } from '../../workers/conversations/thread-item'
import type { ConversationLog } from './log'
import { shownConversation, shownItem } from './shown'
import { OWN_REACTION } from './stored'
import { compareKeys } from './thread-cursor'

type Changed = { ok: true; changes: ThreadChanges } | { ok: false; reason: 'not_found' }

/** More than this a client loads anew. */
const MOST_ITEMS = 300
/** Of what happened since; a group's ticks are many entries about few messages. */
const MOST_ENTRIES = 3_000

/** What of the thread is new since `after`, or not as it was. Everything that changes an item is an entry about it. */
export function threadChanges(log: ConversationLog, after: number, now: number): Changed {
  const conversation = shownConversation(log)
  if (!conversation) return { ok: false, reason: 'not_found' }
  const seqs = isOfThisLife(log, after) ? touchedSince(log, after) : null
  if (!seqs) return { ok: true, changes: { conversation, items: [], reload: true } }
  const touched = log.reading.all([...seqs])
  const reactedTo = touched.flatMap(({ entry }) => targetOf(log, entry) ?? []).filter((seq) => !seqs.has(seq))
  const placed = [...touched, ...log.reading.all([...new Set(reactedTo)])]
  const items = placed.flatMap((one) => shownItem(log, one, now) ?? [])
  return { ok: true, changes: { conversation, items: items.sort(compareKeys), reload: false } }
}

/** A reaction of ours is shown on what it is about. */
function targetOf(log: ConversationLog, { body }: Entry): number | undefined {
  const reaction = reactionOf(body)
  return reaction ? log.messageOf(reaction.target) : undefined
}

/** What the client holds may have been erased, or have moved away and come back as other entries. */
function isOfThisLife(log: ConversationLog, after: number): boolean {
  if (after > log.head) return false
  return after === 0 ? log.epoch === 1 : (log.reading.first() ?? 0) <= after
}

/** null: too much. */
function touchedSince(log: ConversationLog, after: number): Set<number> | null {
  const entries = log.reading.touchedAfter(after, MOST_ENTRIES + 1)
  if (entries.length > MOST_ENTRIES) return null
  const seqs = new Set<number>()
  for (const { seq, ref, kind } of entries) {
    if (kind === 'separated') return null // some of what the client holds is no longer here
    if (ref === null && kind !== OWN_REACTION && !THREAD_KINDS.includes(kind)) continue
    seqs.add(ref ?? seq)
    if (CHANGE_THE_WAIT.has(kind)) for (const queued of log.state.queue.slice(0, MOST_QUEUED)) seqs.add(queued)
    if (!CHANGE_THE_WORDS.has(kind)) continue
    for (const quoting of log.foldAt(ref ?? seq).quotedBy ?? []) seqs.add(quoting)
    if (seqs.size > MOST_ITEMS) return null
  }
  return seqs.size > MOST_ITEMS ? null : seqs
}

/** What stands behind a message that waits waits with it. */
const CHANGE_THE_WAIT = new Set<string>(['held', 'refused', 'unanswered', 'requeued', 'attempt'])
const MOST_QUEUED = 50

/** What quotes a message shows some of it: it may have come, been corrected or been taken back. */
const CHANGE_THE_WORDS = new Set<string>([...MESSAGE_KINDS, 'joined', 'edit', 'revoke'])
