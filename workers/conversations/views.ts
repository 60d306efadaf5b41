import type { MessageEvent } from '../whatsapp/event'
import { type FailureAction, type FailureGroup, guidanceOf } from '../whatsapp/graph-errors'
import type { MediaKind, OutboundMessage } from '../whatsapp/outbound-message'
import { actorName } from './actor'
import { type DecisionRecord, type Entry, type MetaEntry, reactionOf } from './entry'
import type { Heard } from './heard'
import type { Waiting } from './hold'
import type { ConversationRow } from './live-event'
import { complete, mediaView } from './media-fold'
import type { Failure, MessageFold } from './message-fold'
import { saidView } from './said-view'
import { beyondBaton } from './sight'
import type { ConversationState } from './state'
import type { Translation, TranslationPair } from './translation'

/** Where a conversation lives: stamped on everything it publishes. */
export interface Place {
  tenantId: string
  channelId: string
  conversationId: string
  phoneNumberId: string
  wabaId: string
  epoch: number
}

/** A conversation as the API shows it: its line in the inbox, and what its screen needs beside it. */
export interface ConversationView extends ConversationRow {
  /** Of the newest thing we said: what a writer has seen of us (`seenOutbound`). */
  spokenSeq: number | null
  /** Of the newest entry: `changes?after=` it. */
  seq: number
  adWindowClosesAt: number
  hold: ({ messageId: string } & Waiting) | null
  identityUnconfirmed: boolean
  translating: TranslationPair | null
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
  /** Not sent yet: why, and when it is tried next. null: it is on its way, or has been. */
  waiting: Waiting | null
  failure: FailureView | null
  pricing: MessageFold['pricing']
  reaction: string | null
  /** What we reacted with. `failed`: the customer still sees what they saw before. */
  ownReaction: OwnReaction | null
  revoked: boolean
  edits: MessageFold['edits']
  /** What its file says in words, as the assistant understood it. */
  heard?: Heard
  /** What it says in other languages; `text` is what was written. */
  translations?: Translation[]
  /** What it answers, at most 200 characters of it. `id` is null when the original is not here. */
  quote?: { id: string | null; by: string; type: string; text: string | null }
  /** What the composer called it before it was stored: an optimistic bubble finds its message by this. */
  clientId?: string
  /** Attachments: not fetched yet, or no longer to be had. */
  media?: MediaView
  /** `text` is its body. `buttons`: what stands on them. */
  template?: {
    name: string
    language: string
    category: string | null
    header?: string
    footer?: string
    buttons?: string[]
    /** Of a header that is a file; the file itself is the message's `media`. */
    media?: { kind: MediaKind }
    cards?: { text: string; buttons: string[]; media?: { kind: MediaKind } }[]
    /** What a limited-time offer is called, and when it ends. */
    offer?: { text: string; endsAt: number | null }
  }
  /** Of what we said that is neither text nor template nor file: a place, contact cards, something to tap. */
  content?: OutboundMessage
  decision?: DecisionRecord
  cause?: string
  /** In a group: who of its members wrote it, as far as Meta names them. */
  author?: { name: string | null; waId: string | null; userId: string | null }
  /** The normalised event for everything that is more than text, and for what was edited: there it has the first words. */
  event?: Record<string, unknown>
}

/**
 * A file of a message. `pending`: not in our store yet; `ready`: `GET …/messages/{id}/media` has it; `failed`: see
 * `failure`; `expired`: Meta no longer has it.
 */
export interface MediaView {
  state: 'pending' | 'ready' | 'failed' | 'expired'
  /** Sniffed once it is here; before that what Meta claims. */
  mimeType: string | null
  filename: string | null
  voice: boolean
  animated: boolean
  /** Bytes; null: not known yet. */
  size: number | null
  failure: MediaFailure | null
  /** When it is tried again by itself. */
  retryAt: number | null
}

/** Why there is no file. Only `unreachable` and `no_token` may pass. */
export type MediaFailure = 'too_large' | 'wrong_hash' | 'unsafe_type' | 'empty' | 'gone' | 'unreachable' | 'no_token'

/** `group`: codes that say the same to a person. `action`: what can be done about it. */
export type FailureView = Failure & { group: FailureGroup; action: FailureAction }

export function messageId(seq: number): string {
  return `msg_${seq}`
}

export function seqOfMessageId(id: string): number | null {
  const digits = /^msg_(\d{1,15})$/.exec(id)?.[1]
  return digits === undefined ? null : Number(digits)
}

export interface OwnReaction {
  emoji: string
  state: 'sending' | 'sent' | 'failed'
}

/** What a view needs beside the entry and its fold. */
export interface Seen {
  now: number
  /** Where it is older than its place in the log: when it was. */
  pastAt?: number | null
  quote?: Quote | undefined
  ownReaction?: OwnReaction | null
  waiting?: Waiting | null
}

export type Quote = NonNullable<MessageView['quote']>

/** A strip shows the beginning of what is quoted. */
const QUOTED_CHARACTERS = 200

