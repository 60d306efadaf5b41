import { ApiProblem } from '../api'
import { type MessageKey, t } from '../i18n'
import { problemText } from '../problem-text'

const WORDS: Readonly<Record<string, MessageKey>> = {
  'source.url_refused': 'hub.sourceRefused',
  'source.already_here': 'hub.sourceHere',
  'source.too_many': 'hub.sourcesFull',
  'source.being_read': 'hub.sourceBusy',
}

/** Why a web source was refused, and what to do. */
export function sourceRefusal(problem: unknown): string {
  const key = problem instanceof ApiProblem ? WORDS[problem.code] : undefined
  return key ? t(key) : problemText(problem)
}
