import * as z from 'zod'
import { type Asked, ask, type Complete } from './ask'
import { isFaithful } from './faithful'
import { prompt } from './prompt'
import { translate } from './translate'

export const HOW = ['shorter', 'friendlier', 'formal', 'fix', 'translate'] as const
export type How = (typeof HOW)[number]

const MS = 10_000
const TOKENS = 1_200

export type Rewritten =
  | { ok: true; text: string; model: string | null }
  /** `unfaithful`: what came back had another figure or link than the draft. */
  | { ok: false; reason: (Asked<unknown> & { ok: false })['reason'] | 'unfaithful' }

/** A person's draft in other words. `language` is where to, of a translation. */
export async function rewrite(
  complete: Complete,
  { text, how, language }: { text: string; how: How; language: string },
): Promise<Rewritten> {
  if (how === 'translate') return translated(complete, text, language)
  const asked = await ask(complete, {
    messages: prompt(`${SYSTEM}\n${ASKED[how]}`, [
      ['how', how],
      ['draft', text],
    ]),
    schema: SCHEMA,
    shape,
    tokens: TOKENS,
    ms: MS,
  })
  if (!asked.ok) return asked
  const made = asked.value.rewritten.trim()
  if (made === '') return { ok: false, reason: 'down' }
  return isFaithful(text, made) ? { ok: true, text: made, model: asked.model } : { ok: false, reason: 'unfaithful' }
}

async function translated(complete: Complete, text: string, language: string): Promise<Rewritten> {
  const { done, same, reason } = await translate(complete, [{ id: 'draft', text }], language)
  if (same.length > 0) return { ok: true, text, model: null }
  const [made] = done
  return made ? { ok: true, text: made.text, model: made.model } : { ok: false, reason: reason ?? 'unfaithful' }
}

const SYSTEM = `You rewrite the draft of a colleague who answers a customer on WhatsApp. Keep its language and its meaning.
Keep names, numbers, prices, dates and links exactly as they stand. Promise nothing that the draft does not, add no facts, and answer with the rewritten draft only.`

const ASKED: Record<Exclude<How, 'translate'>, string> = {
  shorter: 'Make it as short as it can be without losing anything the customer needs.',
  friendlier: 'Make it warmer, as a person who is glad to help would write. At most one emoji.',
  formal: 'Make it formal and polite, with full sentences and without slang or emoji.',
  fix: 'Correct spelling, grammar and punctuation, and change nothing else.',
}

const shape = z.object({ rewritten: z.string().max(8_000) })
const SCHEMA = { type: 'object', properties: { rewritten: { type: 'string' } }, required: ['rewritten'] }
