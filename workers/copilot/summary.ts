import * as z from 'zod'
import { extract } from '../assistant/summary'
import type { Summary } from '../conversations/entry'
import type { Env } from '../env'
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
  const own = extract(said)
  if (!asked.ok || asked.value.wants.trim() === '') return own
  const { wants, said: told, open, mood, facts } = asked.value
  return {
    wants: wants.trim(),
    said: lines(told),
    open: lines(open),
    mood,
    facts: lines(facts.filter((fact) => wasSaid(fact, said))),
  }
}

/** A fact with a figure that nobody wrote was made up. */
function wasSaid(fact: string, said: readonly SpokenLine[]): boolean {
  const figures = fact.match(/\p{Nd}{2,}/gu) ?? []
  return figures.every((figure) => said.some(({ text }) => text.includes(figure)))
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
