import type { ConversationRow } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'
import { sectionOf, WAITING } from './sections'

/** What the inbox remembers of a conversation: enough to tell what is new and whether its place in the list changes. */
export interface Held {
  epoch: number
  version: number
  lastAt: number | null
  section: string | null
  waitingAt: number | null
}

export interface Listed {
  lastAt: number | null
  section: string | null
  waitingAt: number | null
  /** The row as JSON, as lists and sockets carry it. */
  row: string | null
}

export function listed(row: ConversationRow | null): Listed {
  if (!row) return { lastAt: null, section: null, waitingAt: null, row: null }
  const section = sectionOf(row)
  const waitingAt = section === WAITING ? row.waitingSince : null
  return { lastAt: row.lastAt, section, waitingAt, row: JSON.stringify(row) }
}

export function heldOf(sql: Sql, conversationId: string): Held | undefined {
  return sql
    .exec<{ epoch: number; version: number; lastAt: number | null; section: string | null; waitingAt: number | null }>(
      'SELECT epoch, version, last_at AS lastAt, section, waiting_at AS waitingAt FROM conversations WHERE id = ?',
      conversationId,
    )
    .toArray()[0]
}

/** Writes the whole row. A column that is named is a row more in its index: so each only when the place changes. */
export function saveRow(
  sql: Sql,
  is: { conversationId: string; epoch: number; version: number } & Listed,
  was: Held | undefined,
) {
  const { conversationId, epoch, version, row, lastAt, section, waitingAt } = is
  if (!was) {
    sql.exec(
      'INSERT INTO conversations (id, epoch, version, row, last_at, section, waiting_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[conversationId, epoch, version, row, lastAt, section, waitingAt],
    )
    return
  }
  const changes: Record<string, string | number | null> = { epoch, version, row }
  if (was.lastAt !== lastAt || was.section !== section) Object.assign(changes, { last_at: lastAt, section })
  if (was.waitingAt !== waitingAt) changes.waiting_at = waitingAt
  const set = Object.keys(changes).map((column) => `${column} = ?`)
  sql.exec(`UPDATE conversations SET ${set.join(', ')} WHERE id = ?`, ...[...Object.values(changes), conversationId])
}
