import { wordsOf } from '../whatsapp/outbound'
import { actorName } from './actor'
import type { Entry } from './entry'
import type { FeedEvent, OwnEvent } from './live-event'
import type { MediaEntry } from './media-fold'
import { messageId, type Place } from './views'

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

function mediaEventOf(body: MediaEntry, stamp: { message_id: string; timestamp: number }): OwnEvent | null {
  switch (body.what) {
    case 'stored':
      return { kind: 'media', ...stamp, state: 'ready', mime_type: body.mimeType, size: body.size }
    case 'failed':
      // One that is tried again by itself is no news yet.
      return body.retryAt === null ? { kind: 'media', ...stamp, state: 'failed', failure: body.failure } : null
    case 'expired':
      return { kind: 'media', ...stamp, state: 'expired' }
    default:
      return null
  }
}

function ownEventOf({ body, seq, ref, at }: Entry): OwnEvent | null {
  const timestamp = Math.floor(at / 1000)
  const message_id = messageId(ref ?? seq)
  switch (body.kind) {
    case 'say':
      if (body.quiet) return null
      if (body.content.type === 'reaction') {
        const { target, emoji } = body.content
        return { kind: 'own_reaction', message_id, target_id: target, emoji, by: actorName(body.by), timestamp }
      }
      return {
        kind: 'reply',
        message_id,
        type: body.content.type,
        text: wordsOf(body.content),
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
    case 'held':
      return {
        kind: 'send',
        message_id,
        attempt: body.n,
        outcome: 'waiting',
        why: body.why,
        next_at: body.until,
        timestamp,
      }
    case 'baton':
      return { kind: 'baton', from: body.from, to: body.to, cause: body.cause, by: actorName(body.by), timestamp }
    case 'state':
      return { kind: 'state', state: body.state, cause: body.cause, by: actorName(body.by), timestamp }
    case 'labels':
      return { kind: 'labels', added: body.added, removed: body.removed, by: actorName(body.by), timestamp }
    case 'summary':
      return {
        kind: 'summary',
        text: `${body.summary.wants} ${body.summary.open}`.trim(),
        reason: body.reason,
        timestamp,
      }
    case 'lead':
      return {
        kind: 'lead',
        stage: body.lead.stage,
        proposed_stage: body.lead.proposal,
        score: body.lead.score,
        owner_id: body.lead.ownerId,
        dismissed: body.lead.dismissed ?? false,
        by: actorName(body.by),
        timestamp,
      }
    case 'adopted':
      return { kind: 'moved', cause: body.cause, timestamp }
    case 'media':
      return mediaEventOf(body, { message_id, timestamp })
    default:
      return null
  }
}
