import type { Decision, Turn, TurnDeps } from '../../workers/assistant/decide'
import { defaultHandbook } from '../../workers/assistant/settings/sections'
import type { KnowledgeHit } from '../../workers/knowledge/document'

const failed = { ok: false, reason: 'failed' } as const

export const HOURS: KnowledgeHit = {
  chunkId: 'doc_1.1.0',
  documentId: 'doc_1',
  title: 'Opening hours',
  text: 'We are open Monday to Saturday from 9 am to 7 pm.',
  language: 'en',
  score: 0.03,
  bm25: 8,
  coverage: 0.9,
  vector: 0.7,
}

/** A tenant whose search finds this passage, and whose model says its words. */
export function turnDeps(over: Partial<TurnDeps> = {}, hit = HOURS): TurnDeps {
  return {
    business: { name: 'Bluebird', timeZone: 'UTC', locale: 'en-IN' },
    handbook: defaultHandbook(),
    hours: { open: true, opensAt: null },
    spending: { neurons: 0, calls: 0 },
    hear: async () => failed,
    look: async () => failed,
    clock: () => 0,
    classify: async () => ({ intent: null, confidence: 0, ranking: [] }),
    intents: async () => [],
    search: async () => [hit],
    nearest: async () => ({ ok: true, value: [] }),
    rerank: async () => ({ ok: true, value: [0.9] }),
    complete: async () => modelSays([{ text: hit.text, cites: ['p1'] }]),
    ...over,
  }
}

export function modelSays(sentences: { text: string; cites: string[] }[], over: object = {}) {
  const answer = { action: 'answer', language: 'en', sentences, confidence: 0.8, ...over }
  return { ok: true, value: { answer, model: 'm' } } as const
}

export function turnOf(text: string | null, over: Partial<Turn> = {}): Turn {
  return {
    now: 0,
    contactName: null,
    windowOpen: true,
    burst: [{ seq: 1, text, type: 'text' }],
    history: [],
    labels: [],
    flow: null,
    lead: null,
    answersInARow: 0,
    ...over,
  }
}

/** What matters of a decision, on one line. */
export function gist(decision: Decision): string {
  if (decision.kind === 'silent') return `silent ${decision.why}`
  return decision.kind === 'hand_off' ? `hand_off ${decision.reason}` : `${decision.kind}: ${decision.text}`
}
