import { actorName } from './actor'
import type { DecisionRecord, Entry } from './entry'
import type { ConversationRow, FeedEvent, OwnEvent } from './live-event'
import type { MessageFold } from './message-fold'
import type { ConversationState } from './state'

/** Where a conversation lives: stamped on everything it publishes. */
export interface Place {
  tenantId: string
  channelId: string
  conversationId: string
  phoneNumberId: string
  wabaId: string
  epoch: number
}

/** A message as the API shows it. */
export interface MessageView {
  /** `msg_<seq>`: unique in its conversation. */
  id: string
  seq: number
  direction: 'inbound' | 'outbound' | 'note'
  type: string
  text: string | null
  by: string
  /** Epoch ms: Meta's time, never later than `visibleAt`. */
  sentAt: number
  visibleAt: number
  late: boolean
  status: MessageFold['status']
  statuses: MessageFold['statuses']
  attempts: MessageFold['attempts']
  failure: MessageFold['failure']
  pricing: MessageFold['pricing']
  reaction: string | null
  revoked: boolean
  edits: MessageFold['edits']
  replyTo?: string
  decision?: DecisionRecord
  cause?: string
  /** The normalised event for everything that is more than text: media, location, order, referral, … */
  event?: Record<string, unknown>
}

export function messageId(seq: number): string {
  return `msg_${seq}`
}

export function seqOfMessageId(id: string): number | null {
  const digits = /^msg_(\d{1,15})$/.exec(id)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** null: not a message. */
export function messageView(entry: Entry, fold: MessageFold): MessageView | null {
  const { body } = entry
  const folded = {
    id: messageId(entry.seq),
    seq: entry.seq,
    visibleAt: entry.at,
    status: fold.status,
    statuses: fold.statuses,
    attempts: fold.attempts,
    failure: fold.failure,
    pricing: fold.pricing,
    reaction: fold.reaction,
    revoked: fold.revoked,
    edits: fold.edits,
  }
  if (body.kind === 'note') {
    return {
      ...folded,
      direction: 'note',
      type: 'note',
      text: body.text,
      by: actorName(body.by),
      sentAt: entry.at,
      late: false,
    }
  }
  if (body.kind === 'say') {
    const { content } = body
    return {
      ...folded,
      direction: 'outbound',
      type: content.type,
      text: content.type === 'text' ? content.text : null,
      by: actorName(body.by),
      sentAt: body.sentAt ?? entry.at,
      late: false,
      ...(body.decision ? { decision: body.decision } : {}),
      ...(body.cause ? { cause: body.cause } : {}),
    }
  }
  if (body.kind !== 'meta' || body.event.kind !== 'message') return null
  const { event } = body
  const text = fold.edits.at(-1)?.text ?? event.text
  const { raw: _raw, ...shown } = event
  return {
    ...folded,
    direction: event.direction,
    type: event.type,
    text: fold.revoked ? null : text,
    by: event.direction === 'inbound' ? 'customer' : (event.origin ?? 'phone_app'),
    sentAt: body.sentAt,
    late: body.late === true,
    ...(event.reply_to ? { replyTo: event.reply_to } : {}),
    ...(event.type === 'text' || fold.revoked ? {} : { event: { ...shown } }),
  }
}

/** The conversation's line in the inbox; null while nothing was spoken, or when it lives elsewhere now. */
export function rowOf(place: Place, state: ConversationState): ConversationRow | null {
  if (!state.last || state.moved) return null
  const { waId, userId, username, name, groupId } = state.contact
  const { seq: _seq, ...last } = state.last
  return {
    id: place.conversationId,
    channelId: place.channelId,
    contact: { name, waId, userId, username, groupId },
    state: state.state,
    baton: state.baton,
    last,
    lastAt: last.at,
    unanswered: state.unanswered,
    windowClosesAt: state.windowClosesAt,
    marketingOptOut: state.marketingOptOut,
    snoozedUntil: state.snoozedUntil,
    labels: [],
    attention: state.attention,
    createdAt: state.createdAt,
  }
}

/** What the feed and the sockets hear of an entry; null for what is nobody's business. */
export function feedEventOf(place: Place, entry: Entry): FeedEvent | null {
  const { body } = entry
  const stamp = {
    event_id: `${place.conversationId}.${place.epoch}.${entry.seq}`,
    tenant: place.tenantId,
    conversation_id: place.conversationId,
    seq: entry.seq,
    waba_id: place.wabaId,
    phone_number_id: place.phoneNumberId,
  }
  if (body.kind === 'meta') {
    // History is told to the feed although nobody is notified; what moved here was told where it came from.
    if (body.quiet && !('origin' in body.event && body.event.origin === 'history')) return null
    return { ...stamp, source: 'whatsapp', ...withoutRaw(body.event) }
  }
  const own = ownEventOf(entry)
  return own && { ...stamp, source: 'whatsnexus', ...own }
}

function withoutRaw<T extends object>(event: T): T {
  if (!('raw' in event)) return event
  const { raw: _raw, ...rest } = event
  return rest as T // the same event less an optional field
}

function ownEventOf({ body, seq, ref, at }: Entry): OwnEvent | null {
  const timestamp = Math.floor(at / 1000)
  const message_id = messageId(ref ?? seq)
  switch (body.kind) {
    case 'say':
      if (body.quiet) return null
      return {
        kind: 'reply',
        message_id,
        type: body.content.type,
        text: body.content.type === 'text' ? body.content.text : null,
        by: actorName(body.by),
        timestamp,
        ...(body.decision ? { sources: body.decision.sources } : {}),
      }
    case 'note':
      return { kind: 'note', message_id, text: body.text, by: actorName(body.by), timestamp }
    case 'accepted':
      return { kind: 'send', message_id, attempt: body.n, outcome: 'accepted', wamid: body.wamid, timestamp }
    case 'refused':
      return {
        kind: 'send',
        message_id,
        attempt: body.n,
        outcome: body.nextAt === null ? 'refused' : 'later',
        error_code: body.code,
        reason: body.reason,
        ...(body.nextAt === null ? {} : { next_at: body.nextAt }),
        timestamp,
      }
    case 'unanswered':
      return { kind: 'send', message_id, attempt: body.n, outcome: 'unknown', next_at: body.until, timestamp }
    case 'baton':
      return { kind: 'baton', from: body.from, to: body.to, cause: body.cause, by: actorName(body.by), timestamp }
    case 'state':
      return { kind: 'state', state: body.state, cause: body.cause, by: actorName(body.by), timestamp }
    case 'summary':
      return {
        kind: 'summary',
        text: `${body.summary.wants} ${body.summary.open}`.trim(),
        reason: body.reason,
        timestamp,
      }
    case 'adopted':
      return { kind: 'moved', cause: body.cause, timestamp }
    default:
      return null
  }
}
