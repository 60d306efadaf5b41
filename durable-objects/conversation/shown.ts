import { type Entry, quotedWamid } from '../../workers/conversations/entry'
import type { ThreadItem } from '../../workers/conversations/thread'
import { threadItem } from '../../workers/conversations/thread-item'
import {
  type ConversationView,
  type MessageView,
  messageView,
  type Quote,
  quoteOf,
  rowOf,
} from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import type { Placed } from './stored'

/** Entries as people see them, with what only the log around them knows: what became of them, and what they answer. */

export function shownMessage(log: ConversationLog, placed: Placed, now: number): MessageView | null {
  const { entry, pastAt } = placed
  return messageView(entry, log.foldOf(placed), { now, pastAt, quote: quoteAt(log, entry, now) })
}

export function shownItem(log: ConversationLog, placed: Placed, now: number): ThreadItem | null {
  const { entry, pastAt } = placed
  return threadItem(entry, log.foldOf(placed), { now, pastAt, quote: quoteAt(log, entry, now) })
}

/** null: there is no message. Without what it answers. */
export function viewAt(log: ConversationLog, seq: number, now: number): MessageView | null {
  const placed = log.reading.placed(seq)
  return placed && messageView(placed.entry, log.foldOf(placed), { now, pastAt: placed.pastAt })
}

/** Of a message that must be there. */
export function viewOf(log: ConversationLog, seq: number, now: number): MessageView {
  const placed = log.reading.placed(seq)
  const view = placed && shownMessage(log, placed, now)
  if (!view) throw new Error(`entry ${seq} is no message`)
  return view
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
  const { hold, lastOutbound, adWindowClosesAt, hiddenUpTo } = log.state
  return {
    ...row,
    spokenSeq: lastOutbound?.seq ?? null,
    seq: log.head,
    adWindowClosesAt,
    hold: hold && { messageId: `msg_${hold.seq}`, until: hold.until, why: hold.why },
    identityUnconfirmed: hiddenUpTo > 0,
  }
}
