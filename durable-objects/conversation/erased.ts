import type { ConversationLog } from './log'
import type { Received } from './receive'

/** Of a conversation that was erased, nothing of before comes back: only counted. */
export function dropErased(log: ConversationLog, received: Received[], now: number): Received[] {
  const { erasedAt } = log
  if (erasedAt === null) return received
  const fresh = received.filter(
    ({ event }) => (event.timestamp === undefined ? now : event.timestamp * 1000) > erasedAt,
  )
  log.countDropped(received.length - fresh.length)
  return fresh
}
