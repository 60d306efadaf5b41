import { type FailureAction, type FailureGroup, GRAPH_ERRORS, type GraphErrorRule } from './graph-error-table'

export type { FailureAction, FailureGroup, GraphErrorRule } from './graph-error-table'

/** Stands for a code where Meta gave none: no answer, or one that cannot be read. No Graph code is negative. */
export const NO_CODE = -1

/** Enough for a hiccup; then a person should see it. */
const UNLISTED_TRIES = 3

const NO_ANSWER: GraphErrorRule = {
  class: 'unknown',
  scope: 'message',
  group: 'no_answer',
  action: 'retry',
  retry: 'later',
  reason: 'WhatsApp did not answer: the message may have been sent or not.',
  nextStep: 'Wait a moment, or send it again at the risk of it arriving twice.',
}

const UNLISTED_PASSING: GraphErrorRule = {
  class: 'later',
  scope: 'message',
  group: 'trouble',
  action: 'retry',
  retry: 'later',
  reason: 'WhatsApp had a problem of its own.',
  nextStep: 'It is sent again by itself.',
  maxTries: UNLISTED_TRIES,
}

const UNLISTED_FINAL: GraphErrorRule = {
  class: 'never',
  scope: 'message',
  group: 'unknown',
  action: 'retry',
  retry: 'never',
  reason: 'WhatsApp refused this message.',
  nextStep: 'Report it to support with the time of the message.',
}

/** The first line that names a code holds. */
const byCode = new Map<number, GraphErrorRule>()
for (const { codes, rule } of GRAPH_ERRORS) {
  for (const code of codes) {
    const [from, to] = typeof code === 'number' ? [code, code] : code
    for (let each = from; each <= to; each++) if (!byCode.has(each)) byCode.set(each, rule)
  }
}

/**
 * What an error code of Meta's means for the message and for the people. An unlisted code is final, unless the HTTP status says that
 * the fault was Meta's (5xx) or the pace (429): then it is tried again, but not for ever.
 */
export function describeGraphError(code: number, httpStatus?: number): GraphErrorRule {
  const listed = byCode.get(code)
  if (listed) return listed
  if (httpStatus === undefined) return code === NO_CODE ? NO_ANSWER : UNLISTED_FINAL
  return httpStatus >= 500 || httpStatus === 429 ? UNLISTED_PASSING : UNLISTED_FINAL
}

/** Failures of our own making, which have no code of Meta's. */
const OWN_ACTIONS: Partial<Record<FailureGroup, FailureAction>> = {
  answers_lost: 'retry',
  silenced: 'retry',
  opted_out: 'none',
  cap: 'none',
  people_limit: 'wait',
}

/** What the screen needs of a failure beside its words. `group`: where it was not Meta who refused. */
export function guidanceOf(code: number, group?: FailureGroup): { group: FailureGroup; action: FailureAction } {
  if (group && OWN_ACTIONS[group]) return { group, action: OWN_ACTIONS[group] }
  const rule = describeGraphError(code)
  return { group: group ?? rule.group, action: rule.action }
}
