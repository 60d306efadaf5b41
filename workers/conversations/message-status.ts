/** `unknown` is not a status: it is an attempt without an answer, of a message that is still `queued`. */
export type MessageStatus = 'queued' | 'sent' | 'failed' | 'delivered' | 'read' | 'played'

/** Between sent and delivered stands failed: a delivery proves a failure wrong, not the other way round. */
const RANK: Record<MessageStatus, number> = { queued: 0, sent: 1, failed: 1.5, delivered: 2, read: 3, played: 4 }

export function isMessageStatus(value: string): value is MessageStatus {
  return Object.hasOwn(RANK, value)
}

/** The further of the two: Meta reports statuses late, twice and out of order. */
export function advanceStatus(current: MessageStatus, reported: MessageStatus): MessageStatus {
  return RANK[reported] > RANK[current] ? reported : current
}
