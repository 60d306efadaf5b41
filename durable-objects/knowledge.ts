import { IntentClassifier, MOST_EXAMPLES } from '../workers/assistant/intent-classifier'
import type { IntentWeights } from '../workers/assistant/intent-weights'
import type { DaySpend, SpendClosed, SpendOpened, SpendOrder, SpendReport } from '../workers/assistant/spend'
import type { JudgedFold } from '../workers/intents/confusion'
import type {
  Classification,
  DocumentDescription,
  Intent,
  KnowledgeDocument,
  KnowledgeHit,
  ListedPassage,
} from '../workers/knowledge/document'
import { errorName, log } from '../workers/platform/log'
import { AskedKnowledge } from './knowledge/asked'
import { foldsOf, keepFold } from './knowledge/confusion'
import { keepWeights, listIntents, saveIntents, trainingOf, usableWeights } from './knowledge/intents'
import { findPassage, listPassages, type PassageFound, type PassagePage } from './knowledge/passages'
import { KnowledgeSearch, type SearchQuery } from './knowledge/search'
import { SpendBook } from './knowledge/spend'
import type { Refusal } from './knowledge/store'
import { isWithdrawn } from './knowledge/tellable'

/** The inverted index is kept in memory: this many chunks take some 60 MB of an object's 128. */
const MOST_CHUNKS = 20_000
/** The owner's row outlives an erasure, so that a job begun before it finds a closed door. */
const KEPT_AFTER_ERASURE_MS = 8 * 24 * 3_600_000

/** A training whose job was lost is asked for again after this. */
const TRAIN_AGAIN_MS = 5 * 60_000
/** The same of a judging, of which each step takes some seconds at most. */
const JUDGE_AGAIN_MS = 60_000

export type Stored = { ok: true; stored: boolean } | { ok: false; reason: Refusal | 'too_large' }
/** Weights of a version of the intents; null: none of them has an example. */
export interface Trained {
  version: number
  weights: IntentWeights | null
}
export interface Judged {
  version: number
  intents: Intent[]
  folds: JudgedFold[]
}
export interface KeptFold {
  version: number
  fold: number
  judged: JudgedFold
}
export type Saved = { ok: true } | { ok: false; reason: Refusal | 'too_many_examples' }
export type Erased = { ok: true; chunks: number; intents: number } | { ok: false; reason: Refusal }

/** What one tenant knows: chunks, their full text, intents. To another tenant its reads find nothing, its writes fail. */
export class KnowledgeDO extends AskedKnowledge {
  readonly #store = this.store
  readonly #spend = new SpendBook(this.ctx.storage.sql)
  #search: KnowledgeSearch | undefined
  #classifier: IntentClassifier | null | undefined
  /** How far judging was when somebody last asked: without progress its job was lost. */
  #judging = { step: '', at: 0 }
  /** The version for which a job was sent. */
  #asked: number | undefined

  /** Safe to repeat. `stored: false`: a newer version is held, or it was removed meanwhile. */
  async putDocument({ tenantId, ...document }: { tenantId: string } & KnowledgeDocument): Promise<Stored> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    if (this.#store.chunkCount(document.documentId) + document.chunks.length > MOST_CHUNKS)
      return { ok: false, reason: 'too_large' }
    const outcome = this.#store.transaction(() => this.#store.putDocument(document))
    this.#search?.outdate(document.documentId)
    return { ok: true, stored: outcome === 'stored' }
  }

  /** Safe to repeat, also for a document it never had: no older version can come afterwards. */
  async removeDocument(call: { tenantId: string; documentId: string; version: number }): Promise<Stored> {
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    this.#store.transaction(() => this.#store.removeDocument(call))
    this.#search?.outdate(call.documentId)
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

  /** A document's passages as they were cut, from `from` on. */
  async passages({ tenantId, ...page }: { tenantId: string } & PassagePage): Promise<ListedPassage[]> {
    return this.#store.reading(tenantId) ? listPassages(this.#store.sql, page) : []
  }

  /** How many passages of a document are here: none once it is gone. */
  async chunksOf({ tenantId, documentId }: { tenantId: string; documentId: string }): Promise<number> {
    return this.#store.reading(tenantId) ? this.#store.chunksOf(documentId) : 0
  }

  /** Who may be told, and until when: from now on, without reading the document again. */
  async describeDocuments(call: { tenantId: string; documents: readonly DocumentDescription[] }): Promise<Saved> {
    if (!this.#store.reading(call.tenantId)) return { ok: true }
    this.#store.transaction(() => {
      for (const document of call.documents) this.#store.describe(document)
    })
    return { ok: true }
  }

