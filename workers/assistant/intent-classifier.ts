import type { Classification } from '../knowledge/document'
import { featureCounts, featureVector } from './intent-features'
import type { IntentWeights } from './intent-weights'

export type { IntentWeights } from './intent-weights'
export { MOST_EXAMPLES, trainIntents, trainingSteps } from './train-intents'

/** What is like no example at all is none of the intents, whichever side of a border it happens to be on. */
const NEAREST_WORTH = 1

/** Answers from trained weights, as they are. */
export class IntentClassifier {
  readonly #weights: IntentWeights

  constructor(weights: IntentWeights) {
    this.#weights = weights
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
    const { bias, partStarts, partIntents, partSay } = this.#weights
    const alike = this.#alike(text)
    const scores = Float64Array.from(bias)
    let nearest = 0
    for (let example = 0; example < alike.length; example++) {
      const similarity = alike[example] ?? 0
      if (similarity === 0) continue
      if (similarity > nearest) nearest = similarity
      const end = partStarts[example + 1] ?? 0
      for (let i = partStarts[example] ?? 0; i < end; i++) {
        const intent = partIntents[i] ?? 0
        scores[intent] = (scores[intent] ?? 0) + similarity * (partSay[i] ?? 0)
      }
    }
    return { scores, nearest }
  }

  /** How much each example is like the text. */
  #alike(text: string): Float64Array {
    const { examples, starts, holders, held } = this.#weights
    const alike = new Float64Array(examples)
    const { features, weights } = featureVector(featureCounts(text), this.#weights)
    for (const [j, feature] of features.entries()) {
      const weight = weights[j] ?? 0
      const end = starts[feature + 1] ?? 0
      for (let i = starts[feature] ?? 0; i < end; i++) {
        const example = holders[i] ?? 0
        alike[example] = (alike[example] ?? 0) + weight * (held[i] ?? 0)
      }
    }
    return alike
  }
}
