/**
 * What a cosine counts beside a lexical score in shares of the question's rarity: both are near 1 for a passage that says
 * what was asked. Ranks alone (RRF) lose how sure each search is. Measured on the development data, with the stand-in's
 * vectors, before the reranker, MRR@10 of XQuAD en/es/hi/ar and of HINT3 as FAQ: these scores 97.0/96.2/95.8/94.9 and 69.3;
 * RRF with k = 60 94.9/93.1/91.1/86.1 and 69.7, with k = 10 95.0/93.3/91.8/86.9 and 69.6, with k = 1 and vectors at 0.3
 * 96.7/96.1/96.0/95.0 and 68.0; RRF of words and grams apart, k = 60, 95.5/94.5/94.4/93.3.
 */
const VECTOR_WORTH = 0.1

export interface FusedHit {
  at: number
  score: number
  bm25: number
  covered: number
  vector: number
}

/** One order from two: full text, whose scores become shares of `weight`, all the question's rarity, and vectors. */
export function fuse(
  lexical: readonly { at: number; score: number; covered: number }[],
  vector: readonly { at: number; score: number }[],
  weight: number,
): FusedHit[] {
  const fused = new Map<number, FusedHit>()
  const entry = (at: number) => {
    const held = fused.get(at) ?? { at, score: 0, bm25: 0, covered: 0, vector: 0 }
    fused.set(at, held)
    return held
  }
  for (const hit of lexical) {
    const held = entry(hit.at)
    held.score += weight > 0 ? hit.score / weight : 0
    held.bm25 = hit.score
    held.covered = hit.covered
  }
  for (const hit of vector) {
    const held = entry(hit.at)
    held.score += VECTOR_WORTH * hit.score
    held.vector = hit.score
  }
  return [...fused.values()].sort((a, b) => b.score - a.score || b.bm25 - a.bm25)
}