  /** Replaces all intents. A job trains on them; until it has, what was learnt before answers. */
  async saveIntents({ tenantId, intents }: { tenantId: string; intents: Intent[] }): Promise<Saved> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    if (intents.reduce((sum, intent) => sum + intent.examples.length, 0) > MOST_EXAMPLES)
      return { ok: false, reason: 'too_many_examples' }
    this.#store.transaction(() => saveIntents(this.#store.sql, intents))
    await this.#askForTraining(tenantId)
    return { ok: true }
  }

  async intents({ tenantId }: { tenantId: string }): Promise<Intent[]> {
    return this.#store.reading(tenantId) ? listIntents(this.#store.sql) : []
  }

  /** Whether what was saved last is still being learnt. */
  async isTraining({ tenantId }: { tenantId: string }): Promise<boolean> {
    if (!this.#store.reading(tenantId)) return false
    const { saved, trained } = trainingOf(this.#store.sql)
    return saved !== trained
  }

  /** What a job is to train on; null: that version was replaced or is trained already. */
  async untrained({ tenantId, version }: { tenantId: string; version: number }): Promise<Intent[] | null> {
    if (!this.#store.reading(tenantId)) return null
    const { saved, trained } = trainingOf(this.#store.sql)
    return version === saved && version !== trained ? listIntents(this.#store.sql) : null
  }

  /** Safe to repeat. */
  async putWeights({ tenantId, version, weights }: { tenantId: string } & Trained): Promise<Stored> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    const stored = this.#store.transaction(() => keepWeights(this.#store.sql, version, weights))
    if (stored) this.#classifier = undefined
    return { ok: true, stored }
  }

  /** The intents, and how far their examples were judged. */
  async judged({ tenantId }: { tenantId: string }): Promise<Judged> {
    if (!this.#store.reading(tenantId)) return { version: 0, intents: [], folds: [] }
    const { saved: version } = trainingOf(this.#store.sql)
    return { version, intents: listIntents(this.#store.sql), folds: foldsOf(this.#store.sql, version) }
  }

  /** Sends the job that judges them, but not again while one may be at it. */
  async askForJudging({ tenantId }: { tenantId: string }): Promise<void> {
    const { version, folds } = await this.judged({ tenantId })
    const { step, at } = this.#judging
    const isNew = step !== `${version}.${folds.length}`
    if (!isNew && Date.now() - at < JUDGE_AGAIN_MS) return
    this.#judging = { step: `${version}.${folds.length}`, at: Date.now() }
    if (isNew && folds.length > 0) return // it goes on
    try {
      await this.env.INGEST_QUEUE.send({ tenantId, judging: version })
    } catch (error) {
      this.#judging = { step: '', at: 0 }
      log.warn('intents.job_not_sent', { error: errorName(error) })
    }
  }

  /** `stored: false`: the intents were replaced meanwhile. Safe to repeat. */
  async keepFold({ tenantId, version, fold, judged }: { tenantId: string } & KeptFold): Promise<Stored> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    if (trainingOf(this.#store.sql).saved !== version) return { ok: true, stored: false }
    this.#store.transaction(() => keepFold(this.#store.sql, version, fold, judged))
    return { ok: true, stored: true }
  }

  async classify({ tenantId, text }: { tenantId: string; text: string }): Promise<Classification> {
    if (!this.#store.reading(tenantId)) return { intent: null, confidence: 0, ranking: [] }
    if (this.#classifier === undefined) this.#classifier = await this.#readClassifier(tenantId)
    return this.#classifier?.classify(text) ?? { intent: null, confidence: 0, ranking: [] }
  }

  /** What each would be taken for. */
  async classifyAll({ tenantId, texts }: { tenantId: string; texts: string[] }): Promise<(string | null)[]> {
    const taken: (string | null)[] = []
    for (const text of texts) taken.push((await this.classify({ tenantId, text })).intent)
    return taken
  }

  async #readClassifier(tenantId: string): Promise<IntentClassifier | null> {
    const weights = usableWeights(this.#store.sql)
    if (trainingOf(this.#store.sql).saved !== this.#asked) await this.#askForTraining(tenantId)
    return weights && new IntentClassifier(weights)
  }

  /** The row is there; should the job be lost, the alarm asks for it again. */
  async #askForTraining(tenantId: string): Promise<void> {
    const { saved, trained } = trainingOf(this.#store.sql)
    if (saved === trained) return
    this.#asked = saved
    const again = Date.now() + TRAIN_AGAIN_MS
    const due = await this.ctx.storage.getAlarm()
    if (due === null || due > again) await this.ctx.storage.setAlarm(again)
    try {
      await this.env.INGEST_QUEUE.send({ tenantId, training: saved })
    } catch (error) {
      log.warn('intents.job_not_sent', { error: errorName(error) })
    }
  }

  override async alarm(): Promise<void> {
    await super.alarm()
    const tenantId = this.#store.tenantId
    if (tenantId !== null) await this.#askForTraining(tenantId)
  }

  /** What one piece of work may spend on models today. */
  async openSpend({ tenantId, ...order }: { tenantId: string } & SpendOrder): Promise<SpendOpened> {
    return this.#store.writing(tenantId) ? { allowed: 0, spent: 0 } : this.#spend.open(order)
  }

  async closeSpend({
    tenantId,
    cited,
    ...report
  }: { tenantId: string; cited: readonly string[] } & SpendReport): Promise<SpendClosed> {
    if (this.#store.writing(tenantId)) return { spent: 0, withdrawn: cited.length > 0 }
    const withdrawn = cited.length > 0 && isWithdrawn(this.ctx.storage.sql, cited, report.now)
    return { spent: this.#spend.close(report), withdrawn }
  }

  /** By day (UTC, `2026-11-27`) and purpose, oldest first. */
  async spendSince({ tenantId, day }: { tenantId: string; day: string }): Promise<DaySpend[]> {
    return this.#store.reading(tenantId) ? this.#spend.since(day) : []
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
}
