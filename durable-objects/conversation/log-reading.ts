import type { Entry, EntryBody } from '../../workers/conversations/entry'
import type { FileAt } from '../../workers/conversations/media-fold'
import { messageId } from '../../workers/conversations/views'
import type { Sql } from '../../workers/platform/operations'
import { filesOf } from '../../workers/whatsapp/outbound'
import type { StoredFile } from '../../workers/whatsapp/outbound-message'
import { ENTRY, type EntryRow, entryOf, PLACED, type Placed, type PlacedRow, placedOf } from './stored'

/**
 * A line between what is older and what is newer: in what happened here, which is ordered by the log, and in what is
 * older than its place in the log, which is ordered by time. Older is what lies strictly before it.
 */
export interface Cut {
  seq: number
  pastAt: number
  pastSeq: number
}

export const NEWEST: Cut = {
  seq: Number.MAX_SAFE_INTEGER,
  pastAt: Number.MAX_SAFE_INTEGER,
  pastSeq: Number.MAX_SAFE_INTEGER,
}

export type Way = 'older' | 'newer'

/** What is read of the log, each by its primary key or by the index of what is past: no query looks at all of it. */
export class LogReading {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  entry(seq: number): Entry | null {
    const row = this.#sql.exec<EntryRow>(`SELECT ${ENTRY} FROM log WHERE seq = ?`, seq).toArray()[0]
    return row ? entryOf(row) : null
  }

  placed(seq: number): Placed | null {
    return this.all([seq])[0] ?? null
  }

