import type { Summary } from '../conversations/entry'
import type { Env } from '../env'
import { decideFor } from './deps'
import type { Closest, Decision, Turn } from './turn'

/** What a person asks as a customer would, and what was said before it, oldest first. */
export interface Trial {
  text: string
  history: { by: 'customer' | 'assistant'; text: string }[]
}

/** A decision with every field, so that who draws it need not ask which kind has what. */
export interface TriedDecision {
  kind: Decision['kind']
  /** What the customer would read; null: nothing. */
  text: string | null
  language: string | null
  intent: string | null
  confidence: number | null
  sources: { documentId: string; chunkId: string; title: string; quote: string | null }[]
  /** Why people would take over, or why nothing would be said. */
  reason: string | null
  /** What the colleague who takes over would read. */
  summary: Summary | null
  closest: Closest | null
  model: string | null
  latencyMs: number
  degraded: string | null
}

/**
 * What the assistant would decide now, by the same way as in a conversation: nothing is sent and nothing is kept. What
 * belongs to a number (keyword rules, whether the assistant is on) has no part in it.
 */
export async function tryAnswer(env: Env, tenantId: string, trial: Trial, now = Date.now()): Promise<TriedDecision> {
  return shown(await decideFor(env, tenantId, triedTurn(trial, now), 'try'))
}

/** As a customer would ask it, of whom nothing else is known. */
export function triedTurn({ text, history }: Asked, now: number): Turn {
  return {
    now,
    contactName: null,
    windowOpen: true,
    burst: [{ seq: history.length + 1, text, type: 'text' }],
    history: history.map((said) => ({ at: now, ...said })),
    labels: [],
    flow: null,
    lead: null,
    answersInARow: 0,
  }
}

interface Asked {
  text: string
  history: { by: 'customer' | 'assistant' | 'agent'; text: string; at?: number }[]
}

export function shown(decision: Decision): TriedDecision {
  if (decision.kind === 'silent') return { ...NOTHING, kind: 'silent', reason: decision.why }
  const { kind, text, language, intent, confidence, model, latencyMs, degraded = null } = decision
  const common = { ...NOTHING, kind, text, language, intent, confidence, model, latencyMs, degraded }
  if (decision.kind === 'answer') {
    return { ...common, sources: decision.sources.map(({ quote = null, ...source }) => ({ ...source, quote })) }
  }
  if (decision.kind === 'clarify') return common
  return { ...common, reason: decision.reason, summary: decision.summary, closest: decision.closest ?? null }
}

const NOTHING = {
  text: null,
  language: null,
  intent: null,
  confidence: null,
  sources: [],
  reason: null,
  summary: null,
  closest: null,
  model: null,
  latencyMs: 0,
  degraded: null,
} satisfies Omit<TriedDecision, 'kind'>
