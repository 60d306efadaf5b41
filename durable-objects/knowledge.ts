import { DurableObject } from 'cloudflare:workers'
import { type IntentClassifier, MOST_EXAMPLES } from '../workers/assistant/intent-classifier'
import type { Env } from '../workers/env'
import type { Classification, Intent, KnowledgeDocument, KnowledgeHit } from '../workers/knowledge/document'
import { listIntents, loadClassifier, saveIntents } from './knowledge/intents'
import { findPassage, type PassageFound } from './knowledge/passages'
import { KnowledgeSearch, type SearchQuery } from './knowledge/search'
import { KnowledgeStore, type Refusal } from './knowledge/store'

/** The inverted index is kept in memory: this many chunks take some 60 MB of an object's 128. */
const MOST_CHUNKS = 20_000
/** The owner's row outlives an erasure, so that a job begun before it finds a closed door. */
const KEPT_AFTER_ERASURE_MS = 8 * 24 * 3_600_000

export type Stored = { ok: true; stored: boolean } | { ok: false; reason: Refusal | 'too_large' }
export type Saved = { ok: true } | { ok: false; reason: Refusal | 'too_many_examples' }
export type Erased = { ok: true; chunks: number; intents: number } | { ok: false; reason: Refusal }

/** What one tenant knows: chunks, their full text, intents. To another tenant its reads find nothing, its writes fail. */
export class KnowledgeDO extends DurableObject<Env> {
  readonly #store = new KnowledgeStore(this.ctx.storage)
  #search: KnowledgeSearch | undefined
  #classifier: IntentClassifier | null | undefined

  /** Safe to repeat. `stored: false`: a newer version is held, or it was removed meanwhile. */
  async putDocument({ tenantId, ...document }: { tenantId: string } & KnowledgeDocument): Promise<Stored> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    if (this.#store.chunkCount(document.documentId) + document.chunks.length > MOST_CHUNKS)
      return { ok: false, reason: 'too_large' }
    const outcome = this.#store.transaction(() => this.#store.putDocument(document))
    this.#search = undefined
    return { ok: true, stored: outcome === 'stored' }
  }

  /** Safe to repeat, also for a document it never had: no older version can come afterwards. */
  async removeDocument(call: { tenantId: string; documentId: string; version: number }): Promise<Stored> {
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    this.#store.transaction(() => this.#store.removeDocument(call))
    this.#search = undefined
    return { ok: true, stored: true }
  }

  /** Best first: full text, fused with the vector hits the caller brings (ids of chunks). */
  async search({ tenantId, ...query }: { tenantId: string } & SearchQuery): Promise<{ hits: KnowledgeHit[] }> {
    if (!this.#store.reading(tenantId)) return { hits: [] }
    this.#search ??= new KnowledgeSearch(this.#store.sql)
    return { hits: this.#search.search(this.#store.sql, query) }
  }

  /** A chunk by its id, as the assistant saw it. */
  async passage({ tenantId, chunkId }: { tenantId: string; chunkId: string }): Promise<PassageFound> {
    if (!this.#store.reading(tenantId)) return { ok: false, reason: 'not_found' }
    return findPassage(this.#store.sql, chunkId)
  }

  /** Replaces all intents and trains on them before it returns. */
  async saveIntents({ tenantId, intents }: { tenantId: string; intents: Intent[] }): Promise<Saved> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    if (intents.reduce((sum, intent) => sum + intent.examples.length, 0) > MOST_EXAMPLES)
      return { ok: false, reason: 'too_many_examples' }
    this.#store.transaction(() => saveIntents(this.#store.sql, intents))
    this.#classifier = undefined
    return { ok: true }
  }

  async intents({ tenantId }: { tenantId: string }): Promise<Intent[]> {
    return this.#store.reading(tenantId) ? listIntents(this.#store.sql) : []
  }

  async classify({ tenantId, text }: { tenantId: string; text: string }): Promise<Classification> {
    if (!this.#store.reading(tenantId)) return { intent: null, confidence: 0, ranking: [] }
    if (this.#classifier === undefined) this.#classifier = loadClassifier(this.#store.sql)
    return this.#classifier?.classify(text) ?? { intent: null, confidence: 0, ranking: [] }
  }

  /** Gone when it returns; after eight days nothing at all is left. */
  async erase({ tenantId }: { tenantId: string }): Promise<Erased> {
    const refusal = this.#store.writing(tenantId)
    if (refusal === 'erased') return { ok: true, chunks: 0, intents: 0 }
    if (refusal) return { ok: false, reason: refusal }
    const now = Date.now()
    const counts = this.#store.transaction(() => this.#store.erase(now))
    this.#search = undefined
    this.#classifier = undefined
    await this.ctx.storage.setAlarm(now + KEPT_AFTER_ERASURE_MS)
    return { ok: true, ...counts }
  }

  override async alarm(): Promise<void> {
    if (this.#store.erasedAt !== null) await this.ctx.storage.deleteAll()
  }
}