  /** In the order of the log. */
  all(seqs: number[]): Placed[] {
    const asked = 'SELECT value FROM json_each(?)'
    const rows = this.#sql.exec<PlacedRow>(
      `SELECT ${PLACED} FROM log WHERE seq IN (${asked}) ORDER BY seq`,
      JSON.stringify(seqs),
    )
    return rows.toArray().map(placedOf)
  }

  after(seq: number, limit: number): Placed[] {
    const rows = this.#sql.exec<PlacedRow>(`SELECT ${PLACED} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`, seq, limit)
    return rows.toArray().map(placedOf)
  }

  /** What the entries after `seq` are about, without their bodies. */
  touchedAfter(seq: number, limit: number): { seq: number; ref: number | null; kind: string }[] {
    const rows = this.#sql.exec<{ seq: number; ref: number | null; kind: string }>(
      'SELECT seq, ref, kind FROM log WHERE seq > ? ORDER BY seq LIMIT ?',
      seq,
      limit,
    )
    return rows.toArray()
  }

  /** What happened here, of these kinds, with `from` <= seq < `to`; at most `limit` of them. */
  live({ from, to, limit }: { from: number; to: number; limit: number }, kinds: readonly string[], way: Way): Placed[] {
    const rows = this.#sql.exec<PlacedRow>(
      `SELECT ${PLACED} FROM log WHERE seq >= ? AND seq < ? AND past_at IS NULL
         AND kind IN (${kinds.map((kind) => `'${kind}'`).join()}) ORDER BY seq ${way === 'older' ? 'DESC' : 'ASC'} LIMIT ?`,
      from,
      to,
      limit,
    )
    return rows.toArray().map(placedOf)
  }

  /** What is older than its place in the log, of any kind, from a point in time on its way. */
  past({ at, seq }: { at: number; seq: number }, way: Way, limit: number): Placed[] {
    // `IS NOT NULL` is what lets the partial index answer.
    const [beyond, order] = way === 'older' ? ['<', 'DESC'] : ['>=', 'ASC']
    const rows = this.#sql.exec<PlacedRow>(
      `SELECT ${PLACED} FROM log WHERE past_at IS NOT NULL AND (past_at, seq) ${beyond} (?, ?)
         ORDER BY past_at ${order}, seq ${order} LIMIT ?`,
      at,
      seq,
      limit,
    )
    return rows.toArray().map(placedOf)
  }

  /** seq of the first entry there is. */
  first(): number | null {
    return this.#sql.exec<{ seq: number | null }>('SELECT min(seq) AS seq FROM log').one().seq
  }

  /** The time of the oldest thing that came here later. */
  oldestPast(): number | null {
    const oldest = 'SELECT min(past_at) AS at FROM log WHERE past_at IS NOT NULL'
    return this.#sql.exec<{ at: number | null }>(oldest).one().at
  }

  /** The first seq that came at `time` or later, of those below `head`; by halves, for there is no index of times. */
  seqAt(time: number, head: number): number {
    let [low, high] = [this.first() ?? head + 1, head + 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const next = 'SELECT seq, at FROM log WHERE seq >= ? ORDER BY seq LIMIT 1'
      const row = this.#sql.exec<{ seq: number; at: number }>(next, middle).toArray()[0]
      if (row && row.at < time) low = row.seq + 1
      else high = middle
    }
    return low
  }

  /** Does a message of ours name this upload. Looks only at what came after it. */
  says({ id, afterSeq }: { id: string; afterSeq: number }): boolean {
    const naming = `SELECT 1 FROM log WHERE seq > ? AND kind = 'say' AND instr(body, ?) > 0 LIMIT 1`
    return this.#sql.exec(naming, afterSeq, JSON.stringify(id)).toArray().length > 0
  }

  /** A file that a message of ours carries. */
  fileSaid(uploadId: string): StoredFile | null {
    const naming = `SELECT ${ENTRY} FROM log WHERE kind = 'say' AND instr(body, ?) > 0 LIMIT 1`
    const [row] = this.#sql.exec<EntryRow>(naming, JSON.stringify(uploadId)).toArray()
    const body = row && entryOf(row).body
    return (body?.kind === 'say' && filesOf(body.content).find((file) => file.uploadId === uploadId)) || null
  }

  /** What came here from another conversation. */
  originsOf(from: string): Set<number> {
    const rows = this.#sql.exec<{ seq: number }>(
      'SELECT coalesce(ref, seq) AS seq FROM log WHERE key >= ?1 AND key < ?2',
      ...[`org:${from}:`, `org:${from};`],
    )
    return new Set(rows.toArray().map(({ seq }) => seq))
  }

  /** Files of messages that came from other conversations, under whose names they lie, or were about to when they came. */
  filesElsewhere(): FileAt[] {
    return [...this.#namedElsewhere(), ...this.#leftElsewhere()]
  }

  /** What was on its way there arrived, perhaps, after its message had gone: it lies under the name the message had. */
  #leftElsewhere(): FileAt[] {
    const origins = `SELECT came.key AS key FROM log AS came JOIN log AS said ON said.seq = coalesce(came.ref, came.seq)
      WHERE came.key >= 'org:' AND came.key < 'org;' AND said.kind = 'message' AND instr(said.body, '"media') > 0`
    return this.#sql
      .exec<{ key: string }>(origins)
      .toArray()
      .flatMap(({ key }) => {
        const [, home, seq] = key.split(':')
        return home && seq ? [{ home, name: messageId(Number(seq)) }] : []
      })
  }

  #namedElsewhere(): FileAt[] {
    const naming = `SELECT ${ENTRY} FROM log WHERE kind IN ('say', 'joined') AND instr(body, '"home":"') > 0`
    return this.#sql
      .exec<EntryRow>(naming)
      .toArray()
      .flatMap((row) => elsewhere(entryOf(row).body))
  }

  /** What was given back to whom it belongs: only its place is left. */
  givenBack(): number[] {
    const rows = this.#sql.exec<{ seq: number }>("SELECT seq FROM log WHERE kind = 'given_back' ORDER BY seq")
    return rows.toArray().map(({ seq }) => seq)
  }

  /** Conversations that moved here. */
  adoptedFrom(): string[] {
    const rows = this.#sql.exec<{ id: string }>(
      `SELECT DISTINCT json_extract(body, '$.from') AS id FROM log WHERE kind = 'adopted'`,
    )
    return rows.toArray().map(({ id }) => id)
  }
}

function elsewhere(body: EntryBody): FileAt[] {
  if (body.kind === 'say')
    return filesOf(body.content).flatMap(({ home, uploadId: name }) => (home === undefined ? [] : [{ home, name }]))
  const { home, name } = (body.kind === 'joined' && body.fold.media) || {}
  return home === undefined || name === undefined ? [] : [{ home, name }]
}
