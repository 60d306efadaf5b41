import { recipientOf } from '../../workers/conversations/joined'
import type { ConversationRow } from '../../workers/conversations/live-event'
import type { ConversationState } from '../../workers/conversations/state'
import { MESSAGE_KINDS } from '../../workers/conversations/thread-item'
import type { MessageView } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { type Cut, NEWEST } from './log-reading'
import { shownMessage } from './shown'
import type { Stand } from './strand'
import { Walk } from './walk'

/** `GET /api/messages`: what the outside may ask of one wamid. */
export interface MessageFacts {
  status: string | null
  statuses: { status: string; timestamp: number }[]
  pricing_category: string | null
  reaction: string | null
  revoked: boolean
}

export function messageFacts(log: ConversationLog, wamid: string): MessageFacts | null {
  const seq = log.messageOf(wamid)
  if (seq === undefined) return null
  const fold = log.foldAt(seq)
  return {
    status: fold.status,
    statuses: fold.statuses.map(({ status, timestamp }) => ({ status, timestamp })),
    pricing_category: fold.pricing?.category ?? null,
    reaction: fold.reaction,
    revoked: fold.revoked,
  }
}

/** What a conversation knows of its contact without asking anybody. */
export interface ContactFacts {
  contact: ConversationRow['contact']
  /** Messages of either side, with history. */
  messages: number
  /** When the oldest thing that is here was said. */
  firstAt: number
  marketingOptOut: boolean
  touches: ConversationState['touches']
  /** Messages in a row that WhatsApp could not deliver. */
  undeliverable: number
  /** Where contacts were joined: to which number an answer goes. */
  answersTo: string | null
  /** Somebody else has the number by now. */
  numberLeft: boolean
}

export function contactFacts(log: ConversationLog): ContactFacts {
  const { contact, spoken, createdAt, marketingOptOut, touches, undeliverable, joined, left } = log.state
  const { name, waId, userId, username, groupId } = contact
  return {
    contact: { name, waId, userId, username, groupId },
    messages: spoken,
    firstAt: Math.min(createdAt, log.reading.oldestPast() ?? createdAt),
    marketingOptOut,
    touches,
    undeliverable,
    answersTo: joined.length > 0 ? recipientOf(log.state).waId : null,
    numberLeft: left !== null,
  }
}

type Page = { ok: true; messages: MessageView[]; before: string | null } | { ok: false; reason: 'bad_cursor' }

/** Newest first, by when they came. The cursor holds two places: in what happened here, and in what is older than its place. */
export function messagesPage(
  log: ConversationLog,
  { before, limit }: { before?: string; limit: number },
  now: number,
): Page {
  const from = before === undefined ? NEWEST : parseCursor(before)
  if (!from) return { ok: false, reason: 'bad_cursor' }
  const { stands, next } = messagesBefore(log, from, limit)
  const messages = stands.flatMap((stand) => shownMessage(log, stand, now) ?? [])
  return { ok: true, messages, before: next && `${next.seq}-${next.pastAt}-${next.pastSeq}` }
}

/** Newest first. `next`: where the older ones begin; null: there are none. */
export function messagesBefore(log: ConversationLog, from: Cut, limit: number): { stands: Stand[]; next: Cut | null } {
  const walk = new Walk(log, from, MESSAGE_KINDS, 'older')
  const stands: Stand[] = []
  for (let next = walk.peek(); next && stands.length < limit; next = walk.peek()) {
    stands.push(next)
    walk.take()
  }
  return { stands, next: walk.peek() || walk.isTired ? walk.cut : null }
}

function parseCursor(cursor: string): Cut | null {
  const [, seq, pastAt, pastSeq] = /^(\d{1,16})-(\d{1,16})-(\d{1,16})$/.exec(cursor) ?? []
  return seq && pastAt && pastSeq ? { seq: Number(seq), pastAt: Number(pastAt), pastSeq: Number(pastSeq) } : null
}
