import type { Outcome, TrialItem, TrialTally, Verdict } from './trial'

export interface Asked {
  verdict: Verdict | null
  item: TrialItem
}

/** Counts; what still waits has no part in them. */
export function tallyOf(results: readonly Asked[]): TrialTally {
  const tally = emptyTally()
  const times: number[] = []
  for (const { verdict, item } of results) {
    if (verdict === null) continue
    tally.asked += 1
    tally[verdict] += 1
    const { outcome, before, expects } = item
    const own = isOwn(item)
    const wanted = !own && expects?.kind !== 'hand_off' && expects?.kind !== 'clarify'
    if (wanted) tally.answerable += 1
    if (!outcome) continue
    if (isModelless(outcome)) tally.modelless += 1
    else if (own) tally.own += 1
    tally.neurons += outcome.neurons + (before?.neurons ?? 0)
    tally.sentences += outcome.sentences
    tally.unsupported += outcome.unsupported
    if (outcome.kind === 'answer' && wanted) tally.answered += 1
    if (outcome.kind === 'clarify') tally.clarified += 1
    if (outcome.kind === 'silent') tally.silent += 1
    if (outcome.kind === 'hand_off') {
      tally.handedOver += 1
      const reason = outcome.reason ?? 'unsure'
      tally.reasons[reason] = (tally.reasons[reason] ?? 0) + 1
    }
    times.push(outcome.latencyMs)
  }
  tally.latencyMs = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  return tally
}

/** Held against what it said itself it would always be right. What a person judged is judged. */
function isOwn({ said, judgedBy }: TrialItem): boolean {
  return said?.by === 'assistant' && judgedBy === null
}

const NO_MODEL = new Set(['no_model', 'budget'])

function isModelless({ degraded }: Outcome): boolean {
  return degraded?.split(',').some((missing) => NO_MODEL.has(missing)) ?? false
}

/** Asked as a customer would have been answered, and held against what people expect, said or judged. */
export function askedInEarnest({ asked, failed, modelless, own }: TrialTally): number {
  return asked - failed - modelless - own
}

/** Answers, and hand-overs that were wanted: how many are known to be right. null: there are none. */
export function rightShare({ right, wrong, open }: TrialTally): number | null {
  const judged = right + wrong + open
  return judged === 0 ? null : right / judged
}

/** Of what could have been answered. null: nothing could. */
export function answeredShare({ answered, answerable }: TrialTally): number | null {
  return answerable === 0 ? null : answered / answerable
}

export function emptyTally(): TrialTally {
  return {
    ...{ asked: 0, answered: 0, clarified: 0, handedOver: 0, silent: 0, failed: 0, modelless: 0, own: 0 },
    ...{ right: 0, wrong: 0, missed: 0, open: 0, same: 0, changed: 0, gained: 0, lost: 0 },
    ...{ answerable: 0, sentences: 0, unsupported: 0, neurons: 0, latencyMs: 0, reasons: {} },
  }
}
