import type { MessageEvent } from '../../workers/whatsapp/event'
import type { ConversationLog, Origin } from './log'

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

export interface ImportCommand {
  tenantId: string
  channelId: string
  contactKey: string
  contact: { waId: string | null; userId: string | null; name: string | null }
  /** At most 500. */
  messages: HistoryMessage[]
}

/** Idempotent by wamid. Opens no window, starts nothing, is published by nobody but as the newest line of the list. */
export function importMessages(log: ConversationLog, origin: Origin, { contact, messages }: ImportCommand): number {
  const now = Date.now()
  log.begin(origin, false, now)
  return log.transaction(
    () =>
      messages.filter((message) => {
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
      }).length,
  )
}
