import { type MessageKey, t } from '../../i18n'
import type { Gate, Result } from './server'
import { verdictName } from './words'

type Verdict = NonNullable<Result['verdict']>

/** Questions of a trial that have something in common, beside their verdict. */
const KINDS = ['unsupported', 'own', 'notRight', 'notAnswered', 'notCounted'] as const
type Kind = (typeof KINDS)[number]
export type Shown = 'all' | Verdict | Kind

const WORDS = {
  unsupported: 'trials.showUnsupported',
  own: 'trials.own',
  notRight: 'trials.showNotRight',
  notAnswered: 'trials.showNotAnswered',
  notCounted: 'trials.showNotCounted',
} as const satisfies Record<Kind, MessageKey>

/** Always offered where there are any; the others only to who comes from what the gate lacks. */
const OFFERED: readonly Kind[] = ['unsupported', 'own']

export function shownName(shown: Shown): string {
  if (shown === 'all') return t('trials.all')
  return isKind(shown) ? t(WORDS[shown]) : verdictName(shown)
}

/** Which questions keep the gate shut, for the address of the trial. */
export function lackingIn(code: Gate['reasons'][number]['code']): Kind | null {
  if (code === 'unsupported') return 'unsupported'
  if (code === 'too_few_right') return 'notRight'
  if (code === 'too_few_answers') return 'notAnswered'
  return code === 'too_few_questions' ? 'notCounted' : null
}

/** What an address asks to see. */
export function shownIn(query: string | undefined, results: readonly Result[]): Shown {
  const all: Shown[] = ['all', ...KINDS, ...results.flatMap(({ verdict }) => verdict ?? [])]
  return all.find((one) => one === query) ?? 'all'
}

/** With how many there are of each. */
export function offered(results: readonly Result[], chosen: Shown): { shown: Shown; count: number }[] {
  const verdicts = new Set(results.flatMap(({ verdict }) => verdict ?? []))
  const kinds = KINDS.filter((kind) => OFFERED.includes(kind) || kind === chosen)
  const all: Shown[] = ['all', ...verdicts, ...kinds]
  return all
    .map((shown) => ({ shown, count: results.filter((result) => isShown(result, shown)).length }))
    .filter(({ shown, count }) => count > 0 || shown === chosen)
}

export function isShown(result: Result, shown: Shown): boolean {
  if (shown === 'all') return true
  if (!isKind(shown)) return result.verdict === shown
  return IS[shown](result)
}

const IS: Record<Kind, (result: Result) => boolean> = {
  unsupported: ({ outcome }) => (outcome?.unsupported ?? 0) > 0,
  own: isOwn,
  notRight: ({ verdict }) => verdict === 'wrong' || verdict === 'open',
  notAnswered: (result) =>
    !isOwn(result) &&
    result.outcome?.kind !== 'answer' &&
    result.expects?.kind !== 'hand_off' &&
    result.expects?.kind !== 'clarify',
  notCounted: (result) => result.verdict === 'failed' || isOwn(result) || isModelless(result),
}

/** Held against what the assistant itself had said, and judged by nobody. */
function isOwn({ said, judgedBy }: Result): boolean {
  return said?.by === 'assistant' && judgedBy === null
}

function isModelless({ outcome }: Result): boolean {
  return outcome?.degraded?.split(',').some((missing) => missing === 'no_model' || missing === 'budget') ?? false
}

function isKind(shown: Shown): shown is Kind {
  return KINDS.some((kind) => kind === shown)
}
