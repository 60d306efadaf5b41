import type { Sql } from '../../workers/platform/operations'
import { SAME_LENGTH_NOTHING } from './feed'
import type { Held } from './held'
import { blankMarks, deleteMarks } from './marks'

/** Version of a row that is being removed: below every version a conversation can have. */
export const NO_VERSION = -1

/** What is still refused of a conversation whose row is gone. */
export function forgottenOf(sql: Sql, conversationId: string): Held | undefined {
  const found = sql
    .exec<{ epoch: number }>('SELECT epoch FROM forgotten WHERE conversation_id = ?', conversationId)
    .toArray()[0]
  return found && { epoch: found.epoch, version: NO_VERSION, lastAt: null, section: null, waitingAt: null }
}

/**
 * First half: the conversation leaves the list, its earlier epochs are refused, its text is overwritten. A deleted row's
 * bytes stay in the file, and a page freed in the commit that overwrote it may not be written: so the delete comes after.
 */
export function blankConversation(sql: Sql, conversationId: string, epoch: number, now: number): void {
  sql.exec(
    'INSERT OR REPLACE INTO forgotten (conversation_id, epoch, at) VALUES (?, ?, ?)',
    ...[conversationId, epoch, now],
  )
  sql.exec(
    `UPDATE conversations SET epoch = ?, version = ?, section = NULL, last_at = NULL, waiting_at = NULL,
       row = printf('%*s', octet_length(row), 'null') WHERE id = ?`,
    ...[epoch, NO_VERSION, conversationId],
  )
  sql.exec(`UPDATE feed SET events = ${SAME_LENGTH_NOTHING} WHERE conversation_id = ?`, conversationId)
  blankMarks(sql, conversationId)
}

/** Second half, up to a position: what the conversation published since then stays, and its marks. */
export function deleteBlanked(sql: Sql, conversationId: string, position: number): void {
  sql.exec('DELETE FROM conversations WHERE id = ? AND version = ?', conversationId, NO_VERSION)
  sql.exec('DELETE FROM feed WHERE conversation_id = ? AND first <= ?', conversationId, position)
  deleteMarks(sql, conversationId, position)
}