/** null: the original is not here, or no message of this conversation. */
export function quoteOf(original: MessageView | null): Quote {
  if (!original) return { id: null, by: 'unknown', type: 'unknown', text: null }
  const { id, by, type, text } = original
  return { id, by, type, text: text === null ? null : beginningOf(text, QUOTED_CHARACTERS) }
}

/** By code points: half an emoji is none. */
export function beginningOf(text: string, characters: number): string {
  return text.length <= characters ? text : [...text.slice(0, 2 * characters)].slice(0, characters).join('')
}

/** null: not a message; or one that is shown on another, as a reaction is. */
export function messageView(entry: Entry, fold: MessageFold, seen: Seen): MessageView | null {
  const { body, key } = entry
  const arrival = seen.pastAt ?? entry.at
  const shared = {
    id: messageId(entry.seq),
    seq: entry.seq,
    visibleAt: entry.at,
    late: false,
    status: fold.status,
    statuses: fold.statuses,
    attempts: fold.attempts,
    waiting: seen.waiting ?? null,
    failure: fold.failure && { ...fold.failure, ...guidanceOf(fold.failure.code, fold.failure.group) },
    pricing: fold.pricing,
    reaction: fold.reaction,
    ownReaction: seen.ownReaction ?? null,
    revoked: fold.revoked,
    edits: fold.edits,
    ...(fold.heard ? { heard: fold.heard } : {}),
    ...(fold.translations ? { translations: fold.translations } : {}),
    ...(seen.quote ? { quote: seen.quote } : {}),
    ...(key?.startsWith(CLIENT_KEY) ? { clientId: key.slice(CLIENT_KEY.length) } : {}),
  }
  if (body.kind === 'note') {
    return { ...shared, direction: 'note', type: 'note', text: body.text, by: actorName(body.by), sentAt: arrival }
  }
  if (body.kind === 'say') return reactionOf(body) ? null : { ...shared, ...saidView(body, arrival) }
  if (body.kind !== 'meta' || body.event.kind !== 'message') return null
  return { ...shared, ...heardView(body.event, body, fold, seen.now) }
}

/** What a client calls a message of its own, as a key of the log. */
export const CLIENT_KEY = 'client:'

/** What a message has beside what all share. */
export type Own = Pick<MessageView, 'direction' | 'type' | 'text' | 'by' | 'sentAt'> & Partial<MessageView>

function heardView(told: MessageEvent, { sentAt, late }: MetaEntry, fold: MessageFold, now: number): Own {
  const event = complete(told, fold.media)
  const { raw: _raw, ...shown } = event
  const media = mediaView(event, fold.media, { sentAt, now })
  return {
    direction: event.direction,
    type: event.type,
    text: fold.revoked ? null : (fold.edits.at(-1)?.text ?? event.text),
    by: event.direction === 'inbound' ? 'customer' : (event.origin ?? 'phone_app'),
    sentAt,
    late: late === true,
    ...(event.group_id ? { author: authorOf(event) } : {}),
    ...(media && !fold.revoked ? { media } : {}),
    ...((isPlain(event) && fold.edits.length === 0) || fold.revoked ? {} : { event: { ...shown } }),
  }
}

function authorOf({ contact_name, wa_id, user_id }: MessageEvent): NonNullable<MessageView['author']> {
  return { name: contact_name || null, waId: wa_id, userId: user_id }
}

/** Nothing but words. */
function isPlain({ type, referral, forwarded, frequently_forwarded, product }: MessageEvent): boolean {
  return type === 'text' && !referral && !forwarded && !frequently_forwarded && !product
}

/** The conversation's line in the inbox; null while nothing was spoken, or when it lives elsewhere now. */
export function rowOf(place: Place, state: ConversationState): ConversationRow | null {
  if (!state.last || state.moved) return null
  const { waId, userId, username, name, groupId } = state.contact
  const last = newest(state.last, state.reaction)
  const belongs = beyondBaton(state.belongs, state.baton)
  return {
    id: place.conversationId,
    channelId: place.channelId,
    contact: { name, waId, userId, username, groupId },
    state: state.state,
    baton: state.baton,
    ...(belongs ? { belongs } : {}),
    last,
    lastAt: last.at,
    unanswered: state.unanswered,
    inbound: state.inbound,
    waitingSince: state.waitingSince,
    windowClosesAt: state.windowClosesAt,
    marketingOptOut: state.marketingOptOut,
    snoozedUntil: state.snoozedUntil,
    labels: state.labels,
    attention: state.attention,
    createdAt: state.createdAt,
  }
}

function newest(
  { seq: _seq, ...spoken }: NonNullable<ConversationState['last']>,
  reaction: ConversationState['reaction'],
): NonNullable<ConversationRow['last']> {
  if (!reaction) return spoken
  const { text, at, about } = reaction
  const last = { text, type: 'reaction', direction: 'inbound' as const, by: 'customer', at }
  return about === undefined ? last : { ...last, about }
}
