import { isAngry } from '../../../workers/assistant/anger'
import { wantsPerson } from '../../../workers/assistant/human-please'
import { detectLanguage } from '../../../workers/assistant/language'
import { isOptOut } from '../../../workers/contacts/opt-out'
import type { AskedRow, LabelledRow } from './data'
import { accuracy, macroF1, percent } from './scores'
import { Stopwatch } from './timing'

export interface Prediction {
  id: string
  label: string
  score: number
}

/** In the order in which a message meets them: an opt-out is settled before the turn begins. */
const RULES = [
  ['opt_out', isOptOut],
  ['human', wantsPerson],
  ['angry', isAngry],
] as const

export function predictRule({ id, text }: AskedRow): Prediction {
  const rule = RULES.find(([, holds]) => holds(text))
  return { id, label: rule?.[0] ?? 'none', score: rule ? 1 : 0 }
}

export function predictLanguage({ id, text }: AskedRow): Prediction {
  const { language, confidence } = detectLanguage(text)
  return { id, label: language, score: confidence }
}

export interface RuleScores {
  label: string
  recall: number
  /** Messages of another class that were taken for this one. */
  falseAlarms: number
  of: number
}

export function scoreRules(rows: readonly LabelledRow[]): { rules: RuleScores[]; msPerCall: number } {
  const watch = new Stopwatch()
  const predictions = rows.map((row) => watch.time(() => predictRule(row)))
  const rules = RULES.map(([name]) => {
    const is = rows.filter(({ label }) => label === name)
    const said = new Set(predictions.filter(({ label }) => label === name).map(({ id }) => id))
    return {
      label: name,
      recall: percent(is.filter(({ id }) => said.has(id)).length, is.length),
      falseAlarms: rows.filter(({ id, label }) => label !== name && said.has(id)).length,
      of: rows.length - is.length,
    }
  })
  return { rules, msPerCall: watch.median }
}

/** All texts, and those that are short, romanised or typed in a chat. */
export function scoreLanguages(rows: readonly LabelledRow[]) {
  const watch = new Stopwatch()
  const judged = rows.map((row) => ({
    truth: row.label ?? '',
    label: watch.time(() => predictLanguage(row)).label,
    score: 0,
    kind: row.kind,
  }))
  const share = (keep: (row: (typeof judged)[number]) => boolean) => accuracy(judged.filter(keep))
  return {
    all: accuracy(judged),
    macroF1: macroF1(judged),
    pairs: share(({ kind }) => kind === 'pair'),
    hinglish: share(({ truth }) => truth === 'hi-Latn'),
    chat: share(({ kind, truth }) => kind === 'chat' && truth === 'en'),
    msPerCall: watch.median,
  }
}
