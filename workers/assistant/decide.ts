import type { DecisionRecord } from '../conversations/entry'
import { type FlowTurn, flowTurn } from '../flows/turn'
import { NOTED } from '../leads/lines'
import { leadAfter, leadQuestion, onlyAnswersLead } from '../leads/turn'
import { byRule, type Escalated, escalated, forbiddenTopic } from './escalate'
import { line } from './hand-off'
import { teamOfFlow, withFlow } from './in-flow'
import { detectLanguage } from './language'
import { declinedLine, handOffText, restLine } from './lines'
import { costOf } from './metered-ai'
import type { TurnAnswer } from './prompt'
import { MOST_QUESTIONS, questionsIn } from './questions'
import { type Replied, replyTo } from './reply'
import { smallTalk, smallTalkLine } from './small-talk'
import { summarise } from './summary'
import type { Closest, Decided, Decision, Turn, TurnDeps } from './turn'
import { type Understood, understand } from './understand'
import { priorOf, writtenIn } from './written'

export type { Decision, Turn, TurnDeps } from './turn'

/** In all, once it is understood; what retrieval leaves is the model's. */
const BUDGET_MS = 8000
/** Between them the local classifier is unsure, and the model is shown the intents. */
const UNSURE = { from: 0.25, to: 0.75 }
/** Said with no words: nothing to answer. */
const WORDLESS = new Set(['sticker', 'reaction', 'unsupported', 'system'])

type Spoken = Exclude<Decision, { kind: 'silent' }>

interface Context {
  turn: Turn
  deps: TurnDeps
  understood: Understood
  question: string
  language: string
  startedAt: number
  intent: string | null
  confidence: number | null
  model: string | null
  missing: string[]
  closest: Closest | null
  said: TurnAnswer | null
  flow: FlowTurn
}

/**
 * One turn: cheap and certain first, the model last. Always an answer supported by the tenant's own texts, a question, or
 * an honest hand-off; silence only when there is nothing to answer or no right to.
 */
export async function decide(turn: Turn, deps: TurnDeps): Promise<Decision> {
  const startedAt = deps.clock()
  if (!turn.windowOpen) return { kind: 'silent', why: 'window_closed' }
  const nothing = turn.burst.every(({ type, text }) => WORDLESS.has(type) && !text?.trim())
  if (nothing) return { kind: 'silent', why: 'nothing_said' }
  const prior = priorOf(turn, deps)
  const written = writtenIn(turn)
  const understood = await understand(turn, deps.handbook.voice, detectLanguage(written, prior).language, deps)
  const question = understood.words.map(({ text }) => text).join('\n')
  const context: Context = {
    turn,
    deps,
    understood,
    question,
    language: detectLanguage(understood.spoken, prior).language,
    startedAt,
    intent: null,
    confidence: null,
    model: null,
    missing: [],
    closest: null,
    said: null,
    flow: { kind: 'none' },
  }
  return withLead(context, withLost(context, certain(context) ?? (await thought(context))))
}

/** Something broke in the middle of a turn: people take over, as if no model answered. */
export function gaveUp(turn: Turn, deps: TurnDeps): Decision {
  const question = writtenIn(turn)
  const { language } = detectLanguage(question, priorOf(turn, deps))
  return {
    kind: 'hand_off',
    reason: 'model_down',
    summary: summarise(question, turn.history),
    text: handOffText('model_down', { language, house: deps }),
    language,
    intent: null,
    confidence: null,
    model: null,
    latencyMs: 0,
    ...costOf(deps.spending),
  }
}

/** What needs neither knowledge nor model. */
function certain(context: Context): Spoken | null {
  const { question, language, turn, deps, understood } = context
  const { voice, escalation } = deps.handbook
  if (question === '') return wordless(context)
  const rule = escalated(escalation, understood.spoken, turn)
  if (rule) return handOff(context, rule)
  if (forbiddenTopic(voice, question) !== null) return handOff(context, { reason: 'forbidden' })
  context.flow = flowTurn(deps.handbook.flows.flows, turn.flow, flowSaid(context))
  const begun = inFlow(context)
  if (begun) return begun
  const talk = smallTalk(question)
  if (talk) {
    Object.assign(context, { intent: talk, confidence: 1 })
    return answer(context, smallTalkLine(talk, language, deps.business.name), { sources: [] })
  }
  const told = { ...turn, burst: understood.own, timeZone: deps.business.timeZone }
  const isOwn = question === understood.spoken
  if (isOwn && context.flow.kind === 'none' && onlyAnswersLead(deps.handbook.leadPlan, told))
    return answer(context, line(NOTED, language), { sources: [] })
  return !deps.hours.open && voice.whenClosed === 'hand_off' ? handOff(context, { reason: 'closed' }) : null
}

