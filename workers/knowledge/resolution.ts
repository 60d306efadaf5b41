import { countTokens } from './bm25'

export type Resolution = 'confirmed' | 'reopened'

/** Whoever comes back within this time was not helped, or not with all of it; later it is another matter. */
export const COMES_BACK_MS = 24 * 3_600_000
/** The same question once more, in other words. */
const SAME_AGAIN = 0.5

export interface AskedBefore {
  text: string
  outcome: string
  at: number
}

export interface AskedNow {
  text: string
  outcome: string
  intent: string | null
  at: number
}

/** What the customer's next words say about the answer before them; null: nothing. */
export function resolutionOf(before: AskedBefore, now: AskedNow): Resolution | null {
  if (before.outcome !== 'answer' || now.at - before.at > COMES_BACK_MS) return null
  if (now.intent === 'thanks') return 'confirmed'
  if (now.outcome === 'hand_off' || sharedWords(before.text, now.text) >= SAME_AGAIN) return 'reopened'
  return null
}

/** Share of the tokens that two texts have in common, of all they have. */
export function sharedWords(one: string, other: string): number {
  const [a, b] = [new Set(countTokens(one).hashes), new Set(countTokens(other).hashes)]
  const all = a.union(b).size
  return all === 0 ? 0 : a.intersection(b).size / all
}
