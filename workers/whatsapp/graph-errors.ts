import { GRAPH_ERRORS, type GraphErrorRule } from './graph-error-table'

export type { GraphErrorRule } from './graph-error-table'

/** Stands for a code where Meta gave none: no answer, or one that cannot be read. No Graph code is negative. */
export const NO_CODE = -1

/** Enough for a hiccup; then a person should see it. */
const UNLISTED_TRIES = 3

const NO_ANSWER: GraphErrorRule = {
  class: 'unknown',
  scope: 'message',
  retry: 'later',
  reason: 'WhatsApp did not answer: the message may have been sent or not.',
  nextStep: 'Wait a moment, or send it again at the risk of it arriving twice.',
}

const UNLISTED_PASSING: GraphErrorRule = {
  class: 'later',
  scope: 'message',
  retry: 'later',
  reason: 'WhatsApp had a problem of its own.',
  nextStep: 'It is sent again by itself.',
  maxTries: UNLISTED_TRIES,
}

const UNLISTED_FINAL: GraphErrorRule = {
  class: 'never',
  scope: 'message',
  retry: 'never',
  reason: 'WhatsApp refused this message.',
  nextStep: 'Report it to support with the time of the message.',
}

const byCode = new Map<number, GraphErrorRule>()
for (const { codes, rule } of GRAPH_ERRORS) {
  for (const code of codes) {
    const [from, to] = typeof code === 'number' ? [code, code] : code
    for (let each = from; each <= to; each++) byCode.set(each, rule)
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
