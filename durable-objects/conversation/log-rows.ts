import * as z from 'zod'
import type { Entry, EntryBody } from '../../workers/conversations/entry'
import { foldOf, type MessageFold } from '../../workers/conversations/message-fold'
import type { ConversationState } from '../../workers/conversations/state'
import type { Sql } from '../../workers/platform/operations'

export interface SnapshotRow {
  tenantId: string
  channelId: string
  conversationId: string
  contactKey: string
  phoneNumberId: string
  wabaId: string
  epoch: number
  erasedAt: number | null
  /** Deliveries of before an erasure that came after it. */
  dropped: number
  /** The state and the folds hold everything up to here. */
  base: number
  inboxCursor: number
  projectionsCursor: number
}

/** Where a page ends: in what happened here, and in what is older than its place. */
export interface Before {
  seq: number
  pastAt: number
  pastSeq: number
}

export const NEWEST: Before = {
  seq: Number.MAX_SAFE_INTEGER,
  pastAt: Number.MAX_SAFE_INTEGER,
  pastSeq: Number.MAX_SAFE_INTEGER,
}

/** All SQL of the log. */
export class LogRows {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** false: the key is taken. */
  insert(entry: Entry, pastAt: number | null): boolean {
    const cursor = this.#sql.exec(
      'INSERT OR IGNORE INTO log (seq, at, kind, ref, key, past_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      entry.seq,
      entry.at,
      kindOf(entry.body),
      entry.ref,
      entry.key,
      pastAt,
      JSON.stringify(entry.body),
    )
    return cursor.rowsWritten > 0
  }

  byKey(key: string): { seq: number; ref: number | null; kind: string } | null {
    const row = this.#sql.exec<{ seq: number; ref: number | null; kind: string }>(
      'SELECT seq, ref, kind FROM log WHERE key = ?',
      key,
    )
    return row.toArray()[0] ?? null
  }

  dropKey(seq: number): void {
    this.#sql.exec('UPDATE log SET key = NULL WHERE seq = ?', seq)
  }

  entry(seq: number): Entry | null {
    const row = this.#sql.exec<EntryRow>(`SELECT ${ENTRY} FROM log WHERE seq = ?`, seq).toArray()[0]
    return row ? entryOf(row) : null
  }

  /** What became of the message up to the base; its beginning, when nothing was written. */
  fold(seq: number): MessageFold {
    const row = this.#sql
      .exec<EntryRow & { fold: string | null }>(`SELECT ${ENTRY}, fold FROM log WHERE seq = ?`, seq)
      .one()
    return row.fold === null ? foldOf(entryOf(row)) : stored<MessageFold>(row.fold)
  }

  writeFold(seq: number, fold: MessageFold): void {
    this.#sql.exec('UPDATE log SET fold = ? WHERE seq = ?', JSON.stringify(fold), seq)
  }

  after(seq: number, limit: number): Entry[] {
    const rows = this.#sql.exec<EntryRow>(`SELECT ${ENTRY} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`, seq, limit)
    return rows.toArray().map(entryOf)
  }

  /** Newest first. What happened here is ordered by the log, what is older than its place by time; both are merged. */
  messagesBefore(before: Before, limit: number): { entry: Entry; pastAt: number | null }[] {
    const live = this.#sql
      .exec<EntryRow>(
        `SELECT ${ENTRY} FROM log WHERE seq < ? AND past_at IS NULL AND kind IN ('message', 'say', 'note') ORDER BY seq DESC LIMIT ?`,
        before.seq,
        limit,
      )
      .toArray()
      .map((row) => ({ entry: entryOf(row), pastAt: null }))
    const past = this.#sql
      .exec<EntryRow & { past_at: number }>(
        `SELECT ${ENTRY}, past_at FROM log WHERE (past_at, seq) < (?, ?) AND kind IN ('message', 'say', 'note') ORDER BY past_at DESC, seq DESC LIMIT ?`,
        before.pastAt,
        before.pastSeq,
        limit,
      )
      .toArray()
      .map((row) => ({ entry: entryOf(row), pastAt: row.past_at }))
    return [...live, ...past].sort((a, b) => timeOf(b) - timeOf(a) || b.entry.seq - a.entry.seq).slice(0, limit)
  }

  readSnapshot(): { row: SnapshotRow; state: ConversationState | null } | null {
    const found = this.#sql.exec<RawSnapshot>('SELECT * FROM snapshot').toArray()[0]
    if (!found) return null
    const row: SnapshotRow = {
      tenantId: found.tenant_id,
      channelId: found.channel_id,
      conversationId: found.conversation_id,
      contactKey: found.contact_key,
      phoneNumberId: found.phone_number_id,
      wabaId: found.waba_id,
      epoch: found.epoch,
      erasedAt: found.erased_at,
      dropped: found.dropped,
      base: found.base,
      inboxCursor: found.inbox_cursor,
      projectionsCursor: found.projections_cursor,
    }
    return { row, state: found.state === '' ? null : stored<ConversationState>(found.state) }
  }

  writeSnapshot(row: SnapshotRow, state: ConversationState | null): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO snapshot VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      row.tenantId,
      row.channelId,
      row.conversationId,
      row.contactKey,
      row.phoneNumberId,
      row.wabaId,
      row.epoch,
      row.erasedAt,
      row.dropped,
      row.base,
      row.inboxCursor,
      row.projectionsCursor,
      state === null ? '' : JSON.stringify(state),
    )
  }

  any(): boolean {
    return this.#sql.exec('SELECT 1 FROM log LIMIT 1').toArray().length > 0
  }

  adoptedFrom(): string[] {
    const rows = this.#sql.exec<{ id: string }>(
      `SELECT DISTINCT json_extract(body, '$.from') AS id FROM log WHERE kind = 'adopted'`,
    )
    return rows.toArray().map(({ id }) => id)
  }

  writeDropped(dropped: number): void {
    this.#sql.exec('UPDATE snapshot SET dropped = ?', dropped)
  }

  /**
   * A deleted row's bytes stay in the file until they are used again: people's words are overwritten with as many
   * blanks first. The contact key goes too; tenant and id stay, they name nobody.
   */
  erase(next: { epoch: number; erasedAt: number; head: number }): number {
    const n = this.wipe()
    this.#sql.exec('DELETE FROM timers')
    this.#sql.exec(
      `UPDATE snapshot SET contact_key = '', state = substr(hex(zeroblob(length(CAST(state AS BLOB)))), 1, length(CAST(state AS BLOB)))`,
    )
    this.#sql.exec(
      // seq goes on: what Meta still says of the old life must not name something of the next.
      `UPDATE snapshot SET state = '', epoch = ?1, erased_at = ?2, base = ?3, inbox_cursor = ?3, projections_cursor = ?3`,
      next.epoch,
      next.erasedAt,
      next.head,
    )
    return n
  }

  /** Takes every entry away, overwritten first. Returns how many there were. */
  wipe(): number {
    const { n } = this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM log').one()
    this.#sql.exec(
      `UPDATE log SET key = CASE WHEN key IS NULL THEN NULL ELSE printf('%0' || max(length(key), 12) || 'd', seq) END,
         body = substr(hex(zeroblob(length(CAST(body AS BLOB)))), 1, length(CAST(body AS BLOB))),
         fold = CASE WHEN fold IS NULL THEN NULL ELSE substr(hex(zeroblob(length(CAST(fold AS BLOB)))), 1, length(CAST(fold AS BLOB))) END`,
    )
    this.#sql.exec('DELETE FROM log')
    return n
  }
}

function timeOf({ entry, pastAt }: { entry: Entry; pastAt: number | null }): number {
  return pastAt ?? entry.at
}

const ENTRY = 'seq, at, ref, key, body'

type EntryRow = { seq: number; at: number; ref: number | null; key: string | null; body: string }

type RawSnapshot = {
  tenant_id: string
  channel_id: string
  conversation_id: string
  contact_key: string
  phone_number_id: string
  waba_id: string
  epoch: number
  erased_at: number | null
  dropped: number
  base: number
  inbox_cursor: number
  projections_cursor: number
  state: string
}

function entryOf({ seq, at, ref, key, body }: EntryRow): Entry {
  return { seq, at, ref, key, body: stored<EntryBody>(body) }
}

/**
 * Rows that only this class writes, in the same release or an older one. Their shape is checked for being an object;
 * new fields of later releases must be optional.
 */
function stored<T extends object>(json: string): T {
  return storedObject.parse(JSON.parse(json)) as T
}

const storedObject = z.looseObject({})

/** `message`, `status`, … for what Meta said; else the entry's own kind. */
function kindOf(body: EntryBody): string {
  return body.kind === 'meta' ? body.event.kind : body.kind
}
