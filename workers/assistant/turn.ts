import type { DecisionRecord, Summary } from '../conversations/entry'
import type { Classification, Intent, KnowledgeHit } from '../knowledge/document'
import type { HandOffReason } from './hand-off'
import type { ChatMessage } from './prompt'
import type { Within } from './within'

export interface Speech {
  by: 'customer' | 'assistant' | 'agent'
  text: string
  /** Epoch ms. */
  at: number
}

/** What the assistant is to answer: the burst, and what was said before it, oldest first. */
export interface Turn {
  now: number
  contactName: string | null
  windowOpen: boolean
  burst: { text: string | null; type: string }[]
  history: Speech[]
}

interface Decided {
  /** What the customer reads. */
  text: string
  /** BCP 47, as detected. */
  language: string
  intent: string | null
  confidence: number | null
  model: string | null
  latencyMs: number
  /** What was missing: `no_vectors`, `no_reranker`, `no_model`, joined by commas. */
  degraded?: string
}

/** The passage that fitted best, though not well enough to answer from; `fit` from 0 to 1. */
export interface Closest {
  documentId: string
  chunkId: string
  title: string
  fit: number
}

export type Decision =
  | ({ kind: 'answer'; sources: DecisionRecord['sources'] } & Decided)
  | ({ kind: 'clarify' } & Decided)
  | ({ kind: 'hand_off'; reason: HandOffReason; summary: Summary; closest?: Closest } & Decided)
  /** `assistant_off`: it was switched off while the turn waited or thought. */
  | { kind: 'silent'; why: 'window_closed' | 'nothing_said' | 'assistant_off' }

/** Everything a turn needs from outside. None of these throws; each keeps its own time. */
export interface TurnDeps {
  business: { name: string; timeZone: string; instructions?: string }
  /** Epoch ms. */
  clock(): number
  classify(text: string): Promise<Classification | null>
  intents(): Promise<Intent[]>
  /** null: the tenant's knowledge could not be asked. */
  search(query: string, limit: number, vectorHits: { id: string; score: number }[]): Promise<KnowledgeHit[] | null>
  /** Chunks nearest in meaning, as (chunk id, cosine). */
  nearest(query: string, ms: number): Promise<Within<{ id: string; score: number }[]>>
  /** One score from 0 to 1 for each text. */
  rerank(query: string, texts: readonly string[], ms: number): Promise<Within<number[]>>
  /** The first model that answers within the time, its answer parsed as JSON but not yet checked. */
  complete(messages: ChatMessage[], schema: object, ms: number): Promise<Within<{ answer: unknown; model: string }>>
}
