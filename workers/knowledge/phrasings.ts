import * as z from 'zod'
import { detectLanguage } from '../assistant/language'
import { type Asked, ask, type Complete } from '../copilot/ask'
import { prompt } from '../copilot/prompt'
import { wordsOf } from './tokens'

/** Of a question: enough that customers are found, few enough that somebody reads them. */
const MOST = 5
const LONGEST = 300
const TOKENS = 400
const MS = 10_000

export interface Question {
  question: string
  answer?: string | undefined
  /** What is written down already. */
  phrasings: readonly string[]
}

export type Phrased = { ok: true; phrasings: string[]; language: string } | (Asked<unknown> & { ok: false })

/** Other ways in which customers may ask the same, in the question's own language. None that is there already. */
export async function proposePhrasings(
  complete: Complete,
  { question, answer, phrasings }: Question,
): Promise<Phrased> {
  const { language } = detectLanguage(question)
  const asked = await ask(complete, {
    messages: prompt(SYSTEM, [
      ['language', language],
      ['question', question],
      ...(answer === undefined ? [] : [['answer', answer] as const]),
      ['known', phrasings],
    ]),
    schema: SCHEMA,
    shape,
    tokens: TOKENS,
    ms: MS,
  })
  if (!asked.ok) return asked
  return { ok: true, language, phrasings: fresh(asked.value.phrasings, [question, ...phrasings], language) }
}

/** Once each, not too long, and in letters that whoever wrote the question writes. */
function fresh(proposed: readonly string[], known: readonly string[], language: string): string[] {
  const seen = new Set(known.map(bare))
  const kept: string[] = []
  for (const raw of proposed) {
    const text = raw.replace(/\s+/g, ' ').trim()
    const isFit = text !== '' && text.length <= LONGEST && isWrittenAs(text, language) && !seen.has(bare(text))
    if (!isFit || kept.length === MOST) continue
    seen.add(bare(text))
    kept.push(text)
  }
  return kept
}

function bare(text: string): string {
  return wordsOf(text).join(' ')
}

/** Hindi in Latin letters is asked by the same people as Hindi: only the script is compared. */
function isWrittenAs(text: string, language: string): boolean {
  const [wanted, is] = [language, detectLanguage(text, { [language]: 1 }).language]
  return wanted === is || wanted.split('-')[0] === is.split('-')[0] || (isLatin(wanted) && isLatin(is))
}

function isLatin(language: string): boolean {
  return language.endsWith('-Latn') || /^(?:en|es|pt|de|fr|it|id|tr|vi|nl|pl)$/.test(language)
}

const SYSTEM = `You help a business write its list of questions and answers. Propose 3 to 5 other ways in which customers would ask the same question on WhatsApp.
Write them in the language and the letters of the question. Make them differ: one short, one as a whole sentence, one as somebody who does not know the business's words.
Each must be answered by the same answer. Add no names, numbers or conditions that the question does not have, and repeat none of the known ones.`

const shape = z.object({ phrasings: z.array(z.string().max(1_000)).max(20) })
const SCHEMA = {
  type: 'object',
  properties: { phrasings: { type: 'array', items: { type: 'string' } } },
  required: ['phrasings'],
}
