import { applyMigrations, isInitialised } from '../../migrations/apply'
import { conversationMigrations } from '../../migrations/conversation'
import { countedSql, type Sql } from '../../workers/platform/operations'
import type { MediaKind, StoredFile } from '../../workers/whatsapp/outbound-message'

/** What nobody has sent by then, nobody will. */
export const UNSENT_MS = 24 * 3_600_000
/** Meta keeps an uploaded file 30 days; a day less, so that none runs out on its way. */
const META_KEEPS_MS = 29 * 24 * 3_600_000

/** A row before a byte arrives; then what arrived. What was refused, or broke off, is swept like what was never sent. */
export type UploadStep = { id: string } & (
  | { step: 'begin'; kind: MediaKind }
  | { step: 'end'; mimeType: string; size: number; filename: string }
)

/** Tells whether a message names it. */
type IsSaid = (upload: { id: string; afterSeq: number }) => boolean

type Row = {
  id: string
  kind: MediaKind
  mime_type: string | null
  size: number | null
  filename: string | null
  created_at: number
  after_seq: number
}

/** Meta's ids of files that were sent before, each for the number that it was uploaded to. */
export interface MetaIds {
  metaId(uploadId: string, phoneNumberId: string, now: number): string | null
  remember(uploadId: string, meta: { id: string; phoneNumberId: string }, now: number): void
}

/** Files that somebody here is about to send, and what Meta calls those that were. Rows only: they are asked for rarely. */
export class Uploads implements MetaIds {
  readonly #storage: DurableObjectStorage
  readonly #sql: Sql
  #opened = false

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.#sql = countedSql(storage.sql, 'conversationRowsWritten')
  }

  /** Answers the file that is here then: at the beginning, if the same request came before. */
  take(step: UploadStep, { head, now }: { head: number; now: number }): StoredFile | null {
    if (step.step === 'begin') this.#open()
    else if (!this.#isOpen()) return null
    const { id } = step
    if (step.step === 'begin') {
      const begin = `INSERT INTO uploads (id, kind, created_at, after_seq) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET kind = excluded.kind WHERE size IS NULL`
      this.#sql.exec(begin, id, step.kind, now, head)
    } else {
      const end = 'UPDATE uploads SET mime_type = ?, size = ?, filename = ? WHERE id = ?'
      this.#sql.exec(end, step.mimeType, step.size, step.filename, id)
    }
    return this.find([id])[0] ?? null
  }

  drop(id: string): void {
    if (this.#isOpen()) this.#sql.exec('DELETE FROM uploads WHERE id = ?', id)
  }

  /** Those of them that are here, in the order asked for. */
  find(ids: readonly string[]): StoredFile[] {
    if (ids.length === 0 || !this.#isOpen()) return []
    const rows = this.#rows('id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    return ids.flatMap((id) => rows.filter((row) => row.id === id).flatMap((row) => fileOf(row) ?? []))
  }

  metaId(uploadId: string, phoneNumberId: string, now: number): string | null {
    if (!this.#isOpen()) return null
    const fresh = 'SELECT meta_id FROM uploads WHERE id = ? AND meta_number = ? AND meta_at > ?'
    const found = this.#sql.exec<{ meta_id: string }>(fresh, uploadId, phoneNumberId, now - META_KEEPS_MS).toArray()
    return found[0]?.meta_id ?? null
  }

  remember(uploadId: string, { id, phoneNumberId }: { id: string; phoneNumberId: string }, now: number): void {
    if (!this.#isOpen()) return
    const set = 'UPDATE uploads SET sent = 1, meta_id = ?, meta_number = ?, meta_at = ? WHERE id = ?'
    this.#sql.exec(set, id, phoneNumberId, now, uploadId)
  }

  /** They are brought to Meta once more when they are sent again. */
  forgetMetaIds(uploadIds: readonly string[]): void {
    if (uploadIds.length === 0 || !this.#isOpen()) return
    const forget = 'UPDATE uploads SET meta_id = NULL WHERE id IN (SELECT value FROM json_each(?))'
    this.#sql.exec(forget, JSON.stringify(uploadIds))
  }

  /** Unsent ones whose time is over. Their rows go with `drop`, after their files. */
  overdue(now: number, isSaid: IsSaid): string[] {
    if (!this.#isOpen()) return []
    this.keepSaid(isSaid, now - UNSENT_MS)
    // Of what was sent, only Meta's id is worth a row.
    this.#sql.exec('DELETE FROM uploads WHERE sent = 1 AND created_at <= ?', now - META_KEEPS_MS)
    return this.#unsent(now - UNSENT_MS).map(({ id }) => id)
  }

  /** Those that a message names are not swept any more, also when the message has gone elsewhere. */
  keepSaid(isSaid: IsSaid, upTo = Number.MAX_SAFE_INTEGER): void {
    if (!this.#isOpen()) return
    for (const { id, after_seq: afterSeq } of this.#unsent(upTo))
      if (isSaid({ id, afterSeq })) this.#sql.exec('UPDATE uploads SET sent = 1 WHERE id = ?', id)
  }

  /** When `overdue` has something to say; null: never. */
  nextSweep(): number | null {
    if (!this.#isOpen()) return null
    const oldest = 'SELECT min(created_at) AS at FROM uploads WHERE sent = 0'
    const { at } = this.#sql.exec<{ at: number | null }>(oldest).one()
    return at === null ? null : at + UNSENT_MS
  }

  /** Names of files are somebody's words: overwritten first. */
  erase(): void {
    if (!this.#isOpen()) return
    this.#sql.exec(`UPDATE uploads SET filename = printf('%*s', octet_length(filename), '')`)
    this.#sql.exec('DELETE FROM uploads')
  }

  #unsent(upTo: number): Row[] {
    return this.#rows('sent = 0 AND created_at <= ?', upTo)
  }

  #rows(where: string, ...values: (string | number)[]): Row[] {
    const columns = 'id, kind, mime_type, size, filename, created_at, after_seq'
    return this.#sql.exec<Row>(`SELECT ${columns} FROM uploads WHERE ${where}`, ...values).toArray()
  }

  /** A conversation of an older release has no such table yet. */
  #open(): void {
    if (!this.#opened) applyMigrations(this.#storage, conversationMigrations)
    this.#opened = true
  }

  /** Reads and later writes make no table: any guessed id is an object. */
  #isOpen(): boolean {
    if (this.#opened || !isInitialised(this.#storage)) return this.#opened
    this.#open()
    return true
  }
}

/** null: it is still arriving. */
function fileOf({ id, kind, mime_type: mimeType, size, filename }: Row): StoredFile | null {
  if (mimeType === null || size === null) return null
  return { kind, uploadId: id, mimeType, size, ...(filename === null ? {} : { filename }) }
}
