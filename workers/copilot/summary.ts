import * as z from 'zod'
import { wordsOf } from '../assistant/phrases'
import { extract } from '../assistant/summary'
import type { Summary } from '../conversations/entry'
import type { Env } from '../env'
import { asciiDigits } from '../leads/extract'
import { ask } from './ask'
import { prompt } from './prompt'
import { paidHelp } from './purse'
import type { SpokenLine } from './spoken'

const MS = 8_000
const LINE_CHARS = 600

/** What colleagues read instead of the whole thread. Without a model: what the customer said last, in their own words. */
export async function summariseConversation(env: Env, tenantId: string, said: readonly SpokenLine[]): Promise<Summary> {
  const question = {
    messages: prompt(SYSTEM, [['conversation', said.map(({ by, text }) => ({ by, text: text.slice(0, LINE_CHARS) }))]]),
    schema: SCHEMA,
    shape,
    ms: MS,
  }
  const asked = await paidHelp(env, tenantId, 'summary', (complete) => ask(complete, question))
  return asked.ok && asked.value.wants.trim() !== '' ? checkedSummary(asked.value, said) : extract(said)
}

/** Held against the conversation: a fact stands in the customer's own words, and no line has a figure that nobody wrote. */
export function checkedSummary(told: z.output<typeof shape>, said: readonly SpokenLine[]): Summary {
  const own = extract(said)
  const figures = new Set(said.flatMap(({ text }) => figuresIn(text)))
  const known = (line: string) => figuresIn(line).every((figure) => figures.has(figure) || isSpelled(figure))
  const theirs = said.filter(({ by }) => by === 'customer').map(({ text }) => wordsIn(text))
  const facts = told.facts.filter((fact) => {
    const words = wordsIn(saidIn(fact))
    return words.length > 0 && theirs.some((line) => words.every((word) => line.includes(word)))
  })
  return {
    wants: known(told.wants) ? told.wants.trim() : own.wants,
    said: lines(told.said.filter(known)),
    open: lines(told.open.filter(known)),
    mood: told.mood,
    facts: facts.length > 0 ? lines(facts) : own.facts,
  }
}

/** "two rooms" may be told as "2 rooms". */
const MOST_SPELLED = 12

function isSpelled(figure: string): boolean {
  return Number(figure) <= MOST_SPELLED
}

/** Without what parts thousands, in digits of ours. */
function plain(text: string): string {
  return asciiDigits(text).replace(/(?<=\d),(?=\d{2,3})/g, '')
}

function figuresIn(text: string): string[] {
  return plain(text).match(/\d+/g) ?? []
}

function wordsIn(text: string): string[] {
  return wordsOf(plain(text))
}

/** Of "what: value"; a fact without a name is all value. */
function saidIn(fact: string): string {
  const [, ...value] = fact.split(/:\s/)
  return value.length === 0 ? fact : value.join(' ')
}

function lines(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n')
}

const SYSTEM = `You summarise a WhatsApp conversation between a business and its customer for a colleague who takes it over. Write in the language of the conversation's business side; if it said nothing, in the customer's.
wants: in one sentence, what the customer wants now. said: what was told and promised so far, at most four short lines. open: what still waits for an answer or an act, at most three; nothing if all is done.
mood: the customer's. facts: dates, amounts, names, order numbers and addresses the customer gave, each as "what: value", copied exactly. Add nothing that was not said.`

const texts = z.array(z.string().max(500)).max(10)
const shape = z.object({
  wants: z.string().max(500),
  said: texts.default([]),
  open: texts.default([]),
  mood: z.enum(['calm', 'worried', 'angry', 'happy']).catch('calm'),
  facts: texts.default([]),
})

const text = { type: 'string' }
const list = { type: 'array', items: text }
const SCHEMA = {
  type: 'object',
  properties: {
    wants: text,
    said: list,
    open: list,
    mood: { type: 'string', enum: ['calm', 'worried', 'angry', 'happy'] },
    facts: list,
  },
  required: ['wants', 'said', 'open', 'mood', 'facts'],
}
