import { parseChunkId } from '../../workers/knowledge/chunk-id'
import type { Audience } from '../../workers/knowledge/document'

/** Documents of which nothing may be told now: for staff only, or expired. Asked anew each time: a moment ends them. */
export function withheldDocuments(sql: SqlStorage, audience: Audience, now: number): ReadonlySet<string> {
  const rows = sql.exec(
    "SELECT document_id FROM documents WHERE removed = 0 AND (expires_at <= ?1 OR (audience = 'agents' AND ?2 <> 'agents'))",
    now,
    audience,
  )
  return new Set(Array.from(rows, (row) => String(row.document_id)))
}

/** Whether one of these passages may no longer be told to customers: replaced, removed, expired, or for staff by now. */
export function isWithdrawn(sql: SqlStorage, chunkIds: readonly string[], now: number): boolean {
  const asked = chunkIds.map((id) => [parseChunkId(id)?.documentId ?? '', parseChunkId(id)?.n ?? 0, id])
  const { told } = sql
    .exec(
      `SELECT count(*) AS told FROM json_each(?1) asked
       JOIN chunks c ON c.document_id = asked.value ->> 0 AND c.n = asked.value ->> 1 AND c.id = asked.value ->> 2
       JOIN documents d ON d.document_id = c.document_id
       WHERE d.removed = 0 AND d.audience = 'customers' AND (d.expires_at IS NULL OR d.expires_at > ?2)`,
      JSON.stringify(asked),
      now,
    )
    .one()
  return Number(told) < chunkIds.length
}

/**
 * Passages in the same words are found once: the best of those that may be told. By their position in the index; those
 * without a number of their words (stored before there was one) stand for themselves.
 */
export class SameWords {
  readonly #groups: Int32Array
  /** By position: does another one have the same words? */
  readonly #isShared: Uint8Array

  constructor(words: readonly (number | null)[]) {
    const first = new Map<number, number>()
    this.#groups = Int32Array.from(words, (number, at) => {
      if (number === null) return at
      const known = first.get(number)
      if (known === undefined) first.set(number, at)
      return known ?? at
    })
    this.#isShared = new Uint8Array(words.length)
    for (const [at, group] of this.#groups.entries()) {
      if (group === at) continue
      this.#isShared[at] = 1
      this.#isShared[group] = 1
    }
  }

  /** Sets to nothing what is withheld, and all but the best of each group. */
  strike(scores: Float64Array, isWithheld: ((at: number) => boolean) | null): void {
    const best = new Map<number, number>()
    for (let at = 0; at < scores.length; at++) {
      if ((scores[at] ?? 0) <= 0) continue
      if (isWithheld?.(at)) scores[at] = 0
      else if (this.#isShared[at] === 1) this.#strikeWorse(scores, best, at)
    }
  }

  /** Each group once, at its first hit; where full text found another of them, at that. */
  joined(
    hits: readonly { at: number; score: number }[],
    lexical: readonly { at: number }[],
  ): { at: number; score: number }[] {
    const standing = new Map(lexical.map(({ at }) => [this.#groups[at], at]))
    const seen = new Set<number | undefined>()
    return hits.flatMap(({ at, score }) => {
      const group = this.#groups[at]
      if (seen.has(group)) return []
      seen.add(group)
      return [{ at: standing.get(group) ?? at, score }]
    })
  }

  #strikeWorse(scores: Float64Array, best: Map<number, number>, at: number): void {
    const group = this.#groups[at] ?? at
    const held = best.get(group)
    if (held === undefined || (scores[at] ?? 0) > (scores[held] ?? 0)) {
      if (held !== undefined) scores[held] = 0
      best.set(group, at)
    } else scores[at] = 0
  }
}
