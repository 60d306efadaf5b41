import type { Intent } from '../knowledge/document'
import { IntentClassifier } from './intent-classifier'
import { type FeatureCounts, type FeatureVector, featureCounts, featureVector, vocabularyOf } from './intent-features'
import { calibrate } from './intent-threshold'
import { type Examples, FEATURES, type IntentWeights, type Vocabulary } from './intent-weights'
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
/** Read in one step. */
const STEP_EXAMPLES = 100

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
  const counts: FeatureCounts[] = []
  for (const [n, { text }] of examples.entries()) {
    counts.push(featureCounts(text))
    if (n % STEP_EXAMPLES === 0) yield
  }
  const vocabulary = vocabularyOf(counts)
  yield
  const vectors = counts.map((blocks) => featureVector(blocks, vocabulary))
  const worth = Float32Array.from(examples, ({ fold }) => (fold === undefined ? NAME_WORTH : 1))
  const rows = { ...rowsOf(vectors, vocabulary), worth }
  yield
  const parts = examples.map(() => ({ intents: [] as number[], say: [] as number[] }))
  const bias = new Float32Array(intents.length)
  for (const c of intents.keys()) {
    const separated = separate(rows, (row) => examples[row]?.intent === c)
    for (const [row, say] of separated.parts.entries()) {
      if (Math.abs(say) < LEAST_PART) continue
      parts[row]?.intents.push(c)
      parts[row]?.say.push(say)
    }
    bias[c] = separated.bias
    yield
  }
  return {
    ...{ features: FEATURES, intents, bias, middle: 0, width: 1 },
    ...turnedAbout(vectors, vocabulary),
    partStarts: startsOf(parts.map(({ say }) => say.length)),
    partIntents: Uint16Array.from(parts.flatMap((part) => part.intents)),
    partSay: Float32Array.from(parts.flatMap(({ say }) => say)),
  }
}

/** Features that only one example has are left to its `own`: they are most of them, and make nothing alike. */
function rowsOf(vectors: readonly FeatureVector[], { times }: Vocabulary): Omit<Rows, 'worth'> {
  const places = new Uint32Array(times.length)
  let width = 0
  for (let feature = 0; feature < times.length; feature++) if ((times[feature] ?? 0) > 1) places[feature] = width++
  const isShared = (feature: number) => (times[feature] ?? 0) > 1
  const starts = startsOf(vectors.map(({ features }) => features.filter(isShared).length))
  const size = starts.at(-1) ?? 0
  const [features, weights] = [new Uint32Array(size), new Float32Array(size)]
  const own = new Float32Array(vectors.length)
  let at = 0
  for (const [row, vector] of vectors.entries()) {
    for (const [i, feature] of vector.features.entries()) {
      const weight = vector.weights[i] ?? 0
      if (isShared(feature)) {
        features[at] = places[feature] ?? 0
        weights[at++] = weight
      } else own[row] = (own[row] ?? 0) + weight * weight
    }
  }
  return { starts, features, weights, own, width }
}

function turnedAbout(vectors: readonly FeatureVector[], vocabulary: Vocabulary): Examples {
  const starts = startsOf(vocabulary.times)
  const size = starts.at(-1) ?? 0
  const [holders, held] = [new Uint16Array(size), new Float32Array(size)]
  const next = starts.slice()
  for (const [example, { features, weights }] of vectors.entries()) {
    for (const [i, feature] of features.entries()) {
      const at = next[feature] ?? 0
      next[feature] = at + 1
      holders[at] = example
      held[at] = weights[i] ?? 0
    }
  }
  return { ...vocabulary, starts, holders, held }
}

function startsOf(sizes: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1)
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0)
  return starts
}

/** `REFUND_status` and `refundStatus` are "refund status". */
export function spelledOut(name: string): string {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
