import type { FeedEvent } from '../../workers/conversations/live-event'
import type { Sight } from '../../workers/conversations/sight'
import type { Sql } from '../../workers/platform/operations'
import { findRow } from './rows'

type Source = FeedEvent['source']

/** One row of the feed: the events of one publish at positions `first` to `last`, as JSON. */
export interface Batch {
  first: number
  last: number
  events: string
}

/** A batch with what a socket that missed it must hear: the conversation's row is the newest, not that of its time. */
export interface MissedBatch {
  last: number
  conversationId: string | null
  events: string
  row: string | null
}

export const SOURCE_BIT: Record<Source, number> = { whatsapp: 1, whatsnexus: 2 }
const ANY_SOURCE = 3
/** An object's SQLite value ends at 2 MB, and a UTF-16 unit can take three bytes. */
const MAX_BATCH_CHARS = 600_000
const PAGE_LIMIT = 1_000
/** A page ends early here: an RPC answer may have 32 MiB. */
const PAGE_CHARS = 4_000_000
/** Positions one page looks through for a rare source. */
const PAGE_SPAN = 50_000
/** A socket further behind than this loads the list anew: that is cheaper than hearing every event. */
const RESUME_SPAN = 2_000
/** Newest events in which a wamid is looked for. */
const SEARCH_SPAN = 100_000
/** Valid JSON of the same length in bytes: a crash before the delete leaves an empty batch, not a broken one. */
export const SAME_LENGTH_NOTHING = "'[' || printf('%*s', octet_length(events) - 2, '') || ']'"

/** A position as clients hold it. Undefined when it is none of ours. */
export function parseCursor(cursor: string): number | undefined {
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined
}

/** Where the feed has come to: its newest position, and how many conversations were resolved then. */
export interface FeedHead {
  n: number
  resolved: number
}

/** Appends after position `n`. A publish without events takes one position too, so that sockets resume past it. */
export function appendEvents(
  sql: Sql,
  { n, resolved }: FeedHead,
  { events, conversationId, at }: { events: FeedEvent[]; conversationId: string | null; at: number },
): Batch[] {
  let first = n + 1
  return split(events).map(([part, text]) => {
    const count = Math.max(1, part.length)
    const sources = part.reduce((bits, event) => bits | SOURCE_BIT[event.source], 0)
    sql.exec(
      'INSERT INTO feed (first, count, sources, at, conversation_id, events, resolved) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[first, count, sources, at, conversationId, text, resolved],
    )
    const batch = { first, last: first + count - 1, events: text }
    first += count
    return batch
  })
}

function split(events: FeedEvent[]): [part: FeedEvent[], text: string][] {
  const text = JSON.stringify(events)
  if (text.length <= MAX_BATCH_CHARS) return [[events, text]]
  // One event alone is this large only by Meta's original, which the conversation keeps as well.
  if (events.length === 1) return [[events, JSON.stringify(events.map((event) => ({ ...event, raw: undefined })))]]
  const half = events.length >> 1
  return [...split(events.slice(0, half)), ...split(events.slice(half))]
}

interface Asked {
  n: number
  after: number
  limit: number
  source?: Source
  sight?: Sight
}

