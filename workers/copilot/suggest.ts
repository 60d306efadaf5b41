import * as z from 'zod'
import { checkedAnswer } from '../assistant/answer-check'
import { readingsOf } from '../assistant/follow-up'
import { detectLanguage, languagePrior } from '../assistant/language'
import { shownPassage } from '../assistant/prompt'
import { quotePassage } from '../assistant/quote'
import { type Passage, retrieve } from '../assistant/retrieve'
import { spokenText } from '../assistant/spoken-text'
import type { Speech, TurnDeps } from '../assistant/turn'
import type { Audience } from '../knowledge/document'
import { ask, type Complete } from './ask'
import { lastAsked, openQuestions } from './open-questions'
import { prompt } from './prompt'
import type { SpokenLine } from './spoken'

const MS = 10_000
const HISTORY = 12
const LINE_CHARS = 600

/** `audience` agents: not meant for customers, so whoever sends it should know. */
export interface DraftSource {
  documentId: string
  chunkId: string
  title: string
  quote: string | null
  audience: Audience
}

export interface Suggestion {
  text: string
  /** BCP 47: the customer's, or that of who answers, where the conversation is translated. */
  language: string
  sources: DraftSource[]
  /** null: the words of a source, quoted. */
  model: string | null
  /** What was missing, joined by commas. */
  degraded: string | null
}

/** The first is said before the others, where questions fail for several reasons. */
export const NO_DRAFT = ['budget', 'down', 'unsupported', 'no_knowledge', 'person_wanted', 'nothing_asked'] as const
type NoDraft = (typeof NO_DRAFT)[number]

/** `open`: a question that the knowledge has no answer to, although others may have been answered. */
export type Suggested =
  | { ok: true; suggestion: Suggestion; open: string | null }
  /** Said as it is: a draft without a source would be an invention. */
  | { ok: false; reason: NoDraft; open: string | null }

export interface SuggestDeps extends Pick<TurnDeps, 'nearest' | 'search' | 'rerank'> {
  complete: Complete
  business: string
  /** What it is written in; absent: what the customer writes. It is translated before it is sent. */
  writeIn?: string
}

/** A draft of what a person could answer, each sentence of it supported by what the business knows. */
export async function suggest(said: readonly SpokenLine[], deps: SuggestDeps): Promise<Suggested> {
  const { question, before } = lastAsked(said)
  if (question === '') return { ok: false, reason: 'nothing_asked', open: null }
  const questions = openQuestions(question)
  if (questions.length === 0) return { ok: false, reason: 'person_wanted', open: null }
  const drafts = await Promise.all(
    questions.map((one, at) => draft(one, { before, asked: questions.slice(0, at) }, deps)),
  )
  return joined(drafts, questions)
}

interface Before {
  before: readonly SpokenLine[]
  /** In the same breath. */
  asked: readonly string[]
}

type Drafted = { ok: true; suggestion: Suggestion } | { ok: false; reason: NoDraft }

/** Each question answered as far as the knowledge goes, in the order in which they were asked. */
function joined(drafts: readonly Drafted[], questions: readonly string[]): Suggested {
  const at = drafts.findIndex((one) => !one.ok && one.reason === 'no_knowledge')
  const open = questions[at] ?? null
  const made = drafts.flatMap((one) => (one.ok ? [one.suggestion] : []))
  const [first] = made
  const reasons = new Set(drafts.flatMap((one) => (one.ok ? [] : [one.reason])))
  if (!first) return { ok: false, reason: NO_DRAFT.find((reason) => reasons.has(reason)) ?? 'no_knowledge', open }
  const text = [...new Set(made.map((one) => one.text))].join('\n\n')
  const sources = made.flatMap((one) => one.sources)
  const once = sources.filter((one, n) => sources.findIndex(({ chunkId }) => chunkId === one.chunkId) === n)
  const degraded = [...new Set(made.flatMap((one) => one.degraded?.split(',') ?? []))].join(',') || null
  const model = made.some((one) => one.model === null) ? null : first.model
  return { ok: true, suggestion: { ...first, text, sources: once, model, degraded }, open }
}

async function draft(question: string, { before, asked: just }: Before, deps: SuggestDeps): Promise<Drafted> {
  const history: Speech[] = [...before, ...just.map((text) => ({ by: 'customer' as const, text, at: 0 }))]
  const earlier = history.filter(({ by }) => by === 'customer').map(({ text }) => text)
  const { language: asks } = detectLanguage(question, languagePrior(earlier.slice(-5)))
  const language = deps.writeIn ?? asks
  const [{ query }] = readingsOf(question, history, asks)
  const { passages, missing } = await retrieve(query, asks, deps)
  if (passages.length === 0) return { ok: false, reason: 'no_knowledge' }
  const asked = await ask(deps.complete, {
    messages: prompt(SYSTEM, [
      ['business', { name: deps.business, language }],
      ['passages', passages.map(shownPassage)],
      ['conversation', before.slice(-HISTORY).map(({ by, text }) => ({ by, text: text.slice(0, LINE_CHARS) }))],
      ['question', question],
    ]),
    schema: SCHEMA,
    shape,
    ms: MS,
  })
  if (!asked.ok)
    return quoted(question, passages, language, [...missing, asked.reason === 'budget' ? 'budget' : 'no_model'])
  const checked = checkedAnswer(asked.value.draft, passages)
  if (!checked) return { ok: false, reason: asked.value.draft.length === 0 ? 'no_knowledge' : 'unsupported' }
  const text = spokenText(checked.text, passages)
  const sources = checked.sources.map(({ chunkId, quote = null }) => sourceOf(passages, chunkId, quote))
  return { ok: true, suggestion: { text, language, sources, model: asked.model, degraded: missing.join(',') || null } }
}

/** With no model: the passage's own words, if they fit. */
function quoted(question: string, passages: readonly Passage[], language: string, missing: string[]): Drafted {
  const found = quotePassage(question, passages, language)
  if (!found) return { ok: false, reason: missing.includes('budget') ? 'budget' : 'down' }
  const sources = [sourceOf([found.passage], found.passage.chunkId, found.quote)]
  return {
    ok: true,
    suggestion: {
      text: spokenText(found.quote, passages),
      language,
      sources,
      model: null,
      degraded: missing.join(','),
    },
  }
}

function sourceOf(passages: readonly Passage[], chunkId: string, quote: string | null): DraftSource {
  const passage = passages.find(({ before, after, ...own }) =>
    [own, before, after].some((one) => one?.chunkId === chunkId),
  )
  if (!passage) throw new Error('a draft cites what was not found')
  const { documentId, title, audience = 'customers' } = passage
  return { documentId, chunkId, title, quote, audience }
}

const shape = z.object({
  draft: z.array(z.object({ text: z.string().max(1_000), cites: z.array(z.string().max(10)).default([]) })).max(8),
})

const SYSTEM = `You draft what a colleague of the business could answer the customer on WhatsApp, from the given passages only. The colleague reads the draft before anything is sent.
Write in the language given in <business>, in at most four short sentences. Each sentence must be supported by a passage, and cites its id.
Copy numbers, prices, dates, names and links exactly as they stand in the passage. Add nothing the passages do not say, and promise nothing.
If the passages do not answer what the customer asks, give no sentence at all.`

const text = { type: 'string' }
const SCHEMA = {
  type: 'object',
  properties: {
    draft: {
      type: 'array',
      items: {
        type: 'object',
        properties: { text, cites: { type: 'array', items: text } },
        required: ['text', 'cites'],
      },
    },
  },
  required: ['draft'],
}
