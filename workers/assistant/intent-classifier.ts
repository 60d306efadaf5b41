import type { Classification, Intent } from '../knowledge/document'
import { type FeatureVector, featureVector, rarities } from './intent-features'
import { calibrate } from './intent-threshold'
import { cholesky, inverseDiagonal, solve } from './ridge'

/** Ridge, and how much the mean of an intent's examples counts beside it: best on the development data. */
const LAMBDA = 1.5
const CENTROID = 0.5
/** The kernel is solved exactly, in cubic time: about three seconds at this size. */
export const MOST_EXAMPLES = 1500

/** What training leaves: plain data, kept as JSON. */
export interface IntentWeights {
  intents: string[]
  rarity: [string, number][]
  /** Sparse example vectors: positions in `rarity`, and weights. */
  examples: { intent: number; features: number[]; weights: number[] }[]
  /** Examples × intents, row by row: what resembling an example says for each intent. */
  say: number[]
  /** Confidence = logistic((score − middle) / width); none of the intents below 0.5. */
  middle: number
  width: number
}

export function trainIntents(intents: readonly Intent[]): IntentWeights | null {
  const examples = intents
    .flatMap((intent, at) => intent.examples.map((text) => ({ text, intent: at })))
    .slice(0, MOST_EXAMPLES)
  if (examples.length === 0) return null
  const rarity = rarities(examples.map(({ text }) => text))
  const vectors = examples.map(({ text }) => featureVector(text, rarity))
  const kernel = kernelOf(vectors)
  const owners = examples.map(({ intent }) => intent)
  const { say, leftOut } = solveFor(kernel, owners, intents.length)
  const order = new Map([...rarity.keys()].map((feature, at) => [feature, at]))
  const weights: IntentWeights = {
    intents: intents.map(({ name }) => name),
    rarity: [...rarity].map(([feature, weight]) => [feature, round(weight)]),
    examples: vectors.map((vector, i) => ({
      intent: owners[i] ?? 0,
      features: Array.from(vector.keys(), (feature) => order.get(feature) ?? 0),
      weights: Array.from(vector.values(), round),
    })),
    say: Array.from(say, round),
    middle: 0,
    width: 1,
  }
  const scorer = new IntentClassifier(weights)
  return { ...weights, ...calibrate(leftOut, (text) => scorer.bestScore(text)) }
}

/** Answers from trained weights; made once and kept in memory. */
export class IntentClassifier {
  readonly #weights: IntentWeights
  readonly #rarity: Map<string, number>
  /** Feature → examples that have it, and their weights. */
  readonly #postings = new Map<string, { examples: number[]; weights: number[] }>()

  constructor(weights: IntentWeights) {
    this.#weights = weights
    this.#rarity = new Map(weights.rarity)
    for (const [i, example] of weights.examples.entries()) {
      for (const [j, at] of example.features.entries()) {
        const feature = weights.rarity[at]?.[0] ?? ''
        const posting = this.#postings.get(feature) ?? { examples: [], weights: [] }
        posting.examples.push(i)
        posting.weights.push(example.weights[j] ?? 0)
        this.#postings.set(feature, posting)
      }
    }
  }

  classify(text: string, limit = 5): Classification {
    const scores = this.#scores(text)
    const ranking = Array.from(scores, (score, i) => ({ intent: this.#weights.intents[i] ?? '', score }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
    const first = ranking[0]
    const confidence = first ? this.#confidence(first.score) : 0
    return { intent: first && confidence >= 0.5 ? first.intent : null, confidence, ranking }
  }

  bestScore(text: string): number {
    return Math.max(...this.#scores(text))
  }

  #confidence(score: number): number {
    return 1 / (1 + Math.exp(-(score - this.#weights.middle) / this.#weights.width))
  }

  #scores(text: string): Float64Array {
    const { intents, examples, say } = this.#weights
    const alike = new Float64Array(examples.length)
    for (const [feature, weight] of featureVector(text, this.#rarity)) {
      const posting = this.#postings.get(feature)
      if (!posting) continue
      for (const [j, i] of posting.examples.entries()) alike[i] = (alike[i] ?? 0) + weight * (posting.weights[j] ?? 0)
    }
    const scores = new Float64Array(intents.length)
    for (const [i, similarity] of alike.entries()) {
      if (similarity === 0) continue
      const row = i * intents.length
      for (let c = 0; c < intents.length; c++) scores[c] = (scores[c] ?? 0) + similarity * (say[row + c] ?? 0)
    }
    return scores
  }
}

/** Lower triangle, row by row. */
function kernelOf(vectors: readonly FeatureVector[]): Float64Array[] {
  const seen = new Map<string, { at: number[]; weights: number[] }>()
  return vectors.map((vector, i) => {
    const row = new Float64Array(i + 1)
    for (const [feature, weight] of vector) {
      const posting = seen.get(feature) ?? { at: [], weights: [] }
      posting.at.push(i)
      posting.weights.push(weight)
      seen.set(feature, posting)
      for (const [j, at] of posting.at.entries()) row[at] = (row[at] ?? 0) + weight * (posting.weights[j] ?? 0)
    }
    return row
  })
}

/**
 * Ridge and centroids become one matrix, for both are sums over examples. Also the best score each example would get had
 * it not been trained on, in closed form: what a new message of the customer's will look like.
 */
function solveFor(kernel: Float64Array[], owners: number[], classes: number): { say: Float64Array; leftOut: number[] } {
  const size = kernel.length
  const factor = kernel.map((row, i) => {
    const copy = row.slice()
    copy[i] = (copy[i] ?? 0) + LAMBDA
    return copy
  })
  cholesky(factor)
  const inverse = inverseDiagonal(factor)
  const members = new Float64Array(classes)
  for (const owner of owners) members[owner] = (members[owner] ?? 0) + 1
  const say = new Float64Array(size * classes)
  const leftOut = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
  for (let c = 0; c < classes; c++) {
    const alpha = Float64Array.from(owners, (owner) => (owner === c ? 1 : 0))
    solve(factor, alpha)
    const sums = memberSums(kernel, owners, c)
    for (const [i, owner] of owners.entries()) {
      const own = owner === c ? 1 : 0
      const others = (members[c] ?? 0) - own
      const centroid = others > 0 ? ((sums[i] ?? 0) - own) / others : 0
      const score = own - (alpha[i] ?? 0) / (inverse[i] ?? 1) + CENTROID * centroid
      leftOut[i] = Math.max(leftOut[i] ?? score, score)
      say[i * classes + c] = (alpha[i] ?? 0) + (own * CENTROID) / Math.max(1, members[c] ?? 1)
    }
  }
  return { say, leftOut: Array.from(leftOut) }
}

/** For each example: its similarities to the members of one intent, added up. */
function memberSums(kernel: Float64Array[], owners: number[], wanted: number): Float64Array {
  const sums = new Float64Array(owners.length)
  for (const [i, row] of kernel.entries()) {
    for (const [j, similarity] of row.entries()) {
      if (owners[j] === wanted) sums[i] = (sums[i] ?? 0) + similarity
      if (i !== j && owners[i] === wanted) sums[j] = (sums[j] ?? 0) + similarity
    }
  }
  return sums
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
