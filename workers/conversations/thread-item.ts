import type { CallEvent, WhatsAppEvent } from '../whatsapp/event'
import { actorName } from './actor'
import type { Entry, EntryBody, MetaEntry } from './entry'
import type { MessageFold } from './message-fold'
import { LATE_AFTER_MS, latestMoment } from './reply-window'
import type { ThreadChange, ThreadItem } from './thread'
import { messageView, type Seen } from './views'

/** What stands in a thread, as the log names it. What became of a message is folded into the message. */
export const MESSAGE_KINDS = ['message', 'say', 'note'] as const
const OWN_CHANGES = [
  'baton',
  'state',
  'labels',
  'summary',
  'adopted',
  'separated',
  'returned',
  'left',
  'identity_confirmed',
] as const
const META_CHANGES = [
  'call',
  'group',
  'handover',
  'identity_change',
  'preference',
  'platform_error',
  'payment_status',
] as const satisfies WhatsAppEvent['kind'][]
export const THREAD_KINDS: readonly string[] = [...MESSAGE_KINDS, ...OWN_CHANGES, ...META_CHANGES]

/** When it came, and as what it is shown: between the two lie at most ten minutes. */
export interface Standing {
  arrival: number
  order: number
}

/**
 * Where an entry stands: when it was said, which is never after we had it. What came late stands where it came, for a
 * line that appears far above is read by nobody. `pastAt`: when it was, if that is before its place in the log.
 */
export function standingOf({ body, at }: Entry, pastAt: number | null): Standing {
  const arrival = pastAt ?? at
  if (body.kind === 'say') return { arrival, order: Math.min(body.sentAt ?? arrival, arrival) }
  if (body.kind !== 'meta' || arrival - body.sentAt > LATE_AFTER_MS) return { arrival, order: arrival }
  return { arrival, order: latestMoment(body.sentAt, arrival) }
}

/** null: nothing that a thread shows. */
export function threadItem(entry: Entry, fold: MessageFold | null, seen: Seen): ThreadItem | null {
  const { order } = standingOf(entry, seen.pastAt ?? null)
  const message = fold && messageView(entry, fold, seen)
  if (message) return { kind: 'message', order, ...message }
  const event = changeOf(entry.body)
  return (
    event && { kind: 'event', id: `evt_${entry.seq}`, seq: entry.seq, order, at: order, by: byOf(entry.body), event }
  )
}

function byOf(body: EntryBody): string | null {
  if (body.kind === 'meta') return null
  if (body.kind === 'summary') return 'assistant'
  if (body.kind === 'adopted') return actorName(body.by ?? { kind: 'system', cause: body.cause })
  return 'by' in body && typeof body.by === 'object' ? actorName(body.by) : null
}

function changeOf(body: EntryBody): ThreadChange | null {
  switch (body.kind) {
    case 'baton':
      return { type: 'baton', from: body.from, to: body.to, cause: body.cause }
    case 'state':
      return { type: 'state', state: body.state, until: body.until ?? null, cause: body.cause }
    case 'labels':
      return { type: 'labels', added: body.added, removed: body.removed }
    case 'summary':
      return { type: 'summary', summary: body.summary, cause: body.reason }
    case 'adopted':
      return { type: 'moved_here', cause: body.cause }
    case 'separated':
    case 'returned':
      return { type: body.kind }
    case 'left':
      return { type: 'number_left' }
    case 'identity_confirmed':
      return { type: 'identity_confirmed' }
    case 'meta':
      return metaChangeOf(body)
    default:
      return null
  }
}

function metaChangeOf({ event }: MetaEntry): ThreadChange | null {
  switch (event.kind) {
    case 'identity_change':
      return { type: 'identity_change', subtype: event.subtype, from: event.old_wa_id, to: event.wa_id }
    case 'call':
      return { type: 'call', event: event.event, direction: event.direction, seconds: secondsOf(event) }
    case 'group':
      return {
        type: 'group',
        event: event.event,
        subject: event.subject ?? null,
        participants: event.participants ?? [],
      }
    case 'handover':
      return { type: 'handover', event: event.event, weHoldThread: event.we_hold_thread }
    case 'preference':
      return { type: 'preference', category: event.category, value: event.value }
    case 'platform_error':
      return { type: 'error', code: event.error_code }
    case 'payment_status':
      return { type: 'payment', status: event.status }
    default:
      return null
  }
}

/** A call that ended without anything spoken was not answered. */
function secondsOf({ event, duration }: CallEvent): number | null {
  return event === 'terminate' ? Math.round(duration ?? 0) : null
}
