import type { LeadReason } from '../leads/score'

const MOST = 100

/** A sum that anybody can check, from 0 to 100. Here, because the folds of a conversation need it, and little else of leads. */
export function scoreOfReasons(reasons: readonly LeadReason[]): number {
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  return Math.min(MOST, Math.max(0, sum))
}
