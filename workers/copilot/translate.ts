import * as z from 'zod'
import { detectLanguage, type LanguagePrior } from '../assistant/language'
import type { Translation } from '../conversations/translation'
import { type Asked, ask, type Complete } from './ask'
import { isFaithful } from './faithful'
import { prompt } from './prompt'

const MS = 12_000
const TOKENS = 2_000
/** What one call can carry: an answer that is cut off is none. */
const MOST_CHARS = 2_400
const MOST_TEXTS = 8
/** Of a text that already is in the language asked for. */
const SURE = 0.85

export interface Text {
  id: string
  text: string
}

export interface Translated {
  done: (Translation & { id: string; of: string; model: string })[]
  /** Already in that language. */
  same: string[]
  /** Not translated: a figure or a link would have come out otherwise, or no model answered. */
  failed: string[]
  /** Why the models did not answer, if they did not. */
  reason: (Asked<unknown> & { ok: false })['reason'] | null
}

/**
 * Each text by itself: one that fails does not take the others along. `prior`: what the people of the conversation write
 * in; a word alone may be of several languages.
 */
export async function translate(
  complete: Complete,
  texts: readonly Text[],
  language: string,
  prior: LanguagePrior = {},
): Promise<Translated> {
  const foreign = texts.filter(({ text }) => !isIn(text, language, prior))
  const result: Translated = {
    done: [],
    same: texts.filter((text) => !foreign.includes(text)).map(({ id }) => id),
    failed: [],
    reason: null,
  }
  for (const batch of batches(foreign)) {
    const asked = await ask(complete, question(batch, language, prior))
    if (!asked.ok) result.reason = asked.reason
    for (const { id, text } of batch) {
      const found = asked.ok ? asked.value.translations.find((one) => one.id === id) : undefined
      const made = found?.text.trim() ?? ''
      if (!asked.ok || made === '' || !isFaithful(text, made)) result.failed.push(id)
      else if (made === text.trim()) result.same.push(id)
      else
        result.done.push({
          id,
          of: text,
          language,
          from: fromOf(text, found?.from, prior),
          text: made,
          model: asked.model,
        })
    }
  }
  return result
}

function question(texts: readonly Text[], language: string, prior: LanguagePrior) {
  return {
    messages: prompt(SYSTEM, [
      ['language', language],
      ['texts', texts.map(({ id, text }) => ({ id, from: detectLanguage(text, prior).language, text }))],
    ]),
    schema: SCHEMA,
    shape,
    tokens: TOKENS,
    ms: MS,
  }
}

/** Romanised Hindi is for whoever reads Latin letters; to a reader of Hindi it is still to be put into theirs. */
function isIn(text: string, language: string, prior: LanguagePrior): boolean {
  const found = detectLanguage(text, prior)
  return found.confidence >= SURE && found.language === language
}

/** The model knows better than ours what it read, where it says so as a language tag. */
function fromOf(text: string, told: string | undefined, prior: LanguagePrior): string {
  return told && /^[a-z]{2,3}(-[A-Za-z]{2,8})?$/.test(told) ? told : detectLanguage(text, prior).language
}

function batches(texts: readonly Text[]): Text[][] {
  const all: Text[][] = []
  let room = 0
  for (const text of texts) {
    const last = all.at(-1)
    if (!last || last.length >= MOST_TEXTS || text.text.length > room) {
      all.push([text])
      room = MOST_CHARS - text.text.length
    } else {
      last.push(text)
      room -= text.text.length
    }
  }
  return all
}

const shape = z.object({
  translations: z
    .array(z.object({ id: z.string().max(40), from: z.string().max(20).optional(), text: z.string().max(8_000) }))
    .max(MOST_TEXTS),
})

const SYSTEM = `You translate chat messages between a business and its customer into the language given in <language>, a BCP 47 tag; hi-Latn is Hindi in Latin letters.
Translate each text by its id, in the tone it was written in. Keep names, numbers, prices, dates, links and emoji exactly as they stand. Add nothing, leave nothing out, answer nothing.
Under from, say in which language the text was written.`

const text = { type: 'string' }
const SCHEMA = {
  type: 'object',
  properties: {
    translations: {
      type: 'array',
      items: { type: 'object', properties: { id: text, from: text, text }, required: ['id', 'text'] },
    },
  },
  required: ['translations'],
}
