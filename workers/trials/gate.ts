import type { Gate } from '../assistant/settings/gate'
import type { TrialRun } from './run-queries'
import { answeredShare, rightShare } from './tally'

/** What is missing: `have` of what `need` says. */
export interface GateReason {
  code: 'no_trial' | 'too_old' | 'too_few_questions' | 'too_few_answers' | 'too_few_right' | 'unsupported'
  need: number
  have: number
}

const DAY_MS = 86_400_000

/** Why this trial does not open the gate; none: it does. */
export function shortcomings(
  { tally, endedAt }: Pick<TrialRun, 'tally' | 'endedAt'>,
  gate: Gate,
  now: number,
): GateReason[] {
  if (!tally) return [{ code: 'no_trial', need: 1, have: 0 }]
  const days = Math.floor((now - (endedAt ?? 0)) / DAY_MS)
  const answered = answeredShare(tally) ?? 0
  const right = rightShare(tally) ?? 0
  const unsupported = tally.sentences === 0 ? 0 : tally.unsupported / tally.sentences
  const reasons: (GateReason | false)[] = [
    days >= gate.freshDays && { code: 'too_old', need: gate.freshDays, have: days },
    tally.asked < gate.questionsLeast && { code: 'too_few_questions', need: gate.questionsLeast, have: tally.asked },
    answered < gate.answeredLeast && { code: 'too_few_answers', need: gate.answeredLeast, have: answered },
    right < gate.rightLeast && { code: 'too_few_right', need: gate.rightLeast, have: right },
    unsupported > gate.unsupportedMost && { code: 'unsupported', need: gate.unsupportedMost, have: unsupported },
  ]
  return reasons.filter((reason) => reason !== false)
}

export interface GateTrial {
  id: string
  endedAt: number | null
}

/** The newest trial that opens it; else what the newest lacks. */
export function judgeTrials(
  runs: readonly TrialRun[],
  gate: Gate,
  now: number,
): { trial: GateTrial | null; reasons: GateReason[] } {
  const judged = runs.map((run) => ({ run, reasons: shortcomings(run, gate, now) }))
  const best = judged.find(({ reasons }) => reasons.length === 0) ?? judged[0]
  if (!best) return { trial: null, reasons: [{ code: 'no_trial', need: 1, have: 0 }] }
  return { trial: { id: best.run.id, endedAt: best.run.endedAt }, reasons: best.reasons }
}
