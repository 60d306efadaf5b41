import { isAngry } from './anger'
import { isDangerous } from './danger'
import type { HandOffReason } from './hand-off'
import { wantsPerson } from './human-please'
import { matchesAny, phrases, wordsOf } from './phrases'
import type { Escalation, EscalationKind } from './settings/escalation'
import type { Voice } from './settings/voice'
import { smallTalk } from './small-talk'
import type { Speech, Turn } from './turn'

export interface Escalated {
  reason: HandOffReason
  rule?: EscalationKind
  teamId?: string | null
}

/** The rules that need neither knowledge nor model, the gravest first; the first that applies decides. */
export function escalated(rules: Escalation, question: string, turn: Turn): Escalated | null {
  const order: [EscalationKind, () => boolean][] = [
    ['danger', () => isDangerous(question)],
    ['asked_for_person', () => wantsPerson(question)],
    ['angry', () => isAngry(question)],
    ['vip', () => rules.vip.labels.some((label) => turn.labels.includes(label))],
    ['loop', () => turn.answersInARow >= rules.loop.answers],
    ['repeated', () => timesAsked(question, turn.history) >= rules.repeated.times],
  ]
  const kind = order.find(([kind, applies]) => rules[kind].on && (applies() || saysAny(question, rules[kind].phrases)))
  return kind ? byRule(rules, kind[0]) : null
}

export function byRule(rules: Escalation, rule: EscalationKind): Escalated {
  return { reason: rule, rule, teamId: rules[rule].teamId }
}

/** The topic the tenant leaves to people, if it is one of those. */
export function forbiddenTopic({ forbidden }: Pick<Voice, 'forbidden'>, question: string): string | null {
  const topic = forbidden.find(({ topic, phrases }) => saysAny(question, [topic, ...phrases]))
  return topic?.topic ?? null
}

/** A tenant's phrases are words in order, nothing of the pattern language. */
export function saysAny(text: string, said: readonly string[]): boolean {
  if (said.length === 0) return false
  const words = wordsOf(text)
  return matchesAny(words, phrases(said.map((phrase) => wordsOf(phrase).join(' ')).join('\n')))
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
  return history.slice(at + 1).some(({ by }) => by === 'assistant')
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared > 0 && shared / Math.max(one.size, other.size) >= SAME
}