/** Only files, none of which could be understood: asked for words once, then people look. */
function wordless(context: Context): Spoken {
  const { understood, turn, language } = context
  const declined = understood.lost.find(({ why }) => why === 'declined')
  if (declined?.what === 'speech' || declined?.what === 'picture') {
    const text = declinedLine(declined.what, language)
    const asked = turn.history.findLast(({ by }) => by === 'assistant')?.text === text
    if (!asked) return clarify(context, text, [])
  }
  return handOff(context, { reason: 'media' })
}

/** Beside their words came what nobody could make out: what they wrote is answered, and what was lost is not passed over. */
function withLost(context: Context, decision: Spoken): Spoken {
  const { understood, language, flow } = context
  const [lost] = understood.lost
  if (!lost || decision.kind !== 'answer' || flow.kind !== 'none') return decision
  if (understood.lost.every(({ why }) => why === 'declined') && lost.what !== 'file')
    return { ...decision, text: `${decision.text}\n\n${declinedLine(lost.what, language)}` }
  return handOff(context, { reason: 'media' }, decision)
}

async function thought(context: Context): Promise<Spoken> {
  const { question, deps } = context
  const until = deps.clock() + BUDGET_MS
  const classified = await deps.classify(question)
  context.intent = classified?.intent ?? null
  context.confidence = classified?.intent ? classified.confidence : null
  if (context.flow.kind === 'none' && classified?.intent) {
    const begun = flowTurn(deps.handbook.flows.flows, null, flowSaid(context))
    if (begun.kind !== 'none') context.flow = begun
    const said = inFlow(context)
    if (said) return said
  }
  const confidence = classified?.confidence ?? 0
  const intents = confidence > UNSURE.from && confidence < UNSURE.to ? await deps.intents() : []
  const questions = questionsIn(question)
  const asked = questions.length > MOST_QUESTIONS || questions.length === 0 ? [question] : questions
  const { turn, language } = context
  const replies = await Promise.all(
    asked.map((question) => replyTo({ question, language, turn, deps, until, intents })),
  )
  return joined(context, replies)
}

/** Each question answered, or honestly left to people. */
function joined(context: Context, replies: readonly Replied[]): Spoken {
  const best = replies.find(({ said }) => said) ?? replies[0]
  context.said = best?.said ?? null
  context.model = best?.model ?? null
  context.intent ??= best?.said?.intent ?? null
  context.closest = replies.find(({ reply, closest }) => reply.kind === 'none' && closest)?.closest ?? null
  context.missing.push(...new Set(replies.flatMap(({ missing }) => missing)))
  const answers = replies.flatMap(({ reply }) => (reply.kind === 'answer' ? [reply] : []))
  const text = [...new Set(answers.map(({ text }) => text))].join('\n\n')
  const sources = distinct(answers.flatMap(({ sources }) => sources))
  if (answers.length > 0) context.confidence = Math.min(...answers.map(({ confidence }) => confidence))
  const open = replies.find(({ reply }) => reply.kind === 'none')?.reply
  if (open?.kind === 'none') {
    if (answers.length === 0) context.confidence = open.confidence ?? context.confidence
    const why = open.reason === 'low_confidence' ? byRule(context.deps.handbook.escalation, open.reason) : open
    return handOff(context, why, answers.length > 0 ? { text, sources } : undefined)
  }
  const unclear = replies.find(({ reply }) => reply.kind === 'clarify')?.reply
  if (unclear?.kind === 'clarify') {
    if (answers.length === 0) context.confidence = unclear.confidence
    return clarify(context, [text, unclear.text].filter(Boolean).join('\n\n'), unclear.choices)
  }
  return answer(context, text, { sources })
}

