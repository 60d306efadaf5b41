import type { FeedEvent } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'
import { SOURCE_BIT } from './feed'

/**
 * What was told of a conversation and turned out to be another's: its words go, its place stays, for whoever reads page by
 * page. Written over the old ones, as long as they were: a shorter text would leave their end in the file.
 */
export function withdrawEvents(sql: Sql, conversationId: string, seqs: readonly number[]): void {
  const gone = new Set(seqs)
  const rows = sql
    .exec<{ first: number; events: string }>(
      'SELECT first, events FROM feed WHERE conversation_id = ?',
      ...[conversationId],
    )
    .toArray()
  for (const { first, events } of rows) {
    const told: FeedEvent[] = JSON.parse(events)
    const isGone = ({ seq }: FeedEvent) => seq !== undefined && gone.has(seq)
    if (!told.some(isGone)) continue
    const left = JSON.stringify(told.map((event) => (isGone(event) ? withdrawn(event) : event)))
    sql.exec(
      "UPDATE feed SET events = ?1 || printf('%*s', max(0, octet_length(events) - octet_length(?1)), ''), sources = sources | ?3 WHERE first = ?2",
      ...[left, first, SOURCE_BIT.whatsnexus],
    )
  }
}

function withdrawn({ event_id, tenant, conversation_id, seq, timestamp }: FeedEvent): FeedEvent {
  const place = {
    event_id,
    source: 'whatsnexus' as const,
    tenant,
    ...(conversation_id === undefined ? {} : { conversation_id }),
  }
  return { ...place, ...(seq === undefined ? {} : { seq }), kind: 'withdrawn', timestamp: timestamp ?? 0 }
}
