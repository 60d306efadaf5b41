import { IntentClassifier, trainingSteps } from '../assistant/intent-classifier'
import type { Intent } from '../knowledge/document'

export const FOLDS = 5
/** With fewer than this an intent cannot be learnt and asked for at once. */
const LEAST_EXAMPLES = 2
/** Judged in one step. */
const STEP_EXAMPLES = 25

/** An intent, its example, and the intent it was taken for, each by its place; -1: for none. */
export type JudgedFold = { is: number; n: number; takenFor: number }[]

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

/** What a classifier that learnt the other four fifths says of this one, in steps of some milliseconds. */
export function* judgingSteps(intents: readonly Intent[], fold: number): Generator<undefined, JudgedFold> {
  const weights = yield* trainingSteps(
    intents.map(({ examples, ...intent }) => ({
      ...intent,
      examples: examples.filter((_, n) => !isHeldBack(examples, n, fold)),
    })),
  )
  const judged: JudgedFold = []
  if (!weights) return judged
  const classifier = new IntentClassifier(weights)
  const names = intents.map(({ name }) => name)
  for (const [is, { examples }] of intents.entries()) {
    for (const [n, text] of examples.entries()) {
      if (!isHeldBack(examples, n, fold)) continue
      const { intent } = classifier.classify(text)
      judged.push({ is, n, takenFor: intent === null ? -1 : names.indexOf(intent) })
      if (judged.length % STEP_EXAMPLES === 0) yield
    }
  }
  return judged
}

export function confusionOf(intents: readonly Intent[], folds: readonly JudgedFold[]): Confusion {
  const names = intents.map(({ name }) => name)
  const counts = names.map(() => new Array<number>(names.length + 1).fill(0))
  const mistaken: Confusion['mistaken'] = []
  const judged = folds.flat()
  for (const { is, n, takenFor } of judged) {
    const row = counts[is] ?? []
    const column = takenFor < 0 ? names.length : takenFor
    row[column] = (row[column] ?? 0) + 1
    const text = intents[is]?.examples[n]
    if (takenFor !== is && text !== undefined)
      mistaken.push({ text, intent: names[is] ?? '', takenFor: names[takenFor] ?? null })
  }
  const right = judged.filter(({ is, takenFor }) => takenFor === is).length
  return { intents: names, counts, mistaken, accuracy: judged.length === 0 ? null : right / judged.length }
}

function isHeldBack(examples: readonly string[], n: number, fold: number): boolean {
  return examples.length >= LEAST_EXAMPLES && n % FOLDS === fold
}
