import type { StatusEvent } from '../whatsapp/event'
import { describeGraphError, type FailureGroup } from '../whatsapp/graph-errors'
import type { Entry } from './entry'
import type { Heard } from './heard'
import { joinMedia, type MediaFold, mediaInto } from './media-fold'
import { advanceStatus, isMessageStatus, type MessageStatus } from './message-status'
import { type Translation, withTranslation } from './translation'

/**
 * What has become of one message: a fold over the entries that refer to it. Written into the message's own row when the
 * log is checkpointed, so that an old page needs no replay.
 */
export interface MessageFold {
  status: MessageStatus | null
  statuses: StatusMark[]
  attempts: Attempt[]
  /** All ids Meta gave it; two when it was sent twice. */
  wamids: string[]
  pricing: { category?: string; type?: string } | null
  /** The ids under which it was counted as delivered, for the month's usage. */
  metered?: string[]
  reaction: string | null
  revoked: boolean
  edits: { text: string | null; at: number }[]
  failure: Failure | null
  /** seq of the messages that answer it: they show some of its words, and so what becomes of it concerns them. */
  quotedBy?: number[]
  /** Of a file that Meta has, once something happened to it. */
  media?: MediaFold
  /** What we reacted with, oldest first: where in the log, and the emoji; '' took it back. */
  ownReactions?: { seq: number; emoji: string }[]
  translations?: Translation[]
  /** What its file says, in words. */
  heard?: Heard
}

/** Why it was not sent. `group`: where it was not Meta who refused. `details`: Meta's own words, for staff. */
export interface Failure {
  code: number
  reason: string
  nextStep: string
  group?: FailureGroup
  details?: string
}

export interface StatusMark {
  status: string
  /** Unix seconds, Meta's. */
  timestamp: number
  /** Groups: whose. */
  recipient?: string
  /** Only where it is not the message's first id: it was sent twice. */
  wamid?: string
  /** The same again at other times. */
  again?: number[]
}

export interface Attempt {
  n: number
  at: number
  outcome: 'running' | 'accepted' | 'refused' | 'later' | 'unknown'
  mayBeTwice?: true
  code?: number
  nextAt?: number
}

export function emptyFold(): MessageFold {
  return {
    status: null,
    statuses: [],
    attempts: [],
    wamids: [],
    pricing: null,
    reaction: null,
    revoked: false,
    edits: [],
    failure: null,
  }
}

/** The message's own entry. */
export function foldOf(entry: Entry): MessageFold {
  const fold = emptyFold()
  const { body } = entry
  if (body.kind === 'say' && !body.quiet) {
    fold.status = 'queued'
    if (body.started) fold.attempts.push({ n: 1, at: entry.at, outcome: 'running' })
  }
  if (body.kind === 'meta' && body.event.kind === 'message') {
    const { event } = body
    fold.wamids.push(event.id)
    if (event.direction === 'outbound')
      fold.status = event.status && isMessageStatus(event.status) ? event.status : 'sent'
  }
  return fold
}

/** An entry about the message. Changes `fold` in place. */
export function foldInto(fold: MessageFold, entry: Entry): void {
  const { body } = entry
  switch (body.kind) {
    case 'attempt':
      fold.attempts.push({
        n: body.n,
        at: entry.at,
        outcome: 'running',
        ...(body.mayBeTwice ? { mayBeTwice: true } : {}),
      })
      fold.failure = null
      return
    case 'accepted':
      if (!fold.wamids.includes(body.wamid)) fold.wamids.push(body.wamid)
      fold.status = advanceStatus(fold.status ?? 'queued', 'sent')
      return settle(fold, body.n, { outcome: 'accepted' })
    case 'refused':
      if (body.nextAt === null) {
        fold.status = advanceStatus(fold.status ?? 'queued', 'failed')
        const { code, reason, nextStep, group, details } = body
        fold.failure = { code, reason, nextStep, ...(group ? { group } : {}), ...(details ? { details } : {}) }
        return settle(fold, body.n, { outcome: 'refused', code: body.code })
      }
      return settle(fold, body.n, { outcome: 'later', code: body.code, nextAt: body.nextAt })
    case 'unanswered':
      return settle(fold, body.n, { outcome: 'unknown', nextAt: body.until })
    case 'held':
      fold.attempts = fold.attempts.filter(({ n, outcome }) => n !== body.n || outcome !== 'running')
      return
    case 'requeued':
      if (fold.status === 'failed') fold.status = 'queued'
      fold.failure = null
      return
    case 'joined':
      return join(fold, body.fold)
    case 'heard':
      fold.heard = { what: body.what, text: body.text, language: body.language }
      // They say what was heard before.
      if (fold.translations) fold.translations = fold.translations.filter(({ part }) => part !== 'heard')
      return
    case 'translation':
      fold.translations = withTranslation(fold.translations ?? [], {
        language: body.language,
        from: body.from,
        text: body.text,
        ...(body.part ? { part: body.part } : {}),
      })
      return
    case 'media':
      fold.media = mediaInto(fold.media, body)
      return
    case 'meta':
      return foldEvent(fold, body.event)
    default:
      return
  }
}

