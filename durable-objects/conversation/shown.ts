import { type Entry, quotedWamid } from '../../workers/conversations/entry'
import type { Waiting } from '../../workers/conversations/hold'
import type { MessageFold } from '../../workers/conversations/message-fold'
import type { ThreadItem } from '../../workers/conversations/thread'
import { threadItem } from '../../workers/conversations/thread-item'
import {
  type ConversationView,
  type MessageView,
  messageView,
  type OwnReaction,
  type Quote,
  quoteOf,
  rowOf,
} from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import type { Placed } from './stored'

/** Entries as people see them, with what only the log around them knows: what became of them, and what they answer. */

export function shownMessage(log: ConversationLog, placed: Placed, now: number): MessageView | null {
  const { entry, pastAt } = placed
  const fold = log.foldOf(placed)
  const waiting = waitingOf(log, entry.seq, fold)
  return messageView(entry, fold, {
    now,
    pastAt,
    quote: quoteAt(log, entry, now),
    ownReaction: reactedWith(log, fold),
    waiting,
  })
}

export function shownItem(log: ConversationLog, placed: Placed, now: number): ThreadItem | null {
  const { entry, pastAt } = placed
  const fold = log.foldOf(placed)
  const waiting = waitingOf(log, entry.seq, fold)
  return threadItem(entry, fold, {
    now,
    pastAt,
    quote: quoteAt(log, entry, now),
    ownReaction: reactedWith(log, fold),
    waiting,
  })
}

/** null: there is no message. Without what it answers. */
export function viewAt(log: ConversationLog, seq: number, now: number): MessageView | null {
  const placed = log.reading.placed(seq)
  return placed && messageView(placed.entry, log.foldOf(placed), { now, pastAt: placed.pastAt })
}

/** What stands behind one that waits waits as long: they leave in order. */
function waitingOf(log: ConversationLog, seq: number, { status }: MessageFold): Waiting | null {
  const { hold, queue } = log.state
  return hold && status === 'queued' && queue.includes(seq) ? { why: hold.why, until: hold.until } : null
}

/** Of a message that must be there. */
export function viewOf(log: ConversationLog, seq: number, now: number): MessageView {
  const placed = log.reading.placed(seq)
  const view = placed && shownMessage(log, placed, now)
  if (!view) throw new Error(`entry ${seq} is no message`)
  return view
}

/** The newest of ours; one that was to be taken back and could not still stands there. */
export function reactedWith(log: ConversationLog, { ownReactions = [] }: MessageFold): OwnReaction | null {
  const newest = ownReactions.at(-1)
  if (!newest) return null
  const state = reactionState(log.foldAt(newest.seq))
  if (newest.emoji !== '') return { emoji: newest.emoji, state }
  const before = ownReactions.findLast(({ seq, emoji }) => emoji !== '' && reactionState(log.foldAt(seq)) === 'sent')
  return state === 'failed' && before ? { emoji: before.emoji, state } : null
}

function reactionState({ status }: MessageFold): OwnReaction['state'] {
  if (status === 'queued') return 'sending'
  return status === 'failed' ? 'failed' : 'sent'
}

function quoteAt(log: ConversationLog, { body }: Entry, now: number): Quote | undefined {
  const wamid = quotedWamid(body)
  if (wamid === undefined) return undefined
  const seq = log.messageOf(wamid)
  return quoteOf(seq === undefined ? null : viewAt(log, seq, now))
}

/** null: nothing was spoken here, or it lives elsewhere now. */
export function shownConversation(log: ConversationLog): ConversationView | null {
  const row = rowOf(log.place, log.state)
  if (!row) return null
  const { hold, lastOutbound, adWindowClosesAt, hiddenUpTo, translating } = log.state
  return {
    ...row,
    spokenSeq: lastOutbound?.seq ?? null,
    seq: log.head,
    adWindowClosesAt,
    hold: hold && { messageId: `msg_${hold.seq}`, until: hold.until, why: hold.why },
    identityUnconfirmed: hiddenUpTo > 0,
    translating,
  }
}
