import type { ThreadChange, ThreadEvent, ThreadMessage } from '../../../workers/conversations/thread'

/** A customer's text; what a test is about stands in `changes`. */
export function message(seq: number, changes: Partial<ThreadMessage> = {}): ThreadMessage {
  const at = changes.order ?? NOON + seq * 1_000
  return {
    kind: 'message',
    id: `msg_${seq}`,
    seq,
    order: at,
    direction: 'inbound',
    type: 'text',
    text: `message ${seq}`,
    by: 'customer',
    sentAt: at,
    visibleAt: at,
    late: false,
    status: null,
    statuses: [],
    attempts: [],
    failure: null,
    pricing: null,
    reaction: null,
    ownReaction: null,
    waiting: null,
    revoked: false,
    edits: [],
    ...changes,
  }
}

export function answer(seq: number, by: string, changes: Partial<ThreadMessage> = {}): ThreadMessage {
  return message(seq, { direction: 'outbound', by, status: 'sent', ...changes })
}

export function change(seq: number, event: ThreadChange, changes: Partial<ThreadEvent> = {}): ThreadEvent {
  const at = NOON + seq * 1_000
  return { kind: 'event', id: `evt_${seq}`, seq, order: at, at, by: null, event, ...changes }
}

export const MINUTE = 60_000
export const NOON = new Date(2026, 10, 26, 12).getTime()
