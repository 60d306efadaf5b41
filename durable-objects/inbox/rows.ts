import type { ConversationRow } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'

export type View = 'open' | 'mine' | 'unassigned' | 'assistant' | 'snoozed' | 'resolved' | 'all'

/** What the inbox remembers of a conversation: enough to tell what is new and whether its place in the list changes. */
export interface Held {
  epoch: number
  version: number
  lastAt: number | null
  section: string | null
}

export interface Listed {
  lastAt: number | null
  section: string | null
  /** The row as JSON, as lists and sockets carry it. */
  row: string | null
}

const LIST_LIMIT = 200

/** Where a row stands: `people`, `assistant`, `agent:<id>`, `nobody` while open, else its state. Counts and views are made of it. */
export function sectionOf({ state, baton }: ConversationRow): string {
  if (state !== 'open') return state
  return baton.holder === 'agent' ? agentSection(baton.userId) : baton.holder
}

export function agentSection(userId: string): string {
  return `agent:${userId}`
}

export function listed(row: ConversationRow | null): Listed {
  if (!row) return { lastAt: null, section: null, row: null }
  return { lastAt: row.lastAt, section: sectionOf(row), row: JSON.stringify(row) }
}

export function heldOf(sql: Sql, conversationId: string): Held | undefined {
  return sql
    .exec<{ epoch: number; version: number; lastAt: number | null; section: string | null }>(
      'SELECT epoch, version, last_at AS lastAt, section FROM conversations WHERE id = ?',
      conversationId,
    )
    .toArray()[0]
}

/** Writes the whole row; the index is touched only when the conversation's place changes. */
export function saveRow(
  sql: Sql,
  is: { conversationId: string; epoch: number; version: number } & Listed,
  was: Held | undefined,
) {
  if (!was) {
    sql.exec(
      'INSERT INTO conversations (id, epoch, version, last_at, section, row) VALUES (?, ?, ?, ?, ?, ?)',
      ...[is.conversationId, is.epoch, is.version, is.lastAt, is.section, is.row],
    )
  } else if (was.lastAt !== is.lastAt || was.section !== is.section) {
    sql.exec(
      'UPDATE conversations SET epoch = ?, version = ?, row = ?, last_at = ?, section = ? WHERE id = ?',
      ...[is.epoch, is.version, is.row, is.lastAt, is.section, is.conversationId],
    )
  } else {
    sql.exec(
      'UPDATE conversations SET epoch = ?, version = ?, row = ? WHERE id = ?',
      ...[is.epoch, is.version, is.row, is.conversationId],
    )
  }
}

export function findRow(sql: Sql, conversationId: string): ConversationRow | null {
  const found = sql
    .exec<{ row: string | null }>('SELECT row FROM conversations WHERE id = ?', conversationId)
    .toArray()[0]
  return found?.row ? JSON.parse(found.row) : null
}

export interface ListPage {
  view: View
  userId?: string
  before?: string
  limit: number
}

/** Newest first by (lastAt, id). Undefined when `before` is no cursor of ours. */
export function listRows(sql: Sql, page: ListPage): { rows: ConversationRow[]; before: string | null } | undefined {
  const before = page.before === undefined ? [Number.MAX_SAFE_INTEGER, ''] : parseBefore(page.before)
  if (!before) return undefined
  const limit = Math.min(Math.max(1, Math.trunc(page.limit) || 1), LIST_LIMIT)
  const [where, ...bound] = filterOf(page)
  // The inner query never leaves the index, so a view of few among 50,000 costs a scan of keys and not of rows.
  const found = sql
    .exec<{ row: string; id: string; at: number }>(
      `SELECT c.row, page.id, page.at FROM (
         SELECT id, last_at AS at FROM conversations INDEXED BY conversations_by_time
         WHERE ${where} AND (last_at, id) < (?, ?) ORDER BY last_at DESC, id DESC LIMIT ?
       ) page JOIN conversations c ON c.id = page.id ORDER BY page.at DESC, page.id DESC`,
      ...[...bound, ...before, limit + 1],
    )
    .toArray()
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return { rows: shown.map(({ row }) => JSON.parse(row)), before: last ? `${last.at}.${last.id}` : null }
}

function filterOf({ view, userId }: ListPage): [where: string, ...bound: string[]] {
  switch (view) {
    case 'all':
      return ['section IS NOT NULL']
    case 'open':
      return ["section IS NOT NULL AND section NOT IN ('snoozed', 'resolved')"]
    case 'mine':
      return ['section = ?', agentSection(userId ?? '')]
    case 'unassigned':
      return ['section = ?', 'people']
    case 'assistant':
    case 'snoozed':
    case 'resolved':
      return ['section = ?', view]
  }
}

function parseBefore(cursor: string): [number, string] | undefined {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,100})$/.exec(cursor) ?? []
  return at !== undefined && id !== undefined ? [Number(at), id] : undefined
}
