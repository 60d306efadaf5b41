import type { DraftKind, Mark } from '../../workers/conversations/live-event'
import type { Sight } from '../../workers/conversations/sight'
import type { Sql } from '../../workers/platform/operations'

/** Whose mark, of what. */
export interface MarkKey {
  conversationId: string
  userId: string
  /** Where they do not see everything. */
  sight?: Sight
}

export interface Marked {
  mark: Mark
  /** Nothing was written when it stood there already. */
  changed: boolean
}

type Kind = 'seen' | DraftKind
/** As stored: an integer, or a draft as JSON, trimmed; null or JSON of null where there was one. */
type Value = number | string | null
type MarkRow = { conversationId: string; userId: string; kind: Kind; value: Value }

/** Who missed more marks than this loads the list anew. */
const RESUME_MARKS = 2_000
/** A draft's place is this large or a doubling of it: while somebody types, each version overwrites the one before. */
const SMALLEST_DRAFT = 256
const BLANK = 'null'
const COLUMNS = `conversation_id AS conversationId, user_id AS userId, kind,
  iif(typeof(marks.value) = 'text', rtrim(marks.value), marks.value) AS value`
/** JSON of nothing in the same bytes. */
const BLANKED = `value = printf('%-*s', octet_length(value), '${BLANK}')`
const encoder = new TextEncoder()

/** Null while this person has touched nothing of it. */
export function findMark(sql: Sql, { conversationId, userId }: MarkKey): Mark | null {
  return marksOn(sql, [conversationId], userId).get(conversationId) ?? null
}

/** Everybody's mark of one conversation, by user id. */
export function marksByUser(sql: Sql, conversationId: string): Map<string, Mark> {
  const rows = sql.exec<MarkRow>(`SELECT ${COLUMNS} FROM marks WHERE conversation_id = ?`, conversationId)
  return gathered(rows.toArray(), 'userId')
}

/** One person's marks of these conversations. */
export function marksOn(sql: Sql, conversationIds: string[], userId: string): Map<string, Mark> {
  const rows = sql.exec<MarkRow>(
    `SELECT ${COLUMNS} FROM json_each(?) page CROSS JOIN marks ON conversation_id = page.value AND user_id = ?`,
    ...[JSON.stringify(conversationIds), userId],
  )
  return gathered(rows.toArray(), 'conversationId')
}

/** What one person changed at a position of the feed and since. Undefined when that is too much to tell. */
export function marksSince(sql: Sql, position: number, userId: string): Map<string, Mark> | undefined {
  const changed = sql
    .exec<{ id: string }>(
      'SELECT conversation_id AS id FROM marks INDEXED BY marks_by_change WHERE user_id = ? AND n >= ? LIMIT ?',
      ...[userId, position, RESUME_MARKS + 1],
    )
    .toArray()
  if (changed.length > RESUME_MARKS) return undefined
  return marksOn(sql, [...new Set(changed.map(({ id }) => id))], userId)
}

/** `n`: how far the feed has come. */
export function saveSeen(sql: Sql, key: MarkKey, seen: number, n: number): Marked {
  const changed = held(sql, key, 'seen') !== seen
  if (changed) save(sql, key, { kind: 'seen', value: seen, n })
  return { mark: findMark(sql, key) ?? nothing(), changed }
}

/**
 * '' removes it. Drafts are people's words, and bytes of a value that made room stay in the file: where the new text does
 * not overwrite the old one in place, the first call only blanks it. Then undefined: call again once that is stored.
 */
export function saveDraft(sql: Sql, key: MarkKey, kind: DraftKind, text: string, n: number): Marked | undefined {
  const was = held(sql, key, kind)
  const json = text === '' ? null : JSON.stringify(text)
  if (isWords(was) && was !== json && (json === null || sizeOf(was) !== sizeOf(json))) {
    sql.exec(`UPDATE marks SET ${BLANKED} WHERE conversation_id = ? AND user_id = ? AND kind = ?`, ...idOf(key), kind)
    return undefined
  }
  const changed = was !== json
  if (changed) save(sql, key, { kind, value: json && padded(json), n })
  return { mark: findMark(sql, key) ?? nothing(), changed }
}

/** First half of a removal; of one conversation, or of all. */
export function blankMarks(sql: Sql, conversationId?: string): void {
  const blank = `UPDATE marks SET ${BLANKED} WHERE typeof(value) = 'text'`
  if (conversationId === undefined) sql.exec(blank)
  else sql.exec(`${blank} AND conversation_id = ?`, conversationId)
}

/** Second half: what was marked after the position belongs to the conversation's next life. */
export function deleteMarks(sql: Sql, conversationId: string, position: number): void {
  sql.exec('DELETE FROM marks WHERE conversation_id = ? AND n <= ?', conversationId, position)
}

function held(sql: Sql, key: MarkKey, kind: Kind): Value {
  const row = sql
    .exec<MarkRow>(
      `SELECT ${COLUMNS} FROM marks WHERE conversation_id = ? AND user_id = ? AND kind = ?`,
      ...[...idOf(key), kind],
    )
    .toArray()[0]
  return row?.value ?? null
}

function save(sql: Sql, key: MarkKey, { kind, value, n }: { kind: Kind; value: Value; n: number }): void {
  sql.exec(
    `INSERT INTO marks (conversation_id, user_id, kind, n, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (conversation_id, user_id, kind) DO UPDATE SET n = excluded.n, value = excluded.value`,
    ...[...idOf(key), kind, n, value],
  )
}

function idOf({ conversationId, userId }: MarkKey): [string, string] {
  return [conversationId, userId]
}

function nothing(): Mark {
  return { seen: null, drafts: {} }
}

function gathered(rows: MarkRow[], by: 'userId' | 'conversationId'): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const row of rows) {
    const mark = marks.get(row[by]) ?? nothing()
    if (row.kind !== 'seen') Object.assign(mark.drafts, isWords(row.value) ? { [row.kind]: JSON.parse(row.value) } : {})
    else if (typeof row.value === 'number') mark.seen = row.value
    marks.set(row[by], mark)
  }
  return marks
}

function isWords(value: Value): value is string {
  return typeof value === 'string' && value !== BLANK
}

function padded(json: string): string {
  return json + ' '.repeat(sizeOf(json) - encoder.encode(json).byteLength)
}

/** Bytes that the draft's place has. */
function sizeOf(json: string): number {
  const bytes = encoder.encode(json).byteLength
  let size = SMALLEST_DRAFT
  while (size < bytes) size *= 2
  return size
}
