import type { DecisionRecord } from '../conversations/entry'
import type { Intent } from '../knowledge/document'
import { unknownFields } from '../leads/turn'
import { checkedAnswer } from './answer-check'
import { type Asked, answersIt, askedIn } from './answers-it'
import { allowedChoices, plainQuestion } from './clarify'
import { forbiddenTopic } from './escalate'
import { type Reading, readingsOf } from './follow-up'
import { asksForSecret } from './guard'
import type { HandOffReason } from './hand-off'
import { isSameScript } from './language'
import { type TurnAnswer, turnAnswer, turnPrompt, turnSchema } from './prompt'
import { quotePassage } from './quote'
import { type Passage, type Retrieved, readable, retrieve } from './retrieve'
import { spokenText } from './spoken-text'
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

/** Found nothing that fits: another way to understand the question may. */
const FOUND_NOTHING = new Set<HandOffReason>(['no_knowledge', 'unsure', 'unsupported', 'low_confidence'])

/** One question, answered from what the business wrote, or honestly not. */
export async function replyTo(asking: Asking): Promise<Replied> {
  const { question, language, turn } = asking
  const [likely, other] = readingsOf(question, turn.history, language)
  const replied = await replyAs(asking, likely)
  if (!other || replied.reply.kind !== 'none' || !FOUND_NOTHING.has(replied.reply.reason)) return replied
  // By itself means without what was said before it.
  const again = await replyAs(other.before === null ? { ...asking, turn: { ...turn, history: [] } } : asking, other)
  return again.reply.kind === 'none' && again.reply.reason !== 'forbidden' ? replied : again
}

interface Read extends Asking {
  asked: Asked
}

async function replyAs(of: Asking, { query, before }: Reading): Promise<Replied> {
  const { question, language, deps, until } = of
  const asking: Read = { ...of, asked: askedIn(question, language, before) }
  // "And how long does it take?" is about what was left to people before.
  if (forbiddenTopic(deps.handbook.voice, query) !== null) return none('forbidden', { missing: [], closest: null })
  const found = before === null ? await retrieve(query, language, deps) : await retrieveBoth(query, question, asking)
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
    reply: allowed(asking, found.passages, judge(asking, found.passages, parsed.data)),
    model: completed.value.model,
    said: parsed.data,
    missing: found.missing,
    closest,
  }
}

/** Of what is found for both questions together, and of what is found for the newer alone: "and Munnar?" names another thing. */
const MOST_TOGETHER = 4
const MOST_ALONE = 2

async function retrieveBoth(query: string, question: string, { language, deps }: Asking): Promise<Retrieved> {
  const [together, alone] = await Promise.all([query, question].map((asked) => retrieve(asked, language, deps)))
  const first = together?.passages.slice(0, MOST_TOGETHER) ?? []
  const known = new Set(first.map(({ chunkId }) => chunkId))
  const more = alone?.passages.filter(({ chunkId }) => !known.has(chunkId)).slice(0, MOST_ALONE) ?? []
  return { passages: [...first, ...more], missing: together?.missing ?? [] }
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

/** As it is said. Asked in another language or in other words, a topic is known by what would be said of it, and where that stands. */
function allowed({ deps }: Asking, passages: readonly Passage[], reply: Reply): Reply {
  if (reply.kind === 'none') return reply
  const { confidence } = reply
  const from = reply.kind === 'answer' ? reply.sources : []
  const headings = passages.filter(({ chunkId }) => from.some((source) => source.chunkId === chunkId))
  const told = [
    reply.text,
    ...from.flatMap(({ quote }) => quote ?? []),
    ...headings.flatMap(({ title, heading }) => [title, heading ?? '']),
    ...(reply.kind === 'clarify' ? reply.choices : []),
  ].join('\n')
  if (forbiddenTopic(deps.handbook.voice, told) !== null) return { kind: 'none', reason: 'forbidden', confidence }
  return { ...reply, text: spokenText(reply.text, passages) }
}

function judge({ question, deps, intents, asked }: Read, passages: readonly Passage[], said: TurnAnswer): Reply {
  const { confidence } = said
  if (said.action === 'hand_off') return { kind: 'none', reason: said.reason ?? 'unsure', confidence }
  if (said.action === 'clarify') {
    const back = said.sentences.map((sentence) => sentence.text.trim()).join(' ')
    const text = plainQuestion(back, [question, ...passages.map(readable)].join('\n'))
    if (text === null || asksForSecret(text) || !isSameScript(question, text))
      return { kind: 'none', reason: 'unsure', confidence }
    return { kind: 'clarify', text, choices: allowedChoices(said.choices, passages, intents), confidence }
  }
  const { on, below } = deps.handbook.escalation.low_confidence
  if (on && confidence < below) return { kind: 'none', reason: 'low_confidence', confidence }
  const checked = checkedAnswer(said.sentences, passages)
  if (!checked) return { kind: 'none', reason: 'unsupported', confidence }
  // A model that does not translate is no answer to somebody who cannot read it.
  if (!isSameScript(question, checked.text)) return { kind: 'none', reason: 'unsure', confidence }
  if (!answersIt(asked, checked.text, citedOf(checked.sources, passages)))
    return { kind: 'none', reason: 'unsure', confidence }
  return { kind: 'answer', ...checked, confidence }
}

function citedOf(sources: DecisionRecord['sources'], passages: readonly Passage[]): Passage[] {
  const cited = new Set(sources.map(({ chunkId }) => chunkId))
  return passages.filter(({ chunkId, before, after }) =>
    [chunkId, before?.chunkId, after?.chunkId].some((id) => id !== undefined && cited.has(id)),
  )
}

/** The best passage, quoted as one, if it fits; else people. */
function withoutModel(
  asking: Read,
  passages: readonly Passage[],
  { missing, closest, spent }: { missing: string[]; closest: Closest; spent: boolean },
): Replied {
  const { question, language } = asking
  const quoted = quotePassage(question, passages, language)
  if (!quoted || !answersIt(asking.asked, quoted.quote, [quoted.passage]))
    return none(spent ? 'budget' : 'model_down', { missing, closest })
  const { documentId, chunkId, title, fit } = quoted.passage
  const sources = [{ documentId, chunkId, title, quote: quoted.quote }]
  const reply = allowed(asking, passages, { kind: 'answer', text: quoted.text, sources, confidence: fit })
  return { reply, model: null, said: null, missing, closest }
}

function none(reason: HandOffReason, rest: { missing: string[]; closest: Closest | null }): Replied {
  return { reply: { kind: 'none', reason, confidence: null }, model: null, said: null, ...rest }
}

function localTime(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now)
}
