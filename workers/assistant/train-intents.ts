import type { Intent } from '../knowledge/document'
import { IntentClassifier } from './intent-classifier'
import { type FeatureVector, featureCounts, featureVector, rarities } from './intent-features'
import { calibrate } from './intent-threshold'
import { FEATURES, type IntentWeights } from './intent-weights'
import { type Rows, separate } from './margin'

/** A tenant's own examples; names and descriptions come on top. */
export const MOST_EXAMPLES = 1500
/** The border is set on what each example gets from a classifier that was not shown it. */
const FOLDS = 4
/** Beyond so many examples one fold tells enough. */
const MANY = 600
/** An intent's name is chosen with more care than any one example. */
const NAME_WORTH = 2
/** Smaller parts change no answer and are not kept. */
const LEAST_PART = 1e-3

interface Example {
  text: string
  intent: number
  /** In which fold it is held back; undefined: a name or a description, which is no message. */
  fold?: number
}

export function trainIntents(intents: readonly Intent[]): IntentWeights | null {
  const steps = trainingSteps(intents)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Training in steps of some milliseconds, between which others may have their turn. What intents are called and how they
 * are described counts as an example of each: names are chosen to say what is meant.
 */
export function* trainingSteps(intents: readonly Intent[]): Generator<undefined, IntentWeights | null> {
  const messages = intents
    .flatMap(({ examples }, intent) => examples.map((text, n) => ({ text, intent, fold: n % FOLDS })))
    .slice(0, MOST_EXAMPLES)
  if (messages.length === 0) return null
  const names = intents.flatMap(({ name, description }, intent) =>
    [spelledOut(name), description ?? ''].filter((text) => text !== '').map((text) => ({ text, intent })),
  )
  const titles = intents.map(({ name }) => name)
  const leftOut: number[] = []
  for (let fold = 0; fold < (messages.length > MANY ? 1 : FOLDS); fold++) {
    const shown = messages.filter((message) => message.fold !== fold)
    const held = messages.filter((message) => message.fold === fold)
    if (shown.length === 0 || held.length === 0) continue
    const classifier = new IntentClassifier(yield* learn(titles, [...shown, ...names]))
    for (const { text } of held) leftOut.push(classifier.bestScore(text))
    yield
  }
  const weights = yield* learn(titles, [...messages, ...names])
  const classifier = new IntentClassifier(weights)
  return { ...weights, ...calibrate(leftOut, (text) => classifier.bestScore(text)) }
}

function* learn(intents: string[], examples: readonly Example[]): Generator<undefined, IntentWeights> {
  const texts = examples.map(({ text }) => text)
  const worth = Float32Array.from(examples, ({ fold }) => (fold === undefined ? NAME_WORTH : 1))
  const rows = { ...rowsOf(texts), worth }
  yield
  const parts = examples.map((): IntentWeights['parts'][number] => ({ intents: [], say: [] }))
  const biases: number[] = []
  for (const c of intents.keys()) {
    const { parts: said, bias } = separate(rows, (row) => examples[row]?.intent === c)
    for (const [row, say] of said.entries()) {
      if (Math.abs(say) < LEAST_PART) continue
      parts[row]?.intents.push(c)
      parts[row]?.say.push(round(say))
    }
    biases.push(round(bias))
    yield
  }
  return { features: FEATURES, intents, examples: texts, parts, bias: biases, middle: 0, width: 1 }
}

/** Features that only one example has are left to its `own`: they are most of them, and make nothing alike. */
function rowsOf(texts: readonly string[]): Omit<Rows, 'worth'> {
  const counts = texts.map(featureCounts)
  const rarity = rarities(counts)
  const vectors = counts.map((blocks) => featureVector(blocks, rarity))
  const places = sharedFeatures(vectors)
  const starts = new Uint32Array(texts.length + 1)
  const own = new Float32Array(texts.length)
  const features: number[] = []
  const weights: number[] = []
  for (const [row, vector] of vectors.entries()) {
    for (const [i, feature] of vector.features.entries()) {
      const place = places.get(feature)
      const weight = vector.weights[i] ?? 0
      if (place === undefined) own[row] = (own[row] ?? 0) + weight * weight
      else {
        features.push(place)
        weights.push(weight)
      }
    }
    starts[row + 1] = features.length
  }
  return { starts, features: Uint32Array.from(features), weights: Float32Array.from(weights), own, width: places.size }
}

function sharedFeatures(vectors: readonly FeatureVector[]): Map<number, number> {
  const seen = new Set<number>()
  const places = new Map<number, number>()
  for (const { features } of vectors) {
    for (const feature of features) {
      if (!seen.has(feature)) seen.add(feature)
      else if (!places.has(feature)) places.set(feature, places.size)
    }
  }
  return places
}

/** `REFUND_status` and `refundStatus` are "refund status". */
export function spelledOut(name: string): string {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
