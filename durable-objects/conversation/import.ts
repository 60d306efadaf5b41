import type { Sighting } from '../../workers/contacts/link'
import type { Actor } from '../../workers/conversations/actor'
import type { Publish } from '../../workers/conversations/live-event'
import type { MessageEvent } from '../../workers/whatsapp/event'
import { setState } from './commands'
import type { Origin } from './draft'
import { publishOf } from './lanes/inbox'
import type { ConversationLog } from './log'
import { turnBaton } from './receive'
import type { Timers } from './timers'

/** A message of the past, as Meta's history sync or a seed tells it. */
export interface HistoryMessage {
  id: string
  direction: 'inbound' | 'outbound'
  type: string
  text: string | null
  /** Unix seconds. */
  timestamp: number
  status?: string
}

/** How a conversation stood where it comes from. */
export interface Standing {
  holder?: 'assistant' | 'people' | { userId: string }
  state?: 'open' | 'snoozed' | 'resolved'
  /** Epoch ms; of a snoozed one. Without it the customer's next message ends it. */
  until?: number
  labels?: string[]
}

export interface ImportCommand {
  tenantId: string
  channelId: string
  contactKey: string
  contact: { waId: string | null; userId: string | null; name: string | null }
  /** At most 500. */
  messages: HistoryMessage[]
  /** Only for a conversation that begins with this import. */
  standing?: Standing
}

/** What inbox and D1 have to hear of an import before its cursors may move to `upTo`. */
export interface ImportNews {
  upTo: number
  publish: Publish
  /** null: nothing new was learned of the contact. */
  contact: Sighting | null
}

const BY: Actor = { kind: 'system', cause: 'imported' }

/**
 * Idempotent by wamid. Opens no window and starts nothing: who imports many conversations tells the inbox and D1 of all of
 * them at once. `news` is null where lanes are on their way already, which then carry this along.
 */
export function importHistory(
  log: ConversationLog,
  timers: Timers,
  origin: Origin,
  command: ImportCommand,
): { stored: number; news: ImportNews | null } {
  const now = Date.now()
  log.begin(origin, false, now)
  const before = log.head
  const idle = log.inboxCursor === before && log.projectionsCursor === before
  const stored = log.transaction(() => {
    const count = importMessages(log, command, now)
    if (before === 0 && count > 0 && command.standing) stand(log, timers, command.standing, now)
    return count
  })
  return { stored, news: idle && log.head > before ? newsOf(log) : null }
}

function importMessages(log: ConversationLog, { contact, messages }: ImportCommand, now: number): number {
  return messages.filter((message) => {
    const event: MessageEvent = {
      kind: 'message',
      id: message.id,
      type: message.type,
      direction: message.direction,
      text: message.text,
      wa_id: contact.waId,
      user_id: contact.userId,
      contact_name: contact.name,
      timestamp: message.timestamp,
      ...(message.status ? { status: message.status } : {}),
    }
    const pastAt = Math.min(message.timestamp * 1000, now)
    if (log.erasedAt !== null && pastAt <= log.erasedAt) return false
    return log.append({
      body: { kind: 'meta', event, sentAt: pastAt, quiet: true },
      at: now,
      key: message.id,
      pastAt,
    })
  }).length
}

function stand(
  log: ConversationLog,
  timers: Timers,
  { holder, state, until, labels = [] }: Standing,
  now: number,
): void {
  if (holder === 'assistant') turnBaton(log, { kind: 'to_assistant' }, BY, 'imported', now)
  else if (holder === 'people') turnBaton(log, { kind: 'to_people', reason: 'imported' }, BY, 'imported', now)
  else if (holder) turnBaton(log, { kind: 'taken', userId: holder.userId }, BY, 'imported', now)
  if (state && state !== 'open') {
    setState(log, { by: BY, state, ...(until === undefined ? {} : { until }) }, false, now)
    if (state === 'snoozed' && until !== undefined) timers.set('snooze', until)
  }
  if (labels.length > 0) log.append({ body: { kind: 'labels', added: labels, removed: [], by: BY }, at: now })
}

function newsOf(log: ConversationLog): ImportNews {
  const { channelId, conversationId, wabaId } = log.place
  const { waId, userId, username, name, groupId } = log.state.contact
  const known = groupId === null && log.state.contactSeq > log.projectionsCursor && !log.state.moved
  const sighting = { portfolio: wabaId, waId, userId, username, name, channelId, conversationId }
  return {
    upTo: log.head,
    publish: publishOf(log, log.after(log.inboxCursor), log.head),
    contact: known ? { ...sighting, contactKey: log.contactKey } : null,
  }
}
