import { isPair, searchTokens } from './tokens'

/** Saturation of repeated tokens, and how much length counts; chosen on the development data (tests/workers/knowledge). */
const K1 = 1.2
const B = 0.75
/** Words side by side are pairs by chance as often as by meaning. */
const PAIR_WORTH = 0.3

/** One text's tokens: 32-bit hashes ascending, how often each occurs, and how many there are in all. */
export interface TokenCounts {
  hashes: Uint32Array
  counts: Uint8Array
  length: number
}

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

/** An inverted index over texts that are known by their position. Made as a whole, from what is stored with each. */
export class Bm25Index {
  readonly #terms = new Map<number, number>()
  readonly #starts: Uint32Array
  readonly #docs: Uint32Array
  readonly #weights: Float32Array
  readonly #size: number

  constructor(texts: readonly TokenCounts[]) {
    this.#size = texts.length
    const frequencies: number[] = []
    for (const { hashes } of texts) {
      for (const hash of hashes) {
        const term = this.#terms.get(hash)
        if (term === undefined) {
          this.#terms.set(hash, frequencies.length)
          frequencies.push(1)
        } else frequencies[term] = (frequencies[term] ?? 0) + 1
      }
    }
    this.#starts = startsOf(frequencies)
    const total = this.#starts[frequencies.length] ?? 0
    this.#docs = new Uint32Array(total)
    this.#weights = new Float32Array(total)
    this.#fill(texts, frequencies)
  }

  #fill(texts: readonly TokenCounts[], frequencies: number[]): void {
    const next = this.#starts.slice()
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
    for (const [doc, { hashes, counts, length }] of texts.entries()) {
      const norm = K1 * (1 - B + (B * length) / mean)
      for (const [i, hash] of hashes.entries()) {
        const term = this.#terms.get(hash) ?? 0
        const count = counts[i] ?? 1
        const rarity = idf(frequencies[term] ?? 1, this.#size)
        const at = next[term] ?? 0
        next[term] = at + 1
        this.#docs[at] = doc
        this.#weights[at] = (rarity * count * (K1 + 1)) / (count + norm)
      }
    }
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
      const term = this.#terms.get(fnv1a(token))
      const start = term === undefined ? 0 : (this.#starts[term] ?? 0)
      const end = term === undefined ? 0 : (this.#starts[term + 1] ?? 0)
      const worth = isPair(token) ? PAIR_WORTH : 1
      const rarity = worth * idf(end - start, this.#size)
      weight += rarity
      for (let i = start; i < end; i++) {
        const doc = this.#docs[i] ?? 0
        scores[doc] = (scores[doc] ?? 0) + worth * (this.#weights[i] ?? 0)
        covered[doc] = (covered[doc] ?? 0) + rarity
      }
    }
    strike?.(scores)
    return { hits: best(scores, limit).map((hit) => ({ ...hit, covered: covered[hit.at] ?? 0 })), weight }
  }
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

function startsOf(frequencies: number[]): Uint32Array {
  const starts = new Uint32Array(frequencies.length + 1)
  let sum = 0
  for (const [term, frequency] of frequencies.entries()) {
    starts[term] = sum
    sum += frequency
  }
  starts[frequencies.length] = sum
  return starts
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
