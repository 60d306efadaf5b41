import type { Gate } from '../assistant/settings/gate'
import type { TrialRun } from './run-queries'
import { answeredShare, askedInEarnest, rightShare } from './tally'
import { TRIAL_KINDS, type TrialKind } from './trial'

/** What is missing: `have` of what `need` says. */
export interface GateReason {
  code:
    | 'no_trial'
    | 'too_old'
    | 'knowledge_changed'
    | 'too_few_questions'
    | 'too_few_answers'
    | 'too_few_right'
    | 'unsupported'
  need: number
  have: number
  /** Of which trial it is said; null: there is none. */
  trialId: string | null
}

const DAY_MS = 86_400_000
const NO_TRIAL: GateReason = { code: 'no_trial', need: 1, have: 0, trialId: null }

/** `knows`: hash of all that the assistant would go by. */
export interface Now {
  time: number
  knows: string
}

/** Why this trial does not open the gate; none: it does. */
export function shortcomings(
  { id: trialId, params, tally, endedAt }: Pick<TrialRun, 'id' | 'params' | 'tally' | 'endedAt'>,
  gate: Gate,
  { time, knows }: Now,
): GateReason[] {
  if (!tally) return [NO_TRIAL]
  const days = Math.floor((time - (endedAt ?? 0)) / DAY_MS)
  const asked = askedInEarnest(tally)
  const answered = answeredShare(tally) ?? 0
  const right = rightShare(tally) ?? 0
  const unsupported = tally.sentences === 0 ? 0 : tally.unsupported / tally.sentences
  const reasons: (Omit<GateReason, 'trialId'> | false)[] = [
    days >= gate.freshDays && { code: 'too_old', need: gate.freshDays, have: days },
    (params.kind === 'impact' || params.knows !== knows) && { code: 'knowledge_changed', need: 0, have: 1 },
    asked < gate.questionsLeast && { code: 'too_few_questions', need: gate.questionsLeast, have: asked },
    answered < gate.answeredLeast && { code: 'too_few_answers', need: gate.answeredLeast, have: answered },
    right < gate.rightLeast && { code: 'too_few_right', need: gate.rightLeast, have: right },
    unsupported > gate.unsupportedMost && { code: 'unsupported', need: gate.unsupportedMost, have: unsupported },
  ]
  return reasons.filter((reason) => reason !== false).map((reason) => ({ ...reason, trialId }))
}

/** A trial that the gate went by. */
export interface GateTrial extends Pick<TrialRun, 'id' | 'endedAt'> {
  kind: TrialKind
  /** Of a set of questions: its name. */
  about: string | null
  passed: boolean
}

/** What tells that a trial says little, not that the assistant does badly. */
const COUNTS_NOT = new Set<GateReason['code']>(['no_trial', 'too_old', 'knowledge_changed', 'too_few_questions'])

/**
 * Of each kind the newest trial that is fresh and asked enough, whether it went well or not: all of these must pass. An older
 * one that passed does not outweigh a newer one that did not. Where none counts, what the newest lacks. The newest come first.
 */
export function judgeTrials(
  runs: readonly TrialRun[],
  gate: Gate,
  now: Now,
): { trials: GateTrial[]; reasons: GateReason[] } {
  const judged = runs.map((run) => ({ run, reasons: shortcomings(run, gate, now) }))
  const counting = judged.filter(({ reasons }) => !reasons.some(({ code }) => COUNTS_NOT.has(code)))
  const newest = TRIAL_KINDS.flatMap((kind) => counting.find(({ run }) => run.params.kind === kind) ?? [])
  const used = newest.length > 0 ? newest : judged.slice(0, 1)
  if (used.length === 0) return { trials: [], reasons: [NO_TRIAL] }
  const trials = used.map(({ run: { id, params, endedAt }, reasons }) => ({
    ...{ id, kind: params.kind, about: params.kind === 'batch' ? params.name : null, endedAt },
    passed: reasons.length === 0,
  }))
  return { trials, reasons: used.flatMap(({ reasons }) => reasons) }
}
