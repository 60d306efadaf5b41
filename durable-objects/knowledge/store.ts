import { applyMigrations, isInitialised } from '../../migrations/apply'
import { knowledgeMigrations } from '../../migrations/knowledge'
import { countTokens } from '../../workers/knowledge/bm25'
import type { DocumentDetails, KnowledgeDocument } from '../../workers/knowledge/document'
import { overwriteAsked } from './questions'

/** Columns with people's own words in them. */
const CHUNK_WORDS = ['text', 'heading', 'place'] as const

const ERASED_TABLES = [
  ...['chunks', 'documents', 'intents', 'weights', 'training', 'spend'],
  ...['questions', 'trial_results', 'set_aside', 'forgotten'],
]

export type Refusal = 'not_found' | 'erased'

export interface DocumentHead {
  documentId: string
  version: number
}

/** Ownership, documents and chunks of one tenant. All SQL that writes them is here. */
export class KnowledgeStore {
  readonly #storage: DurableObjectStorage

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
  }

  get sql(): SqlStorage {
    return this.#storage.sql
  }

  transaction<Result>(work: () => Result): Result {
    return this.#storage.transactionSync(work)
  }

  /** Opens the object for its tenant: the first write makes the schema. */
  writing(tenantId: string): Refusal | null {
    applyMigrations(this.#storage, knowledgeMigrations)
    const owner = this.#owner()
    if (owner) return owner.erasedAt !== null ? 'erased' : owner.tenantId === tenantId ? null : 'not_found'
    this.sql.exec('INSERT INTO owner (one, tenant_id, epoch) VALUES (1, ?, 1)', tenantId)
    return null
  }

  /** Whether there is anything to read for this tenant. Never makes a schema: any guessed id opens an object. */
  reading(tenantId: string): boolean {
    if (!isInitialised(this.#storage)) return false
    applyMigrations(this.#storage, knowledgeMigrations)
    const owner = this.#owner()
    return owner !== undefined && owner.erasedAt === null && owner.tenantId === tenantId
  }

  /** `stale`: a newer version is held, or it was removed at this version or later. */
  putDocument(document: KnowledgeDocument): 'stored' | 'stale' {
    const held = this.#head(document.documentId)
    if (held && (held.version > document.version || (held.removed && held.version >= document.version))) return 'stale'
    this.#dropChunks(document.documentId)
    this.sql.exec(
      `INSERT OR REPLACE INTO documents (document_id, version, title, kind, language, audience, expires_at, url, removed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      document.documentId,
      document.version,
      document.title,
      document.kind,
      document.language ?? null,
      document.audience ?? 'customers',
      document.expiresAt ?? null,
      document.url ?? null,
    )
    for (const [n, chunk] of document.chunks.entries()) {
      const tokens = countTokens(`${document.title}\n${chunk.heading ?? ''}\n${chunk.text}`)
      this.sql.exec(
        `INSERT INTO chunks (document_id, n, id, heading, text, language, place, words, hashes, counts, length)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        document.documentId,
        n,
        chunk.id,
        chunk.heading ?? null,
        chunk.text,
        chunk.language,
        chunk.place ?? null,
        chunk.words ?? null,
        tokens.hashes.slice().buffer,
        tokens.counts.slice().buffer,
        tokens.length,
      )
    }
    return 'stored'
  }

  /** Without reading it again. What is not here yet will come with the same. */
  describe(documentId: string, { audience, expiresAt, url }: DocumentDetails): void {
    this.sql.exec(
      'UPDATE documents SET audience = ?, expires_at = ?, url = ? WHERE document_id = ? AND removed = 0',
      audience,
      expiresAt,
      url,
      documentId,
    )
  }

  /** What is left is a mark of the version, so that a late job cannot bring it back. */
  removeDocument({ documentId, version }: DocumentHead): void {
    for (const column of CHUNK_WORDS) this.#overwrite(column, documentId)
    this.#dropChunks(documentId)
    this.sql.exec(
      `INSERT INTO documents (document_id, version, title, kind, removed) VALUES (?, ?, '', 'text', 1)
       ON CONFLICT (document_id) DO UPDATE SET
         version = max(version, excluded.version), title = '', url = NULL, expires_at = NULL, removed = 1`,
      documentId,
      version,
    )
  }

  chunkCount(exceptDocument = ''): number {
    return Number(this.sql.exec('SELECT count(*) AS n FROM chunks WHERE document_id <> ?', exceptDocument).one().n)
  }

  chunksOf(documentId: string): number {
    return Number(this.sql.exec('SELECT count(*) AS n FROM chunks WHERE document_id = ?', documentId).one().n)
  }

  /** Everything goes but the owner's row, which refuses what was under way. */
  erase(now: number): { chunks: number; intents: number } {
    const chunks = this.chunkCount()
    const intents = Number(this.sql.exec('SELECT count(*) AS n FROM intents').one().n)
    for (const column of CHUNK_WORDS) this.#overwrite(column)
    overwriteAsked(this.sql)
    for (const table of ERASED_TABLES) this.sql.exec(`DELETE FROM ${table}`)
    this.sql.exec('UPDATE owner SET epoch = epoch + 1, erased_at = ?', now)
    return { chunks, intents }
  }

  /** Whose it is; null: nobody's yet, or not any more. */
  get tenantId(): string | null {
    const owner = isInitialised(this.#storage) ? this.#owner() : undefined
    return owner && owner.erasedAt === null ? owner.tenantId : null
  }

  get erasedAt(): number | null {
    return isInitialised(this.#storage) ? (this.#owner()?.erasedAt ?? null) : null
  }

  /** A deleted row's bytes stay in the file: zeros of the same length in bytes go over them first. */
  #overwrite(column: (typeof CHUNK_WORDS)[number], documentId: string | null = null): void {
    this.sql.exec(
      `UPDATE chunks SET ${column} = replace(hex(zeroblob(length(CAST(${column} AS BLOB)))), '00', '0')
       WHERE ${column} IS NOT NULL AND (?1 IS NULL OR document_id = ?1)`,
      documentId,
    )
  }

  #dropChunks(documentId: string): void {
    this.sql.exec('DELETE FROM chunks WHERE document_id = ?', documentId)
  }

  #head(documentId: string): { version: number; removed: boolean } | undefined {
    const row = this.sql.exec('SELECT version, removed FROM documents WHERE document_id = ?', documentId).toArray()[0]
    return row && { version: Number(row.version), removed: row.removed === 1 }
  }

  #owner(): { tenantId: string; erasedAt: number | null } | undefined {
    const row = this.sql.exec('SELECT tenant_id, erased_at FROM owner').toArray()[0]
    return row && { tenantId: String(row.tenant_id), erasedAt: row.erased_at === null ? null : Number(row.erased_at) }
  }
}
