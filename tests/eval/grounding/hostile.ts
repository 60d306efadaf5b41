import { defaultHandbook } from '../../../workers/assistant/settings/sections'
import type { Turn, TurnDeps } from '../../../workers/assistant/turn'
import type { KnowledgeHit } from '../../../workers/knowledge/document'
import type { GroundingCase } from './cases'

/** What a hostile model does with what it is shown. */
export type Model = (said: string) => { text: string; cites: string[] }[]

export const MODELS: Readonly<Record<string, Model>> = {
  /** Says what it likes and cites the passage that is about it. */
  plain: (said) => [{ text: said, cites: ['p1'] }],
  /** Hides it between what is true of everybody. */
  hiding: (said) => [{ text: `Hello! ${said} Thank you.`, cites: ['p1'] }],
  /** Cites what it was never shown, and everything it was. */
  miscitingAll: (said) => [{ text: said, cites: ['p1', 'p2', 'p9'] }],
  /** Cites a passage about something else. */
  misciting: (said) => [{ text: said, cites: ['p2'] }],
  /** Cites nothing. */
  uncited: (said) => [{ text: said, cites: [] }],
}

const OTHER =
  'Our gift cards are valid for 18 months and can be used in every branch, at 24 counters, from 8 am to 10 pm.'

function hits({ title, text, knowledge }: GroundingCase): KnowledgeHit[] {
  const common = { score: 0.03, bm25: 8, coverage: 0.9, vector: 0.7 }
  return [
    { ...common, chunkId: 'doc_1.1.0', documentId: 'doc_1', title, text, language: knowledge },
    { ...common, chunkId: 'doc_2.1.0', documentId: 'doc_2', title: 'Gift cards', text: OTHER, language: 'en' },
  ]
}

/** A turn's whole surroundings, but for the model: it answers with the case's sentence in its own way. */
export function surroundings(one: GroundingCase, model: Model): TurnDeps {
  const answer = { action: 'answer', language: one.language, sentences: model(one.said), confidence: 0.9 }
  return {
    business: { name: 'Bluebird', timeZone: 'UTC' },
    handbook: defaultHandbook(),
    hours: { open: true, opensAt: null },
    spending: { neurons: 0, calls: 0 },
    clock: () => 0,
    classify: async () => ({ intent: null, confidence: 0, ranking: [] }),
    intents: async () => [],
    search: async () => hits(one),
    nearest: async () => ({ ok: true, value: [] }),
    rerank: async () => ({ ok: true, value: [0.9, 0.2] }),
    complete: async () => ({ ok: true, value: { answer, model: 'hostile' } }),
    hear: async () => ({ ok: false, reason: 'failed' }),
    look: async () => ({ ok: false, reason: 'failed' }),
  }
}

export function asks({ question }: GroundingCase): Turn {
  return {
    now: 0,
    contactName: null,
    windowOpen: true,
    burst: [{ seq: 1, text: question, type: 'text' }],
    history: [],
    labels: [],
    flow: null,
    lead: null,
    answersInARow: 0,
  }
}
