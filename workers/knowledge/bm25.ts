import { type Postings, placeOf, postingsOf, type TokenCounts } from './postings'
import { isPair, searchTokens } from './tokens'

/** Saturation of repeated tokens, and how much length counts; chosen on the development data (tests/workers/knowledge). */
const K1 = 1.2
const B = 0.75
/** Words side by side are pairs by chance as often as by meaning. */
const PAIR_WORTH = 0.3

export type { TokenCounts } from './postings'

export function countTokens(text: string): TokenCounts {
  const seen = new Map<number, number>()
  const tokens = searchTokens(text)
  for (const token of tokens) {
    const hash = fnv1a(token)
    seen.set(hash, (seen.get(hash) ?? 0) + 1)
  }
  const hashes = Uint32Array.from(seen.keys()).sort()
  const counts = Uint8Array.from(hashes, (hash) => Math.min(seen.get(hash) ?? 1, 255))
  return { hashes, counts, length: tokens.length }
}

/** An inverted index over texts that are known by their position: first those of the segments, then the others. */
export class Bm25Index {
  readonly #segments: readonly Segment[]
  readonly #size: number
  /** What a text's length takes from a token that it has once. */
  readonly #norms: Float64Array

  constructor(texts: readonly TokenCounts[], segments: readonly Postings[] = []) {
    let from = 0
    this.#segments = [...segments, postingsOf(texts)].map((postings) => {
      const segment = { ...postings, from }
      from += postings.lengths.length
      return segment
    })
    this.#size = from
    this.#norms = normsOf(this.#segments, this.#size)
  }

  /**
   * Best first: positions with their scores and how much of the question's rarity they hold (`weight` is all of it).
   * Texts that share no token are absent, and those whose score `strike` sets to nothing.
   */
  search(
    query: string,
    limit: number,
    strike?: (scores: Float64Array) => void,
  ): { hits: LexicalHit[]; weight: number } {
    const scores = new Float64Array(this.#size)
    const covered = new Float64Array(this.#size)
    let weight = 0
    for (const token of new Set(searchTokens(query))) {
      const hash = fnv1a(token)
      const places = this.#segments.map(({ tokens }) => placeOf(tokens, hash))
      const worth = isPair(token) ? PAIR_WORTH : 1
      const rarity = worth * idf(this.#frequency(places), this.#size)
      weight += rarity
      for (const [n, segment] of this.#segments.entries()) {
        if (places[n] !== -1) this.#add(segment, places[n] ?? 0, rarity, scores, covered)
      }
    }
    strike?.(scores)
    return { hits: best(scores, limit).map((hit) => ({ ...hit, covered: covered[hit.at] ?? 0 })), weight }
  }

  /** How many texts have the token that is at these places. */
  #frequency(places: readonly number[]): number {
    let sum = 0
    for (const [n, { starts }] of this.#segments.entries()) {
      const place = places[n] ?? -1
      if (place !== -1) sum += (starts[place + 1] ?? 0) - (starts[place] ?? 0)
    }
    return sum
  }

  #add(segment: Segment, place: number, rarity: number, scores: Float64Array, covered: Float64Array): void {
    const { starts, texts, counts, from } = segment
    const norms = this.#norms
    const end = starts[place + 1] ?? 0
    for (let i = starts[place] ?? 0; i < end; i++) {
      const at = from + (texts[i] ?? 0)
      const count = counts[i] ?? 1
      scores[at] = (scores[at] ?? 0) + (rarity * count * (K1 + 1)) / (count + (norms[at] ?? 0))
      covered[at] = (covered[at] ?? 0) + rarity
    }
  }
}

/** Its texts are at positions from `from` on. */
interface Segment extends Postings {
  from: number
}

function normsOf(segments: readonly Segment[], size: number): Float64Array {
  const norms = new Float64Array(size)
  let total = 0
  for (const { lengths } of segments) for (const length of lengths) total += length
  const mean = total / Math.max(1, size)
  for (const { lengths, from } of segments) {
    for (const [text, length] of lengths.entries()) norms[from + text] = K1 * (1 - B + (B * length) / mean)
  }
  return norms
}

export interface LexicalHit {
  at: number
  score: number
  covered: number
}

function best(scores: Float64Array, limit: number): { at: number; score: number }[] {
  const found: { at: number; score: number }[] = []
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    const last = found[limit - 1]
    if (score <= 0 || (last && score <= last.score)) continue
    let place = found.length
    while (place > 0 && (found[place - 1]?.score ?? 0) < score) place--
    found.splice(place, 0, { at, score })
    if (found.length > limit) found.pop()
  }
  return found
}

function idf(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
}

/** FNV-1a over UTF-16 units: 32 bits, the same everywhere. Stored with chunks, so it must not change. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
