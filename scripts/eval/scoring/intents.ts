import { IntentClassifier, MOST_EXAMPLES, trainIntents } from '../../../workers/assistant/intent-classifier'
import type { AskedRow, LabelledRow } from './data'
import { accuracy, auroc, type Judged, macroF1, percent } from './scores'
import { Stopwatch } from './timing'

/** Of a message that fits no intent. */
export const OUT_OF_SCOPE = 'oos'

export interface IntentPrediction {
  id: string
  /** After rejection. */
  label: string
  /** The best intent, rejected or not. */
  best: string
  /** How sure it is that the message is of any intent; `oos` below 0.5. */
  score: number
  ranking: string[]
}

export interface IntentScores {
  /** In scope, the best intent right or wrong: no rejection. */
  inScope: number
  macroF1: number
  /** All messages, after rejection. */
  overall: number
  oosRecall: number
  auroc: number
  msPerCall: number
}

export interface Trained {
  examples: number
  trainMs: number
  predict(rows: readonly AskedRow[]): { predictions: IntentPrediction[]; msPerCall: number }
}

/** As many examples of each intent as asked for, and no more in all than a tenant may have. */
export function shotsOf(rows: readonly LabelledRow[], asked = Number.POSITIVE_INFINITY): LabelledRow[] {
  const known = rows.filter(({ label }) => label !== OUT_OF_SCOPE)
  let shots = Math.min(asked, Math.max(0, ...known.map((row) => row.k ?? 1)))
  while (shots > 1 && known.filter((row) => (row.k ?? 1) <= shots).length > MOST_EXAMPLES) shots--
  return known.filter((row) => (row.k ?? 1) <= shots)
}

/** An intent of a bot in use has as many examples as there were messages; a collected set has these of each, or more. */
const COLLECTED = 10

/**
 * Whether any message of the set may be of none of its intents. Only the part to learn from is asked: it has such messages
 * itself, or it is of a bot in use. Otherwise the set was collected for its intents and has no others.
 */
export function isOpen(rows: readonly LabelledRow[]): boolean {
  const examples = new Map<string, number>()
  for (const { label = '' } of rows) examples.set(label, (examples.get(label) ?? 0) + 1)
  return examples.has(OUT_OF_SCOPE) || [...examples.values()].some((count) => count < COLLECTED)
}

export function train(rows: readonly LabelledRow[]): Trained {
  const examples = new Map<string, string[]>()
  for (const { label = '', text } of rows) examples.set(label, [...(examples.get(label) ?? []), text])
  const startedAt = performance.now()
  const weights = trainIntents([...examples].map(([name, texts]) => ({ name, examples: texts })))
  const trainMs = performance.now() - startedAt
  if (!weights) throw new Error('no example to learn from')
  const classifier = new IntentClassifier(weights)
  return {
    examples: rows.length,
    trainMs,
    predict(asked) {
      const watch = new Stopwatch()
      const predictions = asked.map(({ id, text }) => {
        const { intent, confidence, ranking } = watch.time(() => classifier.classify(text))
        const names = ranking.map((one) => one.intent)
        return { id, label: intent ?? OUT_OF_SCOPE, best: names[0] ?? OUT_OF_SCOPE, score: confidence, ranking: names }
      })
      return { predictions, msPerCall: watch.median }
    },
  }
}

export function scoreIntents(
  rows: readonly LabelledRow[],
  { predictions, msPerCall }: { predictions: readonly IntentPrediction[]; msPerCall: number },
): IntentScores {
  const judged = rows.map(({ label = '' }, at): Judged & { best: string } => {
    const { label: said, best, score } = predictions[at] ?? { label: '', best: '', score: 0 }
    return { truth: label, label: said, best, score }
  })
  const inside = judged.filter(({ truth }) => truth !== OUT_OF_SCOPE)
  const outside = judged.filter(({ truth }) => truth === OUT_OF_SCOPE)
  return {
    inScope: accuracy(inside.map(({ truth, best, score }) => ({ truth, label: best, score }))),
    macroF1: macroF1(inside.map(({ truth, best, score }) => ({ truth, label: best, score }))),
    overall: accuracy(judged),
    oosRecall: percent(outside.filter(({ label }) => label === OUT_OF_SCOPE).length, outside.length),
    auroc: auroc(
      inside.map(({ score }) => score),
      outside.map(({ score }) => score),
    ),
    msPerCall,
  }
}
