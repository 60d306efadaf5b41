import { applyMigrations, isInitialised } from '../../migrations/apply'
import { knowledgeMigrations } from '../../migrations/knowledge'
import type {
  Audience,
  DocumentDescription,
  DocumentDetails,
  KnowledgeDocument,
} from '../../workers/knowledge/document'
import { countPassage, stored } from './counted'
import { overwriteAsked } from './questions'

/** Columns with people's own words in them. */
const CHUNK_WORDS = ['text', 'heading', 'place'] as const

const ERASED_TABLES = [
  ...['chunks', 'documents', 'intents', 'weights', 'training', 'spend'],
  ...['questions', 'trial_results', 'set_aside', 'forgotten'],
]

export type Refusal = 'not_found' | 'erased'

interface Held extends DocumentDetails {
  version: number
  removed: boolean
}

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
      ...toldOf(document, held?.removed ? undefined : held),
      document.url ?? null,
    )
    for (const [n, chunk] of document.chunks.entries()) {
      const tokens = countPassage({ ...chunk, title: document.title })
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
        ...stored(tokens),
        tokens.length,
      )
    }
    return 'stored'
  }

  /**
   * Without reading it again. `version`: of which it was said. Where an older one is held still, it may be told to no more
   * people than before, and no longer: what was opened is the text to come.
   */
  describe({ documentId, version, audience, expiresAt, url }: DocumentDescription): void {
    const held = this.#head(documentId)
    if (!held || held.removed) return
    const isOlder = held.version < version
    this.sql.exec(
      'UPDATE documents SET audience = ?, expires_at = ?, url = ? WHERE document_id = ?',
      isOlder ? stricter(held.audience, audience) : audience,
      isOlder ? earlier(held.expiresAt, expiresAt) : expiresAt,
      isOlder ? held.url : url,
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

  #head(documentId: string): Held | undefined {
    const row = this.sql
      .exec('SELECT version, removed, audience, expires_at, url FROM documents WHERE document_id = ?', documentId)
      .toArray()[0]
    return (
      row && {
        version: Number(row.version),
        removed: row.removed === 1,
        audience: row.audience === 'agents' ? 'agents' : 'customers',
        expiresAt: row.expires_at === null ? null : Number(row.expires_at),
        url: row.url === null ? null : String(row.url),
      }
    )
  }

  #owner(): { tenantId: string; erasedAt: number | null } | undefined {
    const row = this.sql.exec('SELECT tenant_id, erased_at FROM owner').toArray()[0]
    return row && { tenantId: String(row.tenant_id), erasedAt: row.erased_at === null ? null : Number(row.erased_at) }
  }
}

/** What a job brings may have been changed since it asked: unconfirmed, it opens nothing that was closed, or not there. */
function toldOf(document: KnowledgeDocument, held: Held | undefined): [Audience, number | null] {
  const { audience = 'customers', expiresAt = null } = document
  if (!document.isUnconfirmed) return [audience, expiresAt]
  return held ? [stricter(held.audience, audience), earlier(held.expiresAt, expiresAt)] : ['agents', expiresAt]
}

function stricter(one: Audience, other: Audience): Audience {
  return one === 'agents' ? one : other
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}
