import { detectLanguage, isSameScript } from '../assistant/language'
import { matchesAny, phrases, wordsOf } from '../assistant/phrases'
import { kindsOf } from '../assistant/question-kind'
import { matterOf } from '../assistant/question-matter'
import type { LeadField, LeadPlan } from '../assistant/settings/lead-plan'
import type { Speech } from '../assistant/turn'
import { isQuestion } from '../flows/said'
import { chosenIn } from '../flows/slot'
import { todayIn, withChoices } from '../flows/turn'
import { inLanguage, questionsOf } from '../flows/wording'
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
  const asked = askedLast(plan, said)
  const facts = factsIn(said.burst, {
    fields: plan.fields,
    today: todayIn(said.timeZone, said.now),
    asked: asked?.id ?? null,
    claimed: said.claimed,
    ours: said.history.flatMap(({ by, text }) => (by === 'customer' ? [] : [text])),
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
  const asked = plan.on ? askedLast(plan, { burst, history }) : undefined
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
  { burst, history, now, language }: Pick<Said, 'burst' | 'history' | 'now'> & { language: string },
): LeadQuestion | null {
  const lead = known ?? newLead(plan)
  if (!plan.on || lead.dismissed || !isInterested(plan, lead)) return null
  if (lead.askedAt !== null && answersSince(history, lead.askedAt) <= plan.patience) return null
  const words = burst.map(({ text }) => text).join('\n')
  const open = plan.fields.filter(({ id, question }) => question !== '' && !lead.facts[id] && !lead.asked.includes(id))
  const named = namesThing([...history.flatMap(({ by, text }) => (by === 'customer' ? [text] : [])), words], language)
  const field = open.find(
    (one) =>
      isReadable(inLanguage(one, language).question, words) &&
      !(named && asksWhich(one, language)) &&
      !isTold(one, words),
  )
  if (!field) return null
  const { question, choices } = inLanguage(field, language)
  const asked = { ...lead, asked: [...lead.asked, field.id], askedAt: now }
  return { ...withChoices(question, field.kind === 'choice' ? choices : []), lead: asked }
}

/** "How much do braces cost?" says which treatment it is about: asked back, it would sound as if nobody had read it. */
function namesThing(said: readonly string[], language: string): boolean {
  return said.some(
    (text) =>
      kindsOf(text, language).includes('price') && matterOf(text, language).some(({ concept }) => concept !== 'price'),
  )
}

function asksWhich(field: LeadField, language: string): boolean {
  return field.kind === 'text' && matchesAny(wordsOf(inLanguage(field, language).question), WHICH)
}

const WHICH = phrases(`
  which|where|cual|cuales|donde|adonde|qual|quais|onde|aonde|कौन|कौनसा|कौनसी|किस|कहाँ|कहां|kaun|kaunsa|kaunsi|kis|kahan
  எந்த|எது|எங்கே|எங்கு|endha|entha|edhu|enga|enge|اي|اين|وين
  what product|treatment|course|service|destination|area
`)

/** A choice that they named while asking something. */
function isTold(field: LeadField, words: string): boolean {
  return field.choices.length > 0 && chosenIn(field, words) !== null
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

function askedLast(plan: LeadPlan, { burst, history }: Pick<Said, 'burst' | 'history'>): LeadField | undefined {
  const ours = history.filter(({ by }) => by !== 'customer')
  const since = ours.slice(ours.findLastIndex(({ by }) => by !== 'assistant') + 1).slice(-LOOKED_BACK)
  const asks = (text: string) => plan.fields.find((field) => questionsOf(field).some((one) => text.includes(one)))
  const last = since.map(({ text }) => asks(text)).findLast((field) => field !== undefined)
  if (!last || asks(since.at(-1)?.text ?? '') === last) return last
  // A day by itself is an answer later, too; other words may be about what was said since.
  return LATER.has(last.kind) && burst.every(({ text }) => wordsOf(text).length <= FEW_WORDS) ? last : undefined
}

const LATER = new Set<LeadField['kind']>(['date', 'email', 'phone', 'money', 'choice'])

/** Messages of ours among which a question still waits for its answer. */
const LOOKED_BACK = 3