function distinct(sources: DecisionRecord['sources']): DecisionRecord['sources'] {
  return [...new Map(sources.map((source) => [source.chunkId, source])).values()]
}

function flowSaid({ understood, intent, language, turn, deps }: Context) {
  const old = turn.burst.length > 0 && turn.burst.every((said) => said.old)
  return { text: understood.spoken, old, intent, language, now: turn.now, timeZone: deps.business.timeZone }
}

/** null: none runs, or they asked something else meanwhile. */
function inFlow(context: Context): Spoken | null {
  const { flow } = context
  if (flow.kind === 'say') return clarify(context, flow.text, flow.choices)
  if (flow.kind !== 'hand_off') return null
  const { why, teamId, text, wants, told } = flow
  const decision = handOff(context, { reason: why, teamId })
  if (decision.kind !== 'hand_off') return decision
  const summary = { ...decision.summary, wants, said: told.join('\n') }
  return { ...decision, summary, ...(text ? { text } : {}), flow: null }
}

function answer(context: Context, text: string, rest: { sources: DecisionRecord['sources'] }): Spoken {
  const { flow } = context
  // They asked something in the middle of a request: answered, then the question that stands open is asked again.
  if (flow.kind === 'aside')
    return {
      kind: 'answer',
      ...common(context, `${text}\n\n${flow.text}`),
      ...rest,
      choices: flow.choices,
      flow: flow.flow,
    }
  return { kind: 'answer', ...common(context, text), ...rest }
}

function clarify(context: Context, text: string, choices: string[]): Spoken {
  const { flow } = context
  const running = flow.kind === 'say' || flow.kind === 'aside' ? { flow: flow.flow } : {}
  return { kind: 'clarify', ...common(context, text), ...(choices.length > 0 ? { choices } : {}), ...running }
}

function handOff(
  context: Context,
  { reason, rule, teamId }: Escalated,
  partly?: { text: string; sources: DecisionRecord['sources'] },
): Spoken {
  const { question, turn, language, closest, deps, said, understood } = context
  const line = partly
    ? `${partly.text}\n\n${restLine(language)}`
    : handOffText(reason, { language, house: deps, said: understood.spoken })
  const summary = summarise(question, turn.history, said?.summary)
  const team = teamId ?? teamOfFlow(deps.handbook.flows, turn.flow)
  return {
    kind: 'hand_off',
    reason,
    summary: withFlow(summary, turn.flow),
    ...(closest ? { closest } : {}),
    ...(rule ? { rule } : {}),
    ...(team ? { teamId: team } : {}),
    ...(partly ? { sources: partly.sources } : {}),
    ...common(context, line),
    ...(turn.flow ? { flow: null } : {}),
  }
}

function common(context: Context, text: string): Decided {
  const { language, intent, confidence, model, missing, deps, startedAt, understood, flow } = context
  const degraded = [...new Set(missing)].join(',')
  return {
    text,
    language,
    intent,
    confidence,
    model,
    latencyMs: deps.clock() - startedAt,
    ...costOf(deps.spending),
    ...(degraded === '' ? {} : { degraded }),
    ...(understood.heard.length > 0 ? { heard: understood.heard } : {}),
    ...(flow.kind === 'none' && flow.flow === null ? { flow: null } : {}),
  }
}

/** What the customer told of themselves; and after an answer, perhaps, one question. */
function withLead(context: Context, decision: Spoken): Spoken {
  const { turn, deps, understood, intent, language } = context
  const plan = deps.handbook.leadPlan
  const burst = understood.own
  const { now, history } = turn
  const claimed = context.said?.lead ?? {}
  const { timeZone } = deps.business
  const after = leadAfter(plan, turn.lead, { burst, history, intent, claimed, now, timeZone })
  const asks = decision.kind === 'answer' && decision.sources.length > 0 && context.flow.kind === 'none'
  const asked = asks ? leadQuestion(plan, after ?? turn.lead, { burst, history, now, language }) : null
  if (asked) return { ...decision, text: `${decision.text}\n\n${asked.text}`, choices: asked.choices, lead: asked.lead }
  return after ? { ...decision, lead: after } : decision
}
