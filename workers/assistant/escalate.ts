import { isAngry } from './anger'
import { isDangerous } from './danger'
import type { HandOffReason } from './hand-off'
import { wantsPerson } from './human-please'
import { matchesAny, partsOf, phrases, wordsOf } from './phrases'
import type { Escalation, EscalationKind } from './settings/escalation'
import type { Voice } from './settings/voice'
import { smallTalk } from './small-talk'
import type { Speech, Turn } from './turn'

export interface Escalated {
  reason: HandOffReason
  rule?: EscalationKind
  teamId?: string | null
}

/**
 * The rules that need neither knowledge nor model, the gravest first; the first that applies decides. Words are looked for
 * in all that was written in one go and in each part of it: a cry for help may stand below a long story, or between questions.
 */
export function escalated(rules: Escalation, question: string, turn: Turn): Escalated | null {
  const parts = partsOf(question)
  const order: [EscalationKind, () => boolean][] = [
    ['danger', () => parts.some(isDangerous)],
    ['asked_for_person', () => parts.some(wantsPerson)],
    ['angry', () => parts.some(isAngry)],
    ['vip', () => rules.vip.labels.some((label) => turn.labels.includes(label))],
    // A request asks as many questions as the tenant has given it, and ends by itself where it is not understood.
    ['loop', () => turn.flow === null && turn.answersInARow >= rules.loop.answers],
    ['repeated', () => turn.flow === null && timesAsked(question, turn.history) >= rules.repeated.times],
  ]
  const kind = order.find(([kind, applies]) => rules[kind].on && (applies() || sayAny(parts, rules[kind].phrases)))
  return kind ? byRule(rules, kind[0]) : null
}

export function byRule(rules: Escalation, rule: EscalationKind): Escalated {
  return { reason: rule, rule, teamId: rules[rule].teamId }
}

/** The topic the tenant leaves to people, if it is one of those. */
export function forbiddenTopic({ forbidden }: Pick<Voice, 'forbidden'>, question: string): string | null {
  if (forbidden.length === 0) return null
  const parts = partsOf(question)
  const topic = forbidden.find(({ topic, phrases }) => sayAny(parts, [topic, ...phrases]))
  return topic?.topic ?? null
}

/** A tenant's phrases are words in order, nothing of the pattern language. */
function sayAny(parts: readonly string[], said: readonly string[]): boolean {
  if (said.length === 0) return false
  const book = phrases(said.map((phrase) => wordsOf(phrase).join(' ')).join('\n'))
  return parts.some((part) => matchesAny(wordsOf(part), book))
}

/** This much of the words, of both, is the same question. */
const SAME = 0.8
const LEAST_WORDS = 2

/** How often the customer has asked this, with an answer of the assistant after each, this time included. */
export function timesAsked(question: string, history: readonly Speech[]): number {
  const asked = new Set(wordsOf(question))
  if (asked.size < LEAST_WORDS || smallTalk(question)) return 1
  const lastPerson = history.findLastIndex(({ by }) => by === 'agent')
  const before = history.filter(
    ({ by, text }, i) =>
      i > lastPerson && by === 'customer' && isSame(asked, new Set(wordsOf(text))) && isAnswered(history, i),
  )
  return before.length + 1
}

function isAnswered(history: readonly Speech[], at: number): boolean {
  return history[at]?.answered ?? history.slice(at + 1).find(({ by }) => by !== 'customer')?.by === 'assistant'
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared > 0 && shared / Math.max(one.size, other.size) >= SAME
}
