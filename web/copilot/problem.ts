import { ApiProblem } from '../api'
import { type MessageKey, t } from '../i18n'
import { problemText } from '../problem-text'
import type { NoDraft } from './server'

const WORDS: Readonly<Record<string, MessageKey>> = {
  'copilot.unavailable': 'copilot.down',
  'copilot.budget_spent': 'copilot.budget',
  'copilot.unfaithful': 'copilot.unfaithful',
}

/** What went wrong and what to do now. Throws what is no problem of the server's. */
export function helperProblem(error: unknown): string {
  const key = error instanceof ApiProblem ? WORDS[error.code] : undefined
  return key ? t(key) : problemText(error)
}

const NO_DRAFT = {
  nothing_asked: 'copilot.nothingAsked',
  person_wanted: 'copilot.personWanted',
  no_knowledge: 'copilot.noKnowledge',
  unsupported: 'copilot.unsupported',
  down: 'copilot.down',
  budget: 'copilot.budget',
} as const satisfies Record<NoDraft, MessageKey>

/** Why there is no draft: said, for an invented one would be worse. */
export function noDraftWords(reason: NoDraft): string {
  return t(NO_DRAFT[reason])
}
