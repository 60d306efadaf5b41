import type { Sql } from '../../workers/platform/operations'
import { SAME_LENGTH_NOTHING } from './feed'

const DAY_MS = 24 * 60 * 60_000
/** What integrations may catch up on (design: the feed is kept 7 days). */
const FEED_KEPT_MS = 7 * DAY_MS
/** Meta repeats a webhook for up to 7 days; a key outlives that. */
const KEYS_KEPT_MS = 8 * DAY_MS
/** Shorter than the 8 days for which an erased conversation keeps its epoch: after those it counts from the start again. */
const FORGOTTEN_KEPT_MS = 7 * DAY_MS
/** An erased inbox refuses what is still on its way for this long, then is gone. */
export const ERASED_KEPT_MS = 8 * DAY_MS
/** Batches and keys one alarm removes: an alarm holds up everything else. */
const TRIM_LIMIT = 500
/** Between pieces of a long trim, and between the alarms of a quiet one. */
const TRIM_AGAIN_MS = 1_000
const TRIM_EVERY_MS = 10 * 60_000

/** The last position of the oldest expired batches, at most one piece of them; 0 when none has expired. */
export function expiredTo(sql: Sql, now: number): number {
  const oldest = sql.exec<{ last: number; at: number }>(
    'SELECT first + count - 1 AS last, at FROM feed ORDER BY first LIMIT ?',
    TRIM_LIMIT,
  )
  let expired = 0
  for (const { last, at } of oldest.toArray()) {
    if (at >= now - FEED_KEPT_MS) break
    expired = last
  }
  return expired
}

/** First half of a removal: a deleted row's bytes stay in the file, so its text goes first, in a commit of its own. */
export function blankFeedTo(sql: Sql, position: number): void {
  sql.exec(`UPDATE feed SET events = ${SAME_LENGTH_NOTHING} WHERE first <= ?`, position)
}

export function deleteFeedTo(sql: Sql, position: number): void {
  sql.exec('DELETE FROM feed WHERE first <= ?', position)
}

/** How much is here. */
export function heldNow(sql: Sql): { conversations: number; events: number } {
  return sql
    .exec<{ conversations: number; events: number }>(
      `SELECT (SELECT COUNT(*) FROM conversations) AS conversations,
              (SELECT COALESCE(SUM(json_array_length(events)), 0) FROM feed) AS events`,
    )
    .one()
}

export function dropOldKeys(sql: Sql, now: number): void {
  sql.exec(
    'DELETE FROM account_keys WHERE key IN (SELECT key FROM account_keys WHERE at < ? LIMIT ?)',
    ...[now - KEYS_KEPT_MS, TRIM_LIMIT],
  )
  sql.exec(
    'DELETE FROM forgotten WHERE conversation_id IN (SELECT conversation_id FROM forgotten WHERE at < ? LIMIT ?)',
    ...[now - FORGOTTEN_KEPT_MS, TRIM_LIMIT],
  )
}

/** When something kept here expires next, not sooner than is worth an alarm; undefined when nothing is kept. */
export function nextTrimAt(sql: Sql, now: number): number | undefined {
  const { due } = sql
    .exec<{ due: number | null }>(
      `SELECT MIN(due) AS due FROM (
         SELECT (SELECT at FROM feed ORDER BY first LIMIT 1) + ? AS due
         UNION ALL SELECT MIN(at) + ? FROM account_keys
         UNION ALL SELECT MIN(at) + ? FROM forgotten)`,
      ...[FEED_KEPT_MS, KEYS_KEPT_MS, FORGOTTEN_KEPT_MS],
    )
    .one()
  if (due === null) return undefined
  return due < now ? now + TRIM_AGAIN_MS : Math.max(due, now + TRIM_EVERY_MS)
}
