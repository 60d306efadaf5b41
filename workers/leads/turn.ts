import { detectLanguage, isSameScript } from '../assistant/language'
import { wordsOf } from '../assistant/phrases'
import type { LeadField, LeadPlan } from '../assistant/settings/lead-plan'
import type { Speech } from '../assistant/turn'
import { isQuestion } from '../flows/said'
import { todayIn, withChoices } from '../flows/turn'
import { factsIn, type Heard } from './facts'
import { heard, isLead, type LeadState, newLead, sameLead } from './lead'

interface Said {
  burst: readonly Heard[]
  history: readonly Speech[]
  intent: string | null
  claimed: Readonly<Record<string, unknown>>
  now: number
  timeZone: string
}

/** What the customer's words make of a lead; null: nothing new. */
export function leadAfter(plan: LeadPlan, known: LeadState | null, said: Said): LeadState | null {
  if (!plan.on || known?.dismissed) return null
  const asked = askedLast(plan, said.history)
  const facts = factsIn(said.burst, {
    fields: plan.fields,
    today: todayIn(said.timeZone, said.now),
    asked: asked?.id ?? null,
    claimed: said.claimed,
  })
  const after = heard(known ?? newLead(plan), { facts, intent: said.intent }, plan)
  return sameLead(known, after) || !(isLead(after) || known) ? null : after
}

/** A name or a place; more than that may be about something else. */
const FEW_WORDS = 4

/** They answer what we asked, and say nothing else that would want an answer. */
export function onlyAnswersLead(
  plan: LeadPlan,
  { burst, history, now, timeZone }: Pick<Said, 'burst' | 'history' | 'now' | 'timeZone'>,
): boolean {
  const asked = plan.on ? askedLast(plan, history) : undefined
  if (!asked || burst.some(({ text }) => isQuestion(text))) return false
  if (asked.kind === 'text' && burst.some(({ text }) => wordsOf(text).length > FEW_WORDS)) return false
  const today = todayIn(timeZone, now)
  return burst.every((one) => factsIn([one], { fields: [asked], today, asked: asked.id, claimed: {} })[asked.id])
}

/** Fields the model should listen for. */
export function unknownFields(plan: LeadPlan, known: LeadState | null): LeadField[] {
  return plan.on && !known?.dismissed ? plan.fields.filter(({ id }) => !known?.facts[id]) : []
}

export interface LeadQuestion {
  text: string
  choices: string[]
  lead: LeadState
}

/**
 * One question after an answer, if there is something to find out: of somebody who showed interest, not before they were
 * answered often enough since the last one, never twice the same, and in letters they read.
 */
export function leadQuestion(
  plan: LeadPlan,
  known: LeadState | null,
  { burst, history, now }: Pick<Said, 'burst' | 'history' | 'now'>,
): LeadQuestion | null {
  const lead = known ?? newLead(plan)
  if (!plan.on || lead.dismissed || !isInterested(plan, lead)) return null
  if (lead.askedAt !== null && answersSince(history, lead.askedAt) <= plan.patience) return null
  const words = burst.map(({ text }) => text).join('\n')
  const field = plan.fields.find(
    ({ id, question }) => question !== '' && !lead.facts[id] && !lead.asked.includes(id) && isReadable(question, words),
  )
  if (!field) return null
  const asked = { ...lead, asked: [...lead.asked, field.id], askedAt: now }
  return { ...withChoices(field.question, field.kind === 'choice' ? field.choices : []), lead: asked }
}

/** Where the tenant named intents that show interest, one of them, or something they told of themselves. */
function isInterested(plan: LeadPlan, lead: LeadState): boolean {
  return !plan.intents.some(({ worth }) => worth > 0) || isLead(lead)
}

/** The answer that carried the question is one of them. */
function answersSince(history: readonly Speech[], at: number): number {
  return history.filter((speech) => speech.by === 'assistant' && speech.at >= at).length
}

function isReadable(question: string, words: string): boolean {
  return isSameScript(words, question) || detectLanguage(words).language === detectLanguage(question).language
}

function askedLast(plan: LeadPlan, history: readonly Speech[]): LeadField | undefined {
  const last = history.findLast(({ by }) => by !== 'customer')
  if (last?.by !== 'assistant') return undefined
  return plan.fields.find(({ question }) => question !== '' && last.text.includes(question))
}
