import { isAngry } from './anger'
import { checkedAnswer } from './answer-check'
import { type HandOffReason, handOffLine, unknownLine } from './hand-off'
import { wantsPerson } from './human-please'
import { detectLanguage, isSameScript, languagePrior } from './language'
import { TURN_SCHEMA, type TurnAnswer, turnAnswer, turnPrompt } from './prompt'
import { quotePassage } from './quote'
import { type Retrieved, retrieve } from './retrieve'
import { smallTalk, smallTalkLine } from './small-talk'
import { summarise } from './summary'
import type { Closest, Decision, Turn, TurnDeps } from './turn'

export type { Decision, Turn, TurnDeps } from './turn'

/** In all; what retrieval leaves is the model's. */
const BUDGET_MS = 8000
/** Between them the local classifier is unsure, and the model is shown the intents. */
const UNSURE = { from: 0.25, to: 0.75 }
const LEAST_CONFIDENCE = 0.2
/** Said with no words: nothing to answer. */
const WORDLESS = new Set(['sticker', 'reaction', 'unsupported', 'system'])
/** Fewer words than these lean on what was asked before. */
const FOLLOW_UP_WORDS = 4

/**
 * One turn: cheap and certain first, the model last. Always an answer supported by the tenant's own texts, a question, or
 * an honest hand-off; silence only when there is nothing to answer or no right to.
 */
export async function decide(turn: Turn, deps: TurnDeps): Promise<Decision> {
  const startedAt = deps.clock()
  if (!turn.windowOpen) return { kind: 'silent', why: 'window_closed' }
  const question = turn.burst.flatMap(({ text }) => text?.trim() || []).join('\n')
  if (question === '' && turn.burst.every(({ type }) => WORDLESS.has(type)))
    return { kind: 'silent', why: 'nothing_said' }
  const said = turn.history.filter(({ by }) => by === 'customer').map(({ text }) => text)
  const { language } = detectLanguage(question, languagePrior(said.slice(-5)))
  const context: Context = {
    turn,
    deps,
    question,
    language,
    startedAt,
    intent: null,
    confidence: null,
    missing: [],
    closest: null,
  }

  const early = certain(context)
  if (early) return early
  const [found, classified] = await Promise.all([
    retrieve(searchText(question, sameLanguage(said, language)), language, deps),
    deps.classify(question),
  ])
  context.missing.push(...found.missing)
  context.intent = classified?.intent ?? null
  context.confidence = classified?.intent ? classified.confidence : null
  const [best] = found.passages
  if (!best) return handOff(context, 'no_knowledge')
  context.closest = { documentId: best.documentId, chunkId: best.chunkId, title: best.title, fit: best.fit }
  return answer(context, found, classified?.confidence ?? 0)
}

/** What was said in another language leads full text astray. */
function sameLanguage(texts: string[], language: string): string[] {
  return texts.filter((text) => detectLanguage(text).language === language)
}

interface Context {
  turn: Turn
  deps: TurnDeps
  question: string
  language: string
  startedAt: number
  intent: string | null
  confidence: number | null
  missing: string[]
  closest: Closest | null
}

/** What needs neither knowledge nor model. */
function certain(context: Context): Decision | null {
  const { question, language, deps } = context
  if (question === '') return handOff(context, 'media')
  if (wantsPerson(question)) return handOff(context, 'asked_for_person')
  if (isAngry(question)) return handOff(context, 'angry')
  const talk = smallTalk(question)
  if (!talk) return null
  return {
    kind: 'answer',
    sources: [],
    ...decided(context, smallTalkLine(talk, language, deps.business.name), null),
    intent: talk,
    confidence: 1,
  }
}

async function answer(context: Context, { passages }: Retrieved, classifierConfidence: number): Promise<Decision> {
  const { turn, deps, question, language } = context
  const unsure = classifierConfidence > UNSURE.from && classifierConfidence < UNSURE.to
  const { name, timeZone, instructions } = deps.business
  const messages = turnPrompt({
    business: { name, now: localTime(turn.now, timeZone), language, ...(instructions ? { instructions } : {}) },
    passages,
    intents: unsure ? await deps.intents() : [],
    history: turn.history,
    question,
  })
  const completed = await deps.complete(messages, TURN_SCHEMA, BUDGET_MS - (deps.clock() - context.startedAt))
  const parsed = completed.ok ? turnAnswer.safeParse(completed.value.answer) : undefined
  if (!completed.ok || !parsed?.success) return withoutModel(context, passages)
  return judge(context, passages, parsed.data, completed.value.model)
}

function judge(context: Context, passages: Retrieved['passages'], said: TurnAnswer, model: string): Decision {
  context.intent ??= said.intent ?? null
  if (said.action === 'hand_off') return handOff(context, said.reason ?? 'unsure', model, said)
  const text = said.sentences.map((sentence) => sentence.text.trim()).join(' ')
  if (said.action === 'clarify') {
    return isPlainQuestion(text)
      ? { kind: 'clarify', ...decided(context, text, model), confidence: said.confidence }
      : handOff(context, 'unsure', model, said)
  }
  if (said.confidence < LEAST_CONFIDENCE) return handOff(context, 'unsure', model, said)
  const checked = checkedAnswer(said.sentences, passages)
  if (!checked) return handOff(context, 'unsupported', model, said)
  // A model that does not translate is no answer to somebody who cannot read it.
  if (!isSameScript(context.question, checked.text)) return handOff(context, 'unsure', model, said)
  return {
    kind: 'answer',
    sources: checked.sources,
    ...decided(context, checked.text, model),
    confidence: said.confidence,
  }
}

/** The best passage, quoted as one, if it fits; else people. */
function withoutModel(context: Context, passages: Retrieved['passages']): Decision {
  context.missing.push('no_model')
  const quoted = quotePassage(context.question, passages, context.language)
  if (!quoted) return handOff(context, 'model_down')
  const { documentId, chunkId, title, fit } = quoted.passage
  return {
    kind: 'answer',
    sources: [{ documentId, chunkId, title, quote: quoted.quote }],
    ...decided(context, quoted.text, null),
    confidence: fit,
  }
}

function handOff(context: Context, reason: HandOffReason, model: string | null = null, said?: TurnAnswer): Decision {
  const { question, turn, language, closest } = context
  const text = KNOWS_NOTHING.has(reason) ? unknownLine(language) : handOffLine(language)
  return {
    kind: 'hand_off',
    reason,
    summary: summarise(question, turn.history, said?.summary),
    ...(closest ? { closest } : {}),
    ...decided(context, text, model),
  }
}

const KNOWS_NOTHING = new Set<HandOffReason>(['no_knowledge', 'unsupported', 'unsure', 'model_down'])

function decided(
  { language, intent, confidence, missing, deps, startedAt }: Context,
  text: string,
  model: string | null,
) {
  const degraded = missing.join(',')
  return {
    text,
    language,
    intent,
    confidence,
    model,
    latencyMs: deps.clock() - startedAt,
    ...(degraded === '' ? {} : { degraded }),
  }
}

/** "and on Sunday?" is about what was asked before. */
function searchText(question: string, said: readonly string[]): string {
  const before = said.at(-1)
  return before && question.split(/\s+/).length < FOLLOW_UP_WORDS ? `${before}\n${question}` : question
}

/** A question back states nothing: no number, no link, not a speech. */
function isPlainQuestion(text: string): boolean {
  return text !== '' && text.length <= 300 && !/\p{Nd}|https?:|www\./u.test(text)
}

function localTime(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now)
}
