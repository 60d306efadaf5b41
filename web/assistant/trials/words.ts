import { type MessageKey, t } from '../../i18n'
import { number, percent } from '../../i18n/number'
import type { Gate, Question, Result, Trial } from './server'

const VERDICTS = {
  right: 'trials.right',
  wrong: 'trials.wrong',
  missed: 'trials.missed',
  open: 'trials.open',
  same: 'trials.same',
  changed: 'trials.changed',
  gained: 'trials.gained',
  lost: 'trials.lost',
  failed: 'trials.failed',
} as const satisfies Record<NonNullable<Result['verdict']>, MessageKey>

export function verdictName(verdict: Result['verdict']): string {
  return t(verdict === null ? 'trials.waiting' : VERDICTS[verdict])
}

export function verdictTone(verdict: Result['verdict']): 'done' | 'late' | 'soon' | 'neutral' {
  if (verdict === 'right' || verdict === 'gained') return 'done'
  if (verdict === 'wrong' || verdict === 'lost' || verdict === 'failed') return 'late'
  return verdict === 'missed' || verdict === 'open' || verdict === 'changed' ? 'soon' : 'neutral'
}

const STATES = {
  pending: 'trials.pending',
  running: 'trials.running',
  done: 'trials.done',
  failed: 'trials.stopped',
  cancelled: 'trials.cancelled',
} as const satisfies Record<Trial['state'], MessageKey>

export function stateName({ state, error }: Trial): string {
  if (state === 'failed' && error === 'nothing_to_ask') return t('trials.nothingToAsk')
  return t(STATES[state])
}

const KINDS = { batch: 'trials.batch', replay: 'trials.replay', impact: 'trials.impact' } as const

export function trialName({ kind, about }: Pick<Trial, 'kind' | 'about'>): string {
  return kind === 'batch' && about !== null ? about : t(KINDS[kind])
}

const EXPECTED = {
  any: 'trials.expectsAny',
  answer: 'trials.expectsAnswer',
  hand_off: 'trials.expectsHandOver',
  clarify: 'trials.expectsClarify',
} as const satisfies Record<Question['expects']['kind'], MessageKey>

export function expectations(): { value: Question['expects']['kind']; name: string }[] {
  const kinds: Question['expects']['kind'][] = ['any', 'answer', 'hand_off', 'clarify']
  return kinds.map((value) => ({ value, name: t(EXPECTED[value]) }))
}

export function reasonText({ code, need, have }: Gate['reasons'][number]): string {
  if (code === 'no_trial') return t('trials.needTrial')
  if (code === 'too_old') return t('trials.needFresh', { n: need })
  if (code === 'knowledge_changed') return t('trials.needSameKnowledge')
  if (code === 'too_few_questions') return t('trials.needQuestions', { n: need, have: number(have) })
  const shares = { need: percent(need), have: percent(have) }
  if (code === 'too_few_answers') return t('trials.needAnswers', shares)
  return code === 'too_few_right' ? t('trials.needRight', shares) : t('trials.needSupport', shares)
}