/** Events after a position, in order, at most 1,000. `next` moves past what the filter hides. */
export function readPage(sql: Sql, { n, after, limit, source, sight }: Asked): { events: FeedEvent[]; next: number } {
  const wanted = Math.min(Math.max(1, Math.trunc(limit) || 1), PAGE_LIMIT)
  const events: FeedEvent[] = []
  let next = Math.min(n, after + PAGE_SPAN)
  let chars = 0
  // Every batch but the first, of which a part may have been read, adds an event: `wanted + 1` of them fill the page.
  const batches = sql.exec<{ first: number; count: number; conversationId: string | null; events: string }>(
    `SELECT first, count, conversation_id AS conversationId, events FROM feed
     WHERE first >= COALESCE((SELECT MAX(first) FROM feed WHERE first <= ?), 0) AND first <= ? AND sources & ?
     ORDER BY first LIMIT ?`,
    ...[after + 1, next, source ? SOURCE_BIT[source] : ANY_SOURCE, wanted + 1],
  )
  const isSeen = seenConversations(sql, sight)
  let read = 0
  for (const batch of batches) {
    const last = batch.first + batch.count - 1
    read += 1
    if (!isSeen(batch.conversationId)) {
      if (read > wanted) return { events, next: Math.max(after, last) }
      continue
    }
    const parsed: FeedEvent[] = JSON.parse(batch.events)
    for (const [index, event] of parsed.entries()) {
      const position = batch.first + index
      if (position <= after || (source && event.source !== source)) continue
      events.push(event)
      if (events.length === wanted) return { events, next: position }
    }
    chars += batch.events.length
    if (chars > PAGE_CHARS || read > wanted) return { events, next: Math.max(after, last) }
    next = Math.max(next, last)
  }
  return { events, next }
}

/** An empty page means that there is no more: what somebody does not see must not look like the end. */
export function nextPage(sql: Sql, asked: Asked): { events: FeedEvent[]; next: number } {
  let page = readPage(sql, asked)
  while (asked.sight && page.events.length === 0 && page.next < asked.n)
    page = readPage(sql, { ...asked, after: page.next })
  return page
}

/** Whether somebody sees what was told of a conversation; what is of none, everybody does. */
function seenConversations(sql: Sql, sight: Sight | undefined): (conversationId: string | null) => boolean {
  const known = new Map<string, boolean>()
  return (id) => {
    if (!sight || id === null) return true
    const seen = known.get(id) ?? findRow(sql, id, sight) !== null
    known.set(id, seen)
    return seen
  }
}

/** The batches after a position, or undefined when they are trimmed, too many, or from a future we never had. */
export function missedSince(
  sql: Sql,
  { n, trimmedTo }: { n: number; trimmedTo: number },
  after: number,
): MissedBatch[] | undefined {
  if (after > n || after < trimmedTo || n - after > RESUME_SPAN) return undefined
  if (after === n) return []
  return sql
    .exec<{ last: number; conversationId: string | null; events: string; row: string | null }>(
      `SELECT feed.first + feed.count - 1 AS last, feed.conversation_id AS conversationId, feed.events, conversations.row
       FROM feed LEFT JOIN conversations ON conversations.id = feed.conversation_id
       WHERE feed.first >= COALESCE((SELECT MAX(first) FROM feed WHERE first <= ?), 0) AND feed.first + feed.count - 1 > ?
       ORDER BY feed.first`,
      ...[after + 1, after],
    )
    .toArray()
}

/** The conversation in whose events a wamid occurs, the newest first: no index is written per message for a rare question. */
export function conversationOfWamid(sql: Sql, n: number, wamid: string): string | null {
  // GLOB passes over a text three times as fast as instr, but its pattern may have 50 bytes: it finds what instr confirms.
  const end = /[\w+/=.-]{0,40}$/.exec(wamid)?.[0] ?? ''
  const found = sql.exec<{ id: string }>(
    `SELECT conversation_id AS id FROM feed
     WHERE first > ? AND conversation_id IS NOT NULL AND events GLOB ? AND instr(events, ?) > 0
     ORDER BY first DESC LIMIT 1`,
    // `id`, `target_id`, `wamid`; but not `reply_to`: anybody may quote a message.
    ...[n - SEARCH_SPAN, `*${end}"*`, `id":${JSON.stringify(wamid)}`],
  )
  return found.toArray()[0]?.id ?? null
}

/** As the newest batch still kept tells it. `resolved` is null in what an older release wrote. */
export function newestBatch(sql: Sql): { last: number; resolved: number | null } | undefined {
  const newest = sql.exec<{ last: number; resolved: number | null }>(
    'SELECT first + count - 1 AS last, resolved FROM feed ORDER BY first DESC LIMIT 1',
  )
  return newest.toArray()[0]
}