/** The message at `seq` answers this one. */
export function quoteInto(fold: MessageFold, seq: number): void {
  fold.quotedBy = union(fold.quotedBy ?? [], [seq])
}

/** What of our reactions is kept: the newest, and what stood before it should it fail. */
const KEPT_REACTIONS = 4

/** At `seq` we reacted to this message. */
export function reactInto(fold: MessageFold, reaction: { seq: number; emoji: string }): void {
  fold.ownReactions = union(fold.ownReactions ?? [], [reaction]).slice(-KEPT_REACTIONS)
}

/** Both may hold the same, when a customer went and came back. */
function join(fold: MessageFold, other: MessageFold): void {
  fold.statuses = union(other.statuses, fold.statuses)
  fold.attempts = union(other.attempts, fold.attempts)
  fold.wamids = union(fold.wamids, other.wamids)
  if (other.status) fold.status = advanceStatus(fold.status ?? 'queued', other.status)
  fold.pricing ??= other.pricing
  if (other.metered) fold.metered = union(fold.metered ?? [], other.metered)
  fold.reaction ??= other.reaction
  fold.revoked ||= other.revoked
  fold.edits = union(other.edits, fold.edits)
  fold.failure ??= other.failure
  for (const translation of other.translations ?? [])
    fold.translations = withTranslation(fold.translations ?? [], translation)
  if (other.heard) fold.heard ??= other.heard
  const media = joinMedia(fold.media, other.media)
  if (media) fold.media = media
  if (other.quotedBy) fold.quotedBy = union(fold.quotedBy ?? [], other.quotedBy)
  for (const reaction of other.ownReactions ?? []) reactInto(fold, reaction)
}

function union<T>(first: T[], second: T[]): T[] {
  const known = new Set(first.map((item) => JSON.stringify(item)))
  return [...first, ...second.filter((item) => !known.has(JSON.stringify(item)))]
}

function foldEvent(fold: MessageFold, event: Extract<Entry['body'], { kind: 'meta' }>['event']): void {
  switch (event.kind) {
    case 'status':
      return foldStatus(fold, event)
    case 'reaction':
      fold.reaction = event.removed ? null : event.text
      return
    case 'edit':
      delete fold.translations // they say what stood there before
      if (event.timestamp !== undefined) fold.edits.push({ text: event.text, at: event.timestamp * 1000 })
      return
    case 'revoke':
      fold.revoked = true
      delete fold.heard
      delete fold.translations
      return
    default:
      return
  }
}

function foldStatus(fold: MessageFold, event: StatusEvent): void {
  const timestamp = event.timestamp ?? 0
  const known = markOf(fold, event)
  if (known) known.again = [...(known.again ?? []), timestamp]
  else fold.statuses.push({ status: event.status, timestamp, ...whose(fold, event) })
  if (event.metered) fold.metered = union(fold.metered ?? [], [event.id])
  if (event.pricing_category ?? event.pricing_type) {
    fold.pricing = {
      ...(event.pricing_category ? { category: event.pricing_category } : {}),
      ...(event.pricing_type ? { type: event.pricing_type } : {}),
    }
  }
  if (!isMessageStatus(event.status) || event.effect === 'record_only') return
  fold.status = advanceStatus(fold.status ?? 'queued', event.status)
  if (fold.status !== 'failed') fold.failure = null
  else if (event.error_code !== undefined) {
    const { reason, nextStep } = describeGraphError(event.error_code)
    const details = event.error_details ? { details: event.error_details } : {}
    fold.failure = { code: event.error_code, reason, nextStep, ...details }
  }
}

/**
 * Meta charges a message when it arrives: the first status that says so, with its price, counts it. A message that was sent
 * twice arrives under two ids, and is charged twice.
 */
export function isMetered(fold: MessageFold, event: StatusEvent): boolean {
  if (!ARRIVED.has(event.status) || !(event.pricing_category ?? event.pricing_type)) return false
  return !(fold.metered ?? []).includes(event.id)
}

const ARRIVED = new Set(['delivered', 'read', 'played'])

/** Meta repeats itself, word for word. The same status at another time is news, though it changes nothing. */
export function hasStatus(fold: MessageFold, event: StatusEvent): boolean {
  const mark = markOf(fold, event)
  const timestamp = event.timestamp ?? 0
  return mark !== undefined && (mark.timestamp === timestamp || (mark.again ?? []).includes(timestamp))
}

function markOf(fold: MessageFold, event: StatusEvent): StatusMark | undefined {
  const { recipient, wamid } = whose(fold, event)
  return fold.statuses.find(
    (mark) => mark.status === event.status && mark.recipient === recipient && mark.wamid === wamid,
  )
}

function whose(fold: MessageFold, event: StatusEvent): { recipient?: string; wamid?: string } {
  const recipient = event.group_id ? (event.user_id ?? event.wa_id) : null
  const first = fold.wamids[0]
  return { ...(recipient ? { recipient } : {}), ...(first && first !== event.id ? { wamid: event.id } : {}) }
}

function settle(fold: MessageFold, n: number, change: Partial<Attempt>): void {
  fold.attempts = fold.attempts.map((attempt) => (attempt.n === n ? { ...attempt, ...change } : attempt))
}
