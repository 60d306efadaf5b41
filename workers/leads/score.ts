import type { LeadPlan } from '../assistant/settings/lead-plan'
import { scoreOfReasons } from '../conversations/lead-points'

/** One line of what a score is made of. */
export interface LeadReason {
  kind: 'field' | 'intent'
  /** The field's id or the intent's name. */
  of: string
  points: number
}

/** A sum that anybody can check: the points of what is known and of what was asked for, from 0 to 100. */
export function scoreOf(
  lead: { facts: Record<string, unknown>; intents: readonly string[] },
  plan: Pick<LeadPlan, 'fields' | 'intents'>,
): { score: number; reasons: LeadReason[] } {
  const known = plan.fields
    .filter(({ id }) => lead.facts[id] !== undefined)
    .map(({ id, worth }) => ({ kind: 'field', of: id, points: worth }) as const)
  const shown = plan.intents
    .filter(({ intent }) => lead.intents.includes(intent))
    .map(({ intent, worth }) => ({ kind: 'intent', of: intent, points: worth }) as const)
  const reasons = [...known, ...shown].filter(({ points }) => points !== 0)
  return { score: scoreOfReasons(reasons), reasons }
}
