import type { Presence } from '../../workers/conversations/live-event'
import type { MarkCall, MarkResult } from './answers'
import type { Audience, Who } from './audience'
import { parseCursor } from './feed'
import { type Marked, marksByUser } from './marks'
import { missedMessages } from './missed'
import { isPerson } from './presence'
import { message, send, withMark } from './sockets'
import type { Change, InboxStore } from './store'
import { Told } from './told'

/** Tells everybody who listens what was written. */
export function announce(store: InboxStore, audience: Audience, change: Change | undefined): void {
  if (!change) return
  audience.dropStale()
  const seats = audience.seats()
  if (seats.length === 0) return
  const conversationId =
    change.row !== null && seats.some(({ listener }) => isPerson(listener)) ? change.conversationId : undefined
  const marks = conversationId === undefined ? undefined : marksByUser(store.sql, conversationId)
  for (const batch of change.batches) {
    const told = new Told(store, change, batch)
    for (const seat of seats) {
      const head = told.head(seat.listener)
      if (head !== undefined) send([seat], withMark(head, marks?.get(seat.listener.userId)))
    }
  }
}

/** What was missed, then `hello`: from there on the socket is up to date. */
export function firstMessages(
  store: InboxStore,
  { tenantId, who, after }: { tenantId: string; who: Who; after: string | null },
  presence: Presence[],
): string[] {
  const opened = store.reading(tenantId)
  const n = opened?.n ?? 0
  const counts = who.sight ? store.countsIn(who.sight) : store.counts
  const hello = message({ type: 'hello', n, counts, presence })
  if (after === null || (!opened && after === '0')) return [hello]
  const position = parseCursor(after)
  const missed = opened && position !== undefined ? missedMessages(store.sql, opened, position, who) : undefined
  return missed ? [...missed, hello] : [message({ type: 'reload', n }), hello]
}

/** Other windows of the same person hear of their mark. */
export function tellOwner(
  audience: Audience,
  { conversationId, userId, window }: Omit<MarkCall, 'tenantId'>,
  marked: Marked | undefined,
): MarkResult {
  if (!marked) return { ok: false, reason: 'not_found' }
  const { mark, changed } = marked
  const others = audience.seats(userId).filter(({ listener }) => !window || listener.window !== window)
  if (changed) send(others, message({ type: 'mark', conversationId, mark }))
  return { ok: true, mark }
}
