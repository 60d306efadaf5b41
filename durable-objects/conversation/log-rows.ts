import type { AdoptedState, Entry } from '../../workers/conversations/entry'
import type { MessageFold } from '../../workers/conversations/message-fold'
import { type ConversationState, emptyState } from '../../workers/conversations/state'
import type { Sql } from '../../workers/platform/operations'
import { kindOf, stored } from './stored'

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

/** What the log writes, and what it must know for that. */
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

  writeFold(seq: number, fold: MessageFold): void {
    this.#sql.exec('UPDATE log SET fold = ? WHERE seq = ?', JSON.stringify(fold), seq)
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
    // What an older release wrote lacks the fields that came since.
    const state =
      found.state === '' ? null : { ...emptyState(row.contactKey, false, 0), ...stored<object>(found.state) }
    return { row, state }
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

  /**
   * Overwritten with as many blanks, with all that refers to them, and with what was made of both since they came, and who
   * they were when they did; `from`: so that they could come from there once more.
   */
  giveBack(seqs: number[], from: string, since: number): void {
    const own = '(SELECT value FROM json_each(?1))'
    const body = `substr('{"kind":"given_back"}' || printf('%*s', length(CAST(body AS BLOB)), ''), 1, max(21, length(CAST(body AS BLOB))))`
    this.#sql.exec(
      `UPDATE log SET kind = 'given_back', key = NULL, body = ${body},
         fold = CASE WHEN fold IS NULL THEN NULL ELSE substr('{}' || printf('%*s', length(CAST(fold AS BLOB)), ''), 1, max(2, length(CAST(fold AS BLOB)))) END
       WHERE seq IN ${own} OR ref IN ${own}`,
      JSON.stringify(seqs),
    )
    this.#sql.exec(`UPDATE log SET fold = NULL WHERE seq IN ${own} OR ref IN ${own}`, JSON.stringify(seqs))
    this.#sql.exec(
      `UPDATE log SET kind = 'given_back', body = ${body} WHERE seq > ?1 AND kind IN ('summary', 'lead', 'flow')`,
      since,
    )
    const nobody = `json_set(body, '$.origin', json(?2))`
    this.#sql.exec(
      `UPDATE log SET body = substr(${nobody} || printf('%*s', octet_length(body), ''), 1, max(octet_length(body), length(${nobody})))
       WHERE kind = 'adopted' AND json_extract(body, '$.from') = ?1`,
      from,
      JSON.stringify(NOBODY),
    )
    this.#sql.exec('UPDATE log SET key = NULL WHERE key >= ?1 AND key < ?2', `org:${from}:`, `org:${from};`)
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

/** Instead of who came: they are gone again. */
const NOBODY: AdoptedState = {
  ...{ generation: 0, hold: null, baton: { holder: 'assistant' } },
  ...{ windowClosesAt: 0, marketingOptOut: false, state: 'open' },
  contact: { waId: null, userId: null, username: null, name: null },
}

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
