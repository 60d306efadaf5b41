import { IntentClassifier, trainIntents } from '../assistant/intent-classifier'
import type { Intent } from '../knowledge/document'

const FOLDS = 5
/** With fewer than this an intent cannot be learnt and asked for at once. */
const LEAST_EXAMPLES = 2

/** How well the intents are told apart, each example judged by a classifier that was not shown it. */
export interface Confusion {
  intents: string[]
  /** [is][was taken for], examples; the last column: for none of them. */
  counts: number[][]
  /** Examples whose own intent was not the answer. */
  mistaken: { text: string; intent: string; takenFor: string | null }[]
  /** 0..1; null with no example to judge. */
  accuracy: number | null
}

/** Five classifiers, each asked what the four fifths it learnt say of the fifth it did not see. */
export function confusionOf(intents: readonly Intent[]): Confusion {
  const names = intents.map(({ name }) => name)
  const counts = names.map(() => new Array<number>(names.length + 1).fill(0))
  const mistaken: Confusion['mistaken'] = []
  let asked = 0
  let right = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const classifier = trainedWithout(intents, fold)
    if (!classifier) continue
    for (const [is, { name, examples }] of intents.entries()) {
      for (const text of examples.filter((_, n) => isHeldBack(examples, n, fold))) {
        const { intent } = classifier.classify(text)
        const row = counts[is] ?? []
        const column = intent === null ? names.length : names.indexOf(intent)
        row[column] = (row[column] ?? 0) + 1
        asked++
        if (intent === name) right++
        else mistaken.push({ text, intent: name, takenFor: intent })
      }
    }
  }
  return { intents: names, counts, mistaken, accuracy: asked === 0 ? null : right / asked }
}

function isHeldBack(examples: readonly string[], n: number, fold: number): boolean {
  return examples.length >= LEAST_EXAMPLES && n % FOLDS === fold
}

function trainedWithout(intents: readonly Intent[], fold: number): IntentClassifier | null {
  const weights = trainIntents(
    intents.map(({ examples, ...intent }) => ({
      ...intent,
      examples: examples.filter((_, n) => !isHeldBack(examples, n, fold)),
    })),
  )
  return weights && new IntentClassifier(weights)
}
