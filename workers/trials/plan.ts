import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { planImpact } from './plan-impact'
import { planReplay } from './plan-replay'
import { findSet } from './set-queries'
import { type TrialItem, type TrialParams, trialItem } from './trial'

/** A question to be asked; `conversationId` where it is a customer's, and goes when the conversation does. */
export interface Planned {
  conversationId: string | null
  item: TrialItem
}

export interface Plan {
  questions: Planned[]
  /** Of a replay: what customers said of which no words are kept. */
  notReplayed?: number
}

/** The same words once. */
export function distinct(planned: readonly Planned[]): Planned[] {
  const byWords = new Map<string, Planned>()
  for (const one of planned) {
    const words = one.item.text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
    if (!byWords.has(words)) byWords.set(words, one)
  }
  return [...byWords.values()]
}

/** Everything that a run will ask, as it stands when it begins. Null: what it was about is gone. */
export async function planOf(env: Env, scope: TenantScope, params: TrialParams, now: number): Promise<Plan | null> {
  switch (params.kind) {
    case 'batch': {
      const set = await findSet(scope, params.setId)
      if (!set) return null
      const questions = set.questions.map((question) => ({ conversationId: null, item: trialItem.parse(question) }))
      // The gate counts how many were asked.
      return { questions: distinct(questions) }
    }
    case 'replay':
      return planReplay(env, scope.tenantId, params, now)
    case 'impact':
      return { questions: await planImpact(env, scope) }
  }
}
