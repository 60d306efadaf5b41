import { isAngry } from '../../../workers/assistant/anger'
import { wantsPerson } from '../../../workers/assistant/human-please'
import { detectLanguage } from '../../../workers/assistant/language'
import { isOptOut } from '../../../workers/contacts/opt-out'
import type { LabelledRow } from './data'
import { percent } from './scores'

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

export function predictRule({ id, text }: LabelledRow): Prediction {
  const rule = RULES.find(([, holds]) => holds(text))
  return { id, label: rule?.[0] ?? 'none', score: rule ? 1 : 0 }
}

export function predictLanguage({ id, text }: LabelledRow): Prediction {
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

export function scoreRules(rows: readonly LabelledRow[], predictions: readonly Prediction[]): RuleScores[] {
  return RULES.map(([name]) => {
    const is = rows.filter(({ label }) => label === name)
    const said = new Set(predictions.filter(({ label }) => label === name).map(({ id }) => id))
    return {
      label: name,
      recall: percent(is.filter(({ id }) => said.has(id)).length, is.length),
      falseAlarms: rows.filter(({ id, label }) => label !== name && said.has(id)).length,
      of: rows.length - is.length,
    }
  })
}
