/** Reciprocal rank fusion: how slowly the worth of a rank falls. */
const K = 60

export interface FusedHit {
  at: number
  score: number
  bm25: number
  covered: number
  vector: number
}

/** One order from two: full text and vectors, whose scores cannot be compared but whose ranks can. */
export function fuse(
  lexical: readonly { at: number; score: number; covered: number }[],
  vector: readonly { at: number; score: number }[],
): FusedHit[] {
  const fused = new Map<number, FusedHit>()
  const entry = (at: number) => {
    const held = fused.get(at) ?? { at, score: 0, bm25: 0, covered: 0, vector: 0 }
    fused.set(at, held)
    return held
  }
  for (const [rank, hit] of lexical.entries()) {
    const held = entry(hit.at)
    held.score += 1 / (K + rank + 1)
    held.bm25 = hit.score
    held.covered = hit.covered
  }
  for (const [rank, hit] of vector.entries()) {
    const held = entry(hit.at)
    held.score += 1 / (K + rank + 1)
    held.vector = hit.score
  }
  return [...fused.values()].sort((a, b) => b.score - a.score || b.bm25 - a.bm25)
}
