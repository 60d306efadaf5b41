import type { DecisionRecord, Summary } from '../conversations/entry'
import type { Heard } from '../conversations/heard'
import type { FileAt } from '../conversations/media-fold'
import type { FlowState } from '../flows/flow'
import type { Classification, Intent, KnowledgeHit } from '../knowledge/document'
import type { LeadNews, LeadState } from '../leads/lead'
import type { HandOffReason } from './hand-off'
import type { Spending } from './metered-ai'
import type { ChatMessage } from './prompt'
import type { EscalationKind } from './settings/escalation'
import type { Handbook } from './settings/sections'
import type { Within } from './within'

export interface Speech {
  by: 'customer' | 'assistant' | 'agent'
  text: string
  /** Epoch ms. */
  at: number
  /** Of the customer, where it is known: the assistant gave an answer to it. */
  answered?: boolean
}

/** A message of the customer that is to be answered. */
export interface Said {
  seq: number
  /** Their words: written, the caption of a file, or what stands on the button they tapped. */
  text: string | null
  type: string
  /** Tapped on a question that is no longer the newest: a yes to it says nothing of what was asked since. */
  old?: true
  file?: SaidFile
  /** What the file was understood to say, by a turn before this one. */
  heard?: Heard
}

export interface SaidFile {
  /** Where it lies: below the name of which conversation, and as what. */
  at: FileAt
  mime: string | null
  bytes: number | null
  /** `waiting`: Meta has not given it yet; `gone`: it will not come. */
  state: 'waiting' | 'here' | 'gone'
}

/** What the assistant is to answer: the burst, and what was said before it, oldest first. */
export interface Turn {
  now: number
  contactName: string | null
  windowOpen: boolean
  burst: Said[]
  history: Speech[]
  /** Ids of the labels the conversation has. */
  labels: string[]
  flow: FlowState | null
  lead: LeadState | null
  /** Of the assistant, since a person or a rule spoke last. */
  answersInARow: number
  /** A past conversation looked at again: nothing of it is new. */
  replay?: true
}

/** What every decision has that says something. */
export interface Decided {
  /** What the customer reads. */
  text: string
  /** BCP 47, as detected. */
  language: string
  intent: string | null
  confidence: number | null
  model: string | null
  latencyMs: number
  /** What the models cost, and which answered. */
  neurons: number
  models?: string[]
  /** What was missing: `no_vectors`, `no_reranker`, `no_model`, joined by commas. */
  degraded?: string
  /** What was understood of voice notes and pictures in this turn. */
  heard?: (Heard & { seq: number })[]
  /** At most three: reply buttons, whose titles WhatsApp shows 20 characters of. What is tapped comes back whole. */
  choices?: string[]
  /** null: over; absent: as it was. */
  flow?: FlowState | null
  lead?: LeadNews
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
  | ({
      kind: 'hand_off'
      reason: HandOffReason
      summary: Summary
      closest?: Closest
      /** By which of the tenant's rules. */
      rule?: EscalationKind
      /** Whose waiting list it goes to; null or absent: everybody's. */
      teamId?: string | null
      /** What is answered all the same, before people take over. */
      sources?: DecisionRecord['sources']
    } & Decided)
  /** `assistant_off`: it was switched off while the turn waited or thought. */
  | { kind: 'silent'; why: 'window_closed' | 'nothing_said' | 'assistant_off' }

/** Whether the business is open at this moment; `opensAt`: epoch ms, null while open or never. */
export interface Hours {
  open: boolean
  opensAt: number | null
}

/** Everything a turn needs from outside. None of these throws; each keeps its own time. */
export interface TurnDeps {
  /** `locale`: what most of its customers speak, as far as it said. */
  business: { name: string; timeZone: string; locale?: string }
  handbook: Handbook
  hours: Hours
  /** What this turn's calls of models have cost so far. */
  spending: Spending
  /** Epoch ms. */
  clock(): number
  classify(text: string): Promise<Classification | null>
  intents(): Promise<Intent[]>
  /** null: the tenant's knowledge could not be asked. `audience`: agents also find what is not for customers. */
  search(
    query: string,
    limit: number,
    vectorHits: { id: string; score: number }[],
    options?: { audience?: 'customers' | 'agents' },
  ): Promise<KnowledgeHit[] | null>
  /** Chunks nearest in meaning, as (chunk id, cosine). */
  nearest(query: string, ms: number): Promise<Within<{ id: string; score: number }[]>>
  /** One score from 0 to 1 for each text. */
  rerank(query: string, texts: readonly string[], ms: number): Promise<Within<number[]>>
  /** The first model that answers within the time, its answer parsed as JSON but not yet checked. */
  complete(messages: ChatMessage[], schema: object, ms: number): Promise<Within<{ answer: unknown; model: string }>>
  /** What is said in a voice note. */
  hear(file: SaidFile, ms: number): Promise<Within<Omit<Heard, 'what'>>>
  /** What a picture shows. */
  look(file: SaidFile, language: string, ms: number): Promise<Within<string>>
}
