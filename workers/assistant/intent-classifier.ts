import type { Classification } from '../knowledge/document'
import { type FeatureVector, featureCounts, featureVector, rarities } from './intent-features'
import type { IntentWeights } from './intent-weights'

export type { IntentWeights } from './intent-weights'
export { MOST_EXAMPLES, trainIntents, trainingSteps } from './train-intents'

/** What is like no example at all is none of the intents, whichever side of a border it happens to be on. */
const NEAREST_WORTH = 1

/** Answers from trained weights; made once and kept in memory. */
export class IntentClassifier {
  readonly #weights: Pick<IntentWeights, 'intents' | 'parts' | 'bias' | 'middle' | 'width'>
  readonly #rarity: Map<number, number>
  /** Feature → examples that have it, and their weights. */
  readonly #postings: Map<number, FeatureVector>
  readonly #size: number

  constructor(weights: IntentWeights) {
    this.#weights = weights
    this.#size = weights.examples.length
    const counts = weights.examples.map(featureCounts)
    this.#rarity = rarities(counts)
    this.#postings = new Map()
    for (const [i, blocks] of counts.entries()) {
      const { features, weights: own } = featureVector(blocks, this.#rarity)
      for (const [j, feature] of features.entries()) {
        const posting = this.#postings.get(feature)
        if (posting) {
          posting.features.push(i)
          posting.weights.push(own[j] ?? 0)
        } else this.#postings.set(feature, { features: [i], weights: [own[j] ?? 0] })
      }
    }
  }

  classify(text: string, limit = 5): Classification {
    const { scores, nearest } = this.#scores(text)
    const ranking = Array.from(scores, (score, i) => ({ intent: this.#weights.intents[i] ?? '', score }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
    const first = ranking[0]
    const confidence = first ? this.#confidence(first.score + NEAREST_WORTH * nearest) : 0
    return { intent: first && confidence >= 0.5 ? first.intent : null, confidence, ranking }
  }

  /** How much a message looks like any of the intents; the border is set on this. */
  bestScore(text: string): number {
    const { scores, nearest } = this.#scores(text)
    return scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY) + NEAREST_WORTH * nearest
  }

  #confidence(score: number): number {
    return 1 / (1 + Math.exp(-(score - this.#weights.middle) / this.#weights.width))
  }

  #scores(text: string): { scores: Float64Array; nearest: number } {
    const alike = new Float64Array(this.#size)
    const { features, weights } = featureVector(featureCounts(text), this.#rarity)
    for (let j = 0; j < features.length; j++) {
      const posting = this.#postings.get(features[j] ?? 0)
      if (!posting) continue
      const weight = weights[j] ?? 0
      for (let k = 0; k < posting.features.length; k++) {
        const i = posting.features[k] ?? 0
        alike[i] = (alike[i] ?? 0) + weight * (posting.weights[k] ?? 0)
      }
    }
    const scores = Float64Array.from(this.#weights.bias)
    let nearest = 0
    for (let i = 0; i < alike.length; i++) {
      const similarity = alike[i] ?? 0
      if (similarity === 0) continue
      nearest = Math.max(nearest, similarity)
      const part = this.#weights.parts[i]
      if (!part) continue
      for (let k = 0; k < part.intents.length; k++) {
        const c = part.intents[k] ?? 0
        scores[c] = (scores[c] ?? 0) + similarity * (part.say[k] ?? 0)
      }
    }
    return { scores, nearest }
  }
}
