import type { ThreadEvent, ThreadItem, ThreadMessage } from '../../../workers/conversations/thread'
import { sameDay } from '../../i18n/time'
import { shownHere } from '../../media/attachment'
import type { OutboxMessage } from '../outbox'
import { asShown } from '../outgoing'

/** What stands under each other in the thread. `key` stays the same for as long as the thing does. */
export type Line =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: ThreadMessage; first: boolean; last: boolean; outbox?: OutboxMessage }
  | { kind: 'events'; key: string; events: ThreadEvent[] }
  | { kind: 'summary'; key: string; event: ThreadEvent }

/** Between two bubbles of one group. */
const GROUP_MS = 5 * 60_000

interface Shown {
  items: readonly ThreadItem[]
  outbox: readonly OutboxMessage[]
  /** id of the first message that was new when the thread was opened. */
  unreadFrom: string | null
  me: { id: string }
}

/** The thread from oldest to newest, with what has not left this browser at the end. */
export function arrange({ items, outbox, unreadFrom, me }: Shown): Line[] {
  const lines: Line[] = []
  let day = 0
  for (const item of [...items, ...waiting(items, outbox, me)]) {
    if (item.kind === 'event' && !isTold(item)) continue
    if (day === 0 || !sameDay(day, item.order)) {
      day = item.order
      lines.push({ kind: 'day', key: `day ${new Date(day).toDateString()}`, at: day })
    }
    if (item.id === unreadFrom) lines.push({ kind: 'unread', key: 'unread' })
    add(lines, item, outbox)
  }
  return lines
}

function add(lines: Line[], item: ThreadItem, outbox: readonly OutboxMessage[]): void {
  const last = lines.at(-1)
  if (item.kind === 'message') {
    const key = item.clientId ?? item.id
    const goesOn = last?.kind === 'message' && isOneGroup(last.message, item)
    // A failed one has a foot of its own, and so has whatever stands before it.
    if (goesOn && !isFailed(item) && !isFailed(last.message)) last.last = false
    const mine = outbox.find(({ clientId }) => item.id === outboxId(clientId))
    lines.push({ kind: 'message', key, message: item, first: !goesOn, last: true, ...(mine ? { outbox: mine } : {}) })
  } else if (item.event.type === 'summary') {
    lines.push({ kind: 'summary', key: item.id, event: item })
  } else if (last?.kind === 'events') {
    last.events.push(item)
  } else {
    lines.push({ kind: 'events', key: item.id, events: [item] })
  }
}

function isOneGroup(a: ThreadMessage, b: ThreadMessage): boolean {
  if (a.direction === 'note' || b.direction === 'note') return false
  if (a.direction !== b.direction || a.by !== b.by || isTemplate(a) !== isTemplate(b)) return false
  if (a.author?.waId !== b.author?.waId || a.author?.userId !== b.author?.userId) return false
  return b.order - a.order < GROUP_MS && sameDay(a.order, b.order)
}

function isFailed({ status }: ThreadMessage): boolean {
  return status === 'failed'
}

function isTemplate({ type }: ThreadMessage): boolean {
  return type === 'template'
}

/** Closing and opening again move the baton too; the line about the state says it already. */
export function isTold({ event }: ThreadEvent): boolean {
  if (event.type === 'summary') return event.cause !== 'opened' // who opened it read that above the box
  if (event.type !== 'baton') return true
  const { from, to } = event
  if (to.holder === 'nobody' && to.why === 'closed') return false
  return !(from.holder === 'nobody' && from.why === 'closed' && to.holder === 'assistant')
}

export function outboxId(clientId: string): string {
  return `out_${clientId}`
}

const made = new WeakMap<OutboxMessage, ThreadMessage>()

/** As messages, so that one bubble becomes the other without being drawn anew. What the server has is left out. */
function waiting(items: readonly ThreadItem[], outbox: readonly OutboxMessage[], me: { id: string }): ThreadMessage[] {
  if (outbox.length === 0) return []
  const arrived = new Set(items.flatMap((item) => (item.kind === 'message' ? (item.clientId ?? []) : [])))
  return outbox
    .filter(({ clientId, problem }) => !arrived.has(clientId) && problem?.code !== 'conversation.spoken_since')
    .map((one) => {
      const message = made.get(one) ?? asMessage(one, me)
      made.set(one, message)
      return message
    })
}

function asMessage(
  { clientId, kind, text, template, shown, content, attachment, createdAt, state }: OutboxMessage,
  me: { id: string },
): ThreadMessage {
  return {
    kind: 'message',
    id: outboxId(clientId),
    clientId,
    seq: Number.MAX_SAFE_INTEGER,
    order: createdAt,
    direction: kind === 'note' ? 'note' : 'outbound',
    type: content?.type ?? (kind === 'template' ? 'template' : 'text'),
    text: text || null,
    by: `agent:${me.id}`,
    sentAt: createdAt,
    visibleAt: createdAt,
    late: false,
    status: kind === 'note' ? null : state === 'refused' ? 'failed' : 'queued',
    statuses: [],
    attempts: [],
    failure: null,
    pricing: null,
    reaction: null,
    ownReaction: null,
    waiting: null,
    revoked: false,
    edits: [],
    ...(content ? { content: asShown(content) } : {}),
    ...(attachment ? { media: shownHere(attachment, content) } : {}),
    ...(template ? { template: shown ?? { name: template.name, language: template.language, category: null } } : {}),
  }
}
