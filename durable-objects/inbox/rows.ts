import type { ConversationRow } from '../../workers/conversations/live-event'
import { isInSight, type Sight } from '../../workers/conversations/sight'
import type { Sql } from '../../workers/platform/operations'
import { pageInSight, type Shows, shows, WHOSE, type Whose } from './in-sight'
import { agentSection, isOpen, PEOPLE, sectionsOf } from './sections'

export type View = 'open' | 'mine' | 'unassigned' | 'assistant' | 'snoozed' | 'resolved' | 'all'

export interface ListPage {
  view: View
  userId?: string
  before?: string
  limit: number
  /** Only what it lets see. */
  sight?: Sight
  /** Only what was given to this team. */
  team?: string
}

/** `at`: what its list is sorted by. */
interface Key {
  id: string
  at: number
}

/** Where a page starts. `waiting`: among those who wait, after this one; else among the others, before it. */
interface Cursor extends Key {
  waiting: boolean
}

const LIST_LIMIT = 200
const NEWEST: Cursor = { at: Number.MAX_SAFE_INTEGER, id: '', waiting: false }
const LONGEST_WAITING: Cursor = { at: -1, id: '', waiting: true }

/**
 * Newest first by (lastAt, id); `unassigned` begins with those who wait, the longest wait first by (waitingSince, id).
 * Undefined when `before` is no cursor of ours.
 */
export function listRows(sql: Sql, page: ListPage): { rows: ConversationRow[]; before: string | null } | undefined {
  const first = page.view === 'unassigned' ? LONGEST_WAITING : NEWEST
  const from = page.before === undefined ? first : parseCursor(page.before)
  if (!from || (from.waiting && page.view !== 'unassigned')) return undefined
  const limit = Math.min(Math.max(1, Math.trunc(page.limit) || 1), LIST_LIMIT)
  const found = page.view === 'unassigned' ? unassigned(sql, page, from, limit + 1) : byTime(sql, page, from, limit + 1)
  const shown = found.slice(0, limit)
  return { rows: rowsOf(sql, shown), before: found.length > limit ? cursorOf(shown.at(-1)) : null }
}

export function findRow(sql: Sql, conversationId: string, sight?: Sight): ConversationRow | null {
  const found = sql
    .exec<{ row: string | null }>('SELECT row FROM conversations WHERE id = ? AND section IS NOT NULL', conversationId)
    .toArray()[0]
  const row: ConversationRow | null = found?.row ? JSON.parse(found.row) : null
  return isInSight(sight, row) ? row : null
}

function unassigned(sql: Sql, { sight, team }: ListPage, from: Cursor, wanted: number): Cursor[] {
  const isShown = shows(sight, team)
  const waiting = from.waiting ? longestWaiting(sql, isShown, from, wanted) : []
  const rest = wanted - waiting.length
  const before = from.waiting ? NEWEST : from
  const others = rest > 0 ? newestOf(sql, { section: PEOPLE, before, wanted: rest, isShown }) : []
  return [...waiting.map((key) => ({ ...key, waiting: true })), ...others.map((key) => ({ ...key, waiting: false }))]
}

/** Merged from the newest of each section, none of which is read further down than the page so far reaches. */
function byTime(sql: Sql, { view, userId, sight, team }: ListPage, before: Key, wanted: number): Cursor[] {
  const isShown = shows(sight, team)
  let merged: Key[] = []
  for (const section of sectionsIn(sql, view, userId)) {
    const reached = merged.length < wanted ? 0 : (merged.at(-1)?.at ?? 0)
    const newest = newestOf(sql, { section, before, wanted, reached, isShown })
    merged = [...merged, ...newest].sort(newerFirst).slice(0, wanted)
  }
  return merged.map((key) => ({ ...key, waiting: false }))
}

function sectionsIn(sql: Sql, view: View, userId: string | undefined): string[] {
  if (view === 'all') return sectionsOf(sql)
  if (view === 'open') return sectionsOf(sql).filter(isOpen)
  return [view === 'mine' ? agentSection(userId ?? '') : view]
}

interface Newest {
  section: string
  before: Key
  wanted: number
  reached?: number
  isShown: Shows | undefined
}

function newestOf(sql: Sql, { section, before, wanted, reached = 0, isShown }: Newest): Key[] {
  const read = (from: Key, count: number) =>
    sql
      .exec<Columns>(
        `SELECT id, last_at AS at${isShown ? `, ${WHOSE}` : ''} FROM conversations INDEXED BY conversations_by_section
         WHERE section = ? AND (last_at, id) < (?, ?) AND last_at >= ? ORDER BY last_at DESC, id DESC LIMIT ?`,
        ...[section, from.at, from.id, reached, count],
      )
      .toArray()
  return isShown ? pageInSight(isShown, { from: before, wanted }, read) : read(before, wanted)
}

function longestWaiting(sql: Sql, isShown: Shows | undefined, after: Key, wanted: number): Key[] {
  const read = (from: Key, count: number) =>
    sql
      .exec<Columns>(
        `SELECT id, waiting_at AS at${isShown ? `, ${WHOSE}` : ''} FROM conversations INDEXED BY conversations_by_wait
         WHERE waiting_at IS NOT NULL AND (waiting_at, id) > (?, ?) ORDER BY waiting_at, id LIMIT ?`,
        ...[from.at, from.id, count],
      )
      .toArray()
  return isShown ? pageInSight(isShown, { from: after, wanted }, read) : read(after, wanted)
}

/** Whose it is, where it was asked for. */
type Columns = Record<string, SqlStorageValue> & Key & Whose

function rowsOf(sql: Sql, keys: Key[]): ConversationRow[] {
  const found = sql.exec<{ row: string }>(
    'SELECT c.row FROM json_each(?) page CROSS JOIN conversations c ON c.id = page.value ORDER BY page.key',
    JSON.stringify(keys.map(({ id }) => id)),
  )
  return found.toArray().map(({ row }) => JSON.parse(row))
}

/** By code points, as SQLite compares. */
function newerFirst(a: Key, b: Key): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1)
}

function cursorOf(last: Cursor | undefined): string | null {
  return last ? `${last.waiting ? 'w' : ''}${last.at}.${last.id}` : null
}

function parseCursor(cursor: string): Cursor | undefined {
  const [, waiting, at, id] = /^(w?)(\d{1,15})\.([\w-]{1,100})$/.exec(cursor) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id, waiting: waiting === 'w' } : undefined
}
