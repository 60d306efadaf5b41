import type { DecisionRecord } from '../conversations/entry'
import type { Intent } from '../knowledge/document'
import { unknownFields } from '../leads/turn'
import { checkedAnswer } from './answer-check'
import { allowedChoices, isPlainQuestion } from './clarify'
import { searchText } from './follow-up'
import { asksForSecret } from './guard'
import type { HandOffReason } from './hand-off'
import { isSameScript } from './language'
import { type TurnAnswer, turnAnswer, turnPrompt, turnSchema } from './prompt'
import { quotePassage } from './quote'
import { type Passage, retrieve } from './retrieve'
import type { Closest, Turn, TurnDeps } from './turn'

/** What one question comes to. */
export type Reply =
  | { kind: 'answer'; text: string; sources: DecisionRecord['sources']; confidence: number }
  | { kind: 'clarify'; text: string; choices: string[]; confidence: number }
  | { kind: 'none'; reason: HandOffReason; confidence: number | null }

export interface Replied {
  reply: Reply
  model: string | null
  /** What the model made of it all, if it did. */
  said: TurnAnswer | null
  missing: string[]
  closest: Closest | null
}

interface Asking {
  question: string
  language: string
  turn: Turn
  deps: TurnDeps
  /** Epoch ms of the turn's own clock. */
  until: number
  /** Shown to the model where the local classifier is unsure. */
  intents: readonly Intent[]
}

/** One question, answered from what the business wrote, or honestly not. */
export async function replyTo(asking: Asking): Promise<Replied> {
  const { question, language, turn, deps, until } = asking
  const found = await retrieve(searchText(question, turn.history, language), language, deps)
  const [best] = found.passages
  if (!best) return none('no_knowledge', { missing: found.missing, closest: null })
  const closest = { documentId: best.documentId, chunkId: best.chunkId, title: best.title, fit: best.fit }
  const completed = await deps.complete(
    promptOf(asking, found.passages),
    turnSchema(unknown(asking)),
    until - deps.clock(),
  )
  const parsed = completed.ok ? turnAnswer.safeParse(completed.value.answer) : undefined
  if (!completed.ok || !parsed?.success) {
    const spent = !completed.ok && completed.reason === 'budget'
    const missing = [...found.missing, spent ? 'budget' : 'no_model']
    return withoutModel(asking, found.passages, { missing, closest, spent })
  }
  return {
    reply: judge(asking, found.passages, parsed.data),
    model: completed.value.model,
    said: parsed.data,
    missing: found.missing,
    closest,
  }
}

function unknown({ deps, turn }: Asking) {
  return unknownFields(deps.handbook.leadPlan, turn.lead)
}

function promptOf(asking: Asking, passages: readonly Passage[]) {
  const { question, language, turn, deps, intents } = asking
  const { name, timeZone } = deps.business
  const { tone, instructions } = deps.handbook.voice
  return turnPrompt({
    business: {
      name,
      now: localTime(turn.now, timeZone),
      language,
      tone,
      open: deps.hours.open,
      ...(instructions ? { instructions } : {}),
    },
    passages,
    intents,
    history: turn.history,
    question,
    lead: unknown(asking),
  })
}

function judge({ question, deps, intents }: Asking, passages: readonly Passage[], said: TurnAnswer): Reply {
  const { confidence } = said
  if (said.action === 'hand_off') return { kind: 'none', reason: said.reason ?? 'unsure', confidence }
  if (said.action === 'clarify') {
    const text = said.sentences.map((sentence) => sentence.text.trim()).join(' ')
    if (!isPlainQuestion(text) || asksForSecret(text) || !isSameScript(question, text))
      return { kind: 'none', reason: 'unsure', confidence }
    return { kind: 'clarify', text, choices: allowedChoices(said.choices, passages, intents), confidence }
  }
  const { on, below } = deps.handbook.escalation.low_confidence
  if (on && confidence < below) return { kind: 'none', reason: 'low_confidence', confidence }
  const checked = checkedAnswer(said.sentences, passages)
  if (!checked) return { kind: 'none', reason: 'unsupported', confidence }
  // A model that does not translate is no answer to somebody who cannot read it.
  if (!isSameScript(question, checked.text)) return { kind: 'none', reason: 'unsure', confidence }
  return { kind: 'answer', ...checked, confidence }
}

/** The best passage, quoted as one, if it fits; else people. */
function withoutModel(
  { question, language }: Asking,
  passages: readonly Passage[],
  { missing, closest, spent }: { missing: string[]; closest: Closest; spent: boolean },
): Replied {
  const quoted = quotePassage(question, passages, language)
  if (!quoted) return none(spent ? 'budget' : 'model_down', { missing, closest })
  const { documentId, chunkId, title, fit } = quoted.passage
  const sources = [{ documentId, chunkId, title, quote: quoted.quote }]
  const reply: Reply = { kind: 'answer', text: quoted.text, sources, confidence: fit }
  return { reply, model: null, said: null, missing, closest }
}

function none(reason: HandOffReason, rest: { missing: string[]; closest: Closest | null }): Replied {
  return { reply: { kind: 'none', reason, confidence: null }, model: null, said: null, ...rest }
}

function localTime(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now)
}
