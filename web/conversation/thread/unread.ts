import type { ThreadItem } from '../../../workers/conversations/thread'

/** The customer's own messages, newest last: what the inbox counts as `inbound`. */
function inboundOf(items: readonly ThreadItem[]): { id: string; seq: number }[] {
  return items.flatMap((item) => {
    if (item.kind !== 'message' || item.direction !== 'inbound') return []
    return item.event?.origin === undefined ? [{ id: item.id, seq: item.seq }] : []
  })
}

/**
 * The first of `n` unread messages, counted back from the newest. null: there is none, or it is older than what is
 * loaded here.
 */
export function firstUnread(items: readonly ThreadItem[], n: number): string | null {
  if (n <= 0) return null
  return inboundOf(items).at(-n)?.id ?? null
}

/** How much of `inbound` has been seen when everything from this message on counts as new. */
export function seenBefore(items: readonly ThreadItem[], inbound: number, from: number): number {
  const later = inboundOf(items).filter(({ seq }) => seq >= from).length
  return Math.max(0, inbound - later)
}
