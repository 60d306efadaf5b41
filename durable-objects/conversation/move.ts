import {
  type AdoptedState,
  type Entry,
  type EntryBody,
  isMessage,
  type Signpost,
} from '../../workers/conversations/entry'
import { withHome } from '../../workers/conversations/media-fold'
import type { MessageFold } from '../../workers/conversations/message-fold'
import type { ConversationState } from '../../workers/conversations/state'
import { messageId } from '../../workers/conversations/views'
import { phoneVariants, withoutLap } from '../../workers/whatsapp/contact-key'
import type { ConversationLog } from './log'
import type { Placed } from './stored'

/** One message on its way to the conversation that takes it over. */
export interface MovedMessage {
  seq: number
  at: number
  body: EntryBody
  /** null: no message, but something else Meta said, which must be recognised when it comes again. */
  fold: MessageFold | null
  /** Still to be sent. */
  queued: boolean
  /** What makes it unique here: the wamid a placeholder stands for, the client's own id of a reply. */
  key: string | null
}

export interface MovePage {
  messages: MovedMessage[]
  /** seq after which the next page begins; null: this was the last. */
  after: number | null
  state: AdoptedState
  /** How far the log had come. */
  head: number
}

export const MOVE_PAGE = 500

/** A page of what a moving conversation hands over: its messages, with all that became of them. */
export function pageOf(
  log: ConversationLog,
  after: number,
  limit: number,
  isMeant: (placed: Placed) => boolean = () => true,
): MovePage {
  const rows = log.reading.after(after, limit)
  const { queue, baton, windowClosesAt, marketingOptOut, state, contact, generation, hold } = log.state
  const { labels, homes, inbound, unanswered, waitingSince } = log.state
  const messages = rows
    .filter((placed) => isMovable(placed.entry) && isMeant(placed))
    .map((placed) => ({
      seq: placed.entry.seq,
      at: placed.entry.at,
      body: atHome(placed.entry.body, log.place.conversationId),
      fold: isMessage(placed.entry)
        ? withFile(ofAnyLog(log.foldOf(placed)), log.place.conversationId, placed.entry.seq)
        : null,
      queued: queue.includes(placed.entry.seq),
      key: placed.entry.key,
    }))
  return {
    messages,
    after: rows.length < limit ? null : (rows.at(-1)?.entry.seq ?? null),
    head: log.head,
    state: {
      generation,
      restless: log.state.restless,
      hold: hold && { until: hold.until, why: hold.why },
      paidAt: log.state.paidAt,
      baton,
      windowClosesAt,
      marketingOptOut,
      state,
      labels,
      homes: [...homes, log.place.conversationId],
      inbound,
      unanswered,
      waitingSince,
      contact: {
        waId: contact.waId ?? numberIn(log.contactKey),
        userId: contact.userId,
        username: contact.username,
        name: contact.name,
      },
      touches: log.state.touches,
      flow: log.state.flow,
      lead: log.state.lead,
      translating: log.state.translating,
      joined: log.state.joined,
      ...(log.state.lastInbound ? { heardAt: log.state.lastInbound.at ?? log.state.lastInbound.sentAt } : {}),
      ...(log.state.left ? { leftAt: log.state.left.at } : {}),
      ...holdingOf(log.state),
    },
  }
}

/** Since when their number is theirs. */
export function holdingOf({ contact, heldSince, formerly }: ConversationState): {
  heldSince?: number
  cameAt?: number
} {
  const came = formerly !== null && contact.waId !== null && formerly.waId !== contact.waId
  return { ...(heldSince === null ? {} : { heldSince }), ...(came ? { cameAt: formerly.at } : {}) }
}

/** A lead's facts name the messages they were said in, which have other numbers here. */
export function withLeadHere(log: ConversationLog, from: string, state: AdoptedState): AdoptedState {
  if (!state.lead) return state
  const facts = Object.entries(state.lead.facts).map(([field, fact]) => {
    const known = fact.seq === null ? null : log.byKey(`org:${from}:${fact.seq}`)
    return [field, { ...fact, seq: known ? (known.ref ?? known.seq) : null }] as const
  })
  return { ...state, lead: { ...state.lead, facts: Object.fromEntries(facts) } }
}

/** Who quotes it or reacts to it is counted in this log; the other one finds that out by itself. */
function ofAnyLog({ quotedBy: _quotedBy, ownReactions: _reactions, ...fold }: MessageFold): MessageFold {
  return fold
}

function atHome(body: EntryBody, home: string): EntryBody {
  return body.kind === 'say' ? { ...body, content: withHome(body.content, home) } : body
}

