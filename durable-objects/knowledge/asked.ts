import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../../workers/env'
import {
  discardAskedBefore,
  dropAskedSince,
  forgetConversations,
  type KeptQuestion,
  type NotedQuestion,
  noteQuestion,
  noteTakenOver,
  questionsSince,
  type TakenOver,
} from './questions'
import { listSetAside, type SetAside, setAside, takeBack } from './set-aside'
import { KnowledgeStore, type Refusal } from './store'
import {
  dropTrial,
  planTrial,
  type ResultsPage,
  resultOf,
  resultsOf,
  settleTrial,
  type TrialPlan,
  type TrialRow,
  waitingOf,
} from './trial-results'

type Scoped = { tenantId: string }
type OfRun = Scoped & { runId: string }
type Written = { ok: true } | { ok: false; reason: Refusal }

const DAY_MS = 86_400_000
/** What customers asked is kept so long. */
const KEPT_MS = 90 * DAY_MS

/** Of one tenant's knowledge: what was asked of it, by customers and in trials. */
export class AskedKnowledge extends DurableObject<Env> {
  protected readonly store = new KnowledgeStore(this.ctx.storage)

  /** Safe to repeat. */
  async note({
    tenantId,
    questions,
    takenOver = [],
  }: Scoped & { questions: NotedQuestion[]; takenOver?: TakenOver[] }): Promise<Written> {
    return this.#write(tenantId, () => {
      const { sql } = this.store
      const told = [
        ...questions.map((question) => ({ at: question.at, keep: () => noteQuestion(sql, question) })),
        ...takenOver.map((taken) => ({ at: taken.at, keep: () => noteTakenOver(sql, taken) })),
      ]
      for (const { keep } of told.sort((a, b) => a.at - b.at)) keep()
    })
  }

  /** The newest first. */
  async questions({
    tenantId,
    ...asked
  }: Scoped & { since: number; limit: number; outcome?: string; documentId?: string }): Promise<KeptQuestion[]> {
    return this.store.reading(tenantId) ? questionsSince(this.store.sql, asked) : []
  }

  /** Of conversations that are erased: nothing of them is left here, and nothing comes late. */
  async forget({
    tenantId,
    conversationIds,
    at = Date.now(),
  }: Scoped & { conversationIds: string[]; at?: number }): Promise<Written> {
    return this.#write(tenantId, () => forgetConversations(this.store.sql, conversationIds, at))
  }

  /** Of a conversation that two people had, and that is one's again. */
  async dropAsked({ tenantId, ...asked }: Scoped & { conversationId: string; since: number }): Promise<Written> {
    if (!this.store.reading(tenantId)) return { ok: true }
    return this.#write(tenantId, () => dropAskedSince(this.store.sql, asked))
  }

  async setAside({ tenantId, ...aside }: Scoped & SetAside & { keys: string[] }): Promise<Written> {
    return this.#write(tenantId, () => setAside(this.store.sql, aside))
  }

  async takeBack({ tenantId, keys }: Scoped & { keys: string[] }): Promise<Written> {
    return this.#write(tenantId, () => takeBack(this.store.sql, keys))
  }

  async listSetAside({ tenantId }: Scoped): Promise<(SetAside & { key: string })[]> {
    return this.store.reading(tenantId) ? listSetAside(this.store.sql) : []
  }

  /** How many of them there are to ask. */
  async planTrial({ tenantId, ...plan }: Scoped & TrialPlan): Promise<Written & { planned: number }> {
    let planned = 0
    const written = await this.#write(tenantId, () => {
      planned = planTrial(this.store.sql, plan)
    })
    return { ...written, planned }
  }

  async waitingTrial({ tenantId, runId, limit }: OfRun & { limit: number }): Promise<TrialRow[]> {
    return this.store.reading(tenantId) ? waitingOf(this.store.sql, runId, limit) : []
  }

  async settleTrial({
    tenantId,
    runId,
    results,
  }: OfRun & { results: { n: number; verdict: string; json: string }[] }): Promise<{ waiting: number }> {
    if (!this.store.reading(tenantId)) return { waiting: 0 }
    return this.store.transaction(() => settleTrial(this.store.sql, runId, results))
  }

  async trialResults({ tenantId, ...page }: Scoped & ResultsPage): Promise<TrialRow[]> {
    return this.store.reading(tenantId) ? resultsOf(this.store.sql, page) : []
  }

  async trialResult({ tenantId, runId, n }: OfRun & { n: number }): Promise<TrialRow | null> {
    return this.store.reading(tenantId) ? resultOf(this.store.sql, runId, n) : null
  }

  async dropTrial({ tenantId, runId }: OfRun): Promise<void> {
    if (this.store.reading(tenantId)) this.store.transaction(() => dropTrial(this.store.sql, runId))
  }

  override async alarm(): Promise<void> {
    if (this.store.erasedAt !== null) return this.ctx.storage.deleteAll()
    if (this.#discard(Date.now())) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
  }

  /** What is too old goes by the object's own alarm every day; whoever calls it does not wait for that. */
  async discardOld({ tenantId, now }: Scoped & { now: number }): Promise<void> {
    if (this.store.reading(tenantId)) this.#discard(now)
  }

  /** True: something younger is left. */
  #discard(now: number): boolean {
    return this.store.transaction(() => discardAskedBefore(this.store.sql, now - KEPT_MS))
  }

  async #write(tenantId: string, work: () => void): Promise<Written> {
    const refusal = this.store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    this.store.transaction(work)
    // Looks every day for what is too old, as long as anything is kept.
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
    return { ok: true }
  }
}