/** Its file stays where it lies. */
function withFile(fold: MessageFold, home: string, seq: number): MessageFold {
  if (!fold.media?.stored || fold.media.home) return fold
  return { ...fold, media: { ...fold.media, home, name: messageId(seq) } }
}

/** Messages with their lives, and what is known by a key. The rest is folded into both. */
function isMovable(entry: Entry): boolean {
  if (entry.body.kind === 'seen') return entry.key !== null
  return isMessage(entry) || (entry.body.kind === 'meta' && entry.key !== null)
}

/**
 * Takes a page over. Safe to repeat: each message comes under its wamid, or else under the place it had there (its
 * origin key). Told to nobody again, answered by nobody; only what still waits to be sent goes on living.
 */
export function adoptPage(log: ConversationLog, from: string, page: MovePage, now: number): void {
  for (const message of page.messages) {
    if (log.erasedAt !== null && timeOf(message) <= log.erasedAt) continue
    const origin = `org:${from}:${message.seq}`
    if (message.fold) adoptMessage(log, { message, fold: message.fold, origin, now })
    else log.append({ body: adoptedBody(message), at: now, key: message.key ?? origin, pastAt: timeOf(message) })
  }
}

interface Adoption {
  message: MovedMessage
  fold: MessageFold
  origin: string
  now: number
}

function adoptMessage(log: ConversationLog, { message, fold, origin, now }: Adoption): void {
  if (log.byKey(origin)) return
  const keys = new Set([...fold.wamids, ...(message.key === null ? [] : [message.key])])
  const [wamid, ...others] = keys
  const draft = { body: adoptedBody(message), at: now, key: wamid ?? origin, pastAt: timeOf(message) }
  const entry = log.append(draft) ?? log.appendOverPlaceholder(draft)
  const seq = entry?.seq ?? (wamid === undefined ? undefined : log.messageOf(wamid))
  if (seq === undefined) return
  log.append({ body: { kind: 'joined', fold }, at: now, ref: seq })
  for (const other of others) log.append({ body: { kind: 'alias' }, at: now, ref: seq, key: other })
  if (wamid) log.append({ body: { kind: 'alias' }, at: now, ref: seq, key: origin })
}

function adoptedBody(message: MovedMessage): EntryBody {
  const { body, queued, at } = message
  if (body.kind === 'meta') return { ...body, quiet: true, pastAt: timeOf(message) }
  if (body.kind !== 'say') return body
  const { started: _started, ...said } = body
  return queued ? said : { ...said, quiet: true, sentAt: body.sentAt ?? at }
}

/** Where it stood: what was live there by when it came, what was past there already by when it was said. */
function timeOf({ body, at }: MovedMessage): number {
  if (body.kind === 'meta') return body.pastAt ?? (body.quiet ? body.sentAt : at)
  return body.kind === 'say' ? (body.sentAt ?? at) : at
}

/** Where the customer is from now on, and if they left their number: since when, and as whom we know them all the same. */
interface Found {
  contactKey: string
  cause: string
  left?: { at: number; userIds: string[] }
}

/** Does this say that the customer is to be found elsewhere from now on. */
export function newKeyOf(body: EntryBody, contactKey: string): Found | null {
  const own = withoutLap(contactKey)
  // Meta spells the number we wrote to otherwise: only a known variant is believed, for a wrong merge cannot be undone unseen.
  if (body.kind === 'accepted' && body.waId && body.waId !== own) {
    return phoneVariants(own).includes(body.waId) ? { contactKey: body.waId, cause: 'number_spelled' } : null
  }
  if (body.kind !== 'meta' || body.quiet || body.event.kind !== 'identity_change') return null
  const { wa_id, user_id, old_wa_id, old_user_id } = body.event
  if (wa_id && wa_id !== own && (old_wa_id === own || old_user_id === own)) {
    if (!old_wa_id) return { contactKey: wa_id, cause: 'number_known' }
    const userIds = [old_user_id, user_id].filter((id) => id != null)
    return {
      contactKey: wa_id,
      cause: 'number_changed',
      ...(old_wa_id === own ? { left: { at: body.sentAt, userIds } } : {}),
    }
  }
  if (!wa_id && user_id && user_id !== own && old_user_id === own) {
    return { contactKey: user_id, cause: 'user_id_changed' }
  }
  return null
}

/** The number in a key, if it is one. */
function numberIn(contactKey: string): string | null {
  const own = withoutLap(contactKey)
  return /^\d+$/.test(own) ? own : null
}

export function signpost(log: ConversationLog, to: { conversationId: string; contactKey: string }): Signpost {
  return { ...to, generation: log.state.generation + 1 }
}
