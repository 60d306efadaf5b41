import type { Intent } from '../knowledge/document'
import { sentencesOf } from '../knowledge/sentences'
import { wordsOf as tokensOf } from '../knowledge/tokens'
import { conceptOf } from './concepts'
import { detectLanguage } from './language'
import { linksOf } from './links'
import { wordsOf } from './phrases'
import type { Passage } from './retrieve'
import { readable } from './retrieve'

const MOST_CHOICES = 3
const CHOICE_CHARS = 60

const MOST_CHARS = 300
const ASKS = /[?？؟]["'”’»)\]]*$/u
/** Nobody asks back with an answer before it. */
const ANSWERS_FIRST =
  /^(?:[¿¡]\s*)?(?:yes|no|sure|of course|sí|sim|não|claro|हाँ|हां|नहीं|जी|haan|nahi|ஆம்|இல்லை|aamaa|illai|نعم|لا)(?=[\s,.!،])/iu
const PROMISES: ReadonlySet<string> = new Set(['free', 'guarantee', 'unlimited', 'always', 'all', 'included'])

/**
 * A question back states nothing, for nothing stands behind it: what a model says besides its question is left out. null: no
 * question is left, or it tells a number, an address, an answer, or promises what neither side has spoken of.
 */
export function plainQuestion(text: string, spokenOf: string): string | null {
  const question = wholeQuotes(sentencesOf(text))
    .filter((sentence) => ASKS.test(sentence))
    .join(' ')
  if (question === '' || question.length > MOST_CHARS || /\p{Nd}/u.test(question)) return null
  if (linksOf(question).size > 0 || ANSWERS_FIRST.test(question)) return null
  const known = promisesIn(spokenOf)
  return [...promisesIn(question)].every((promise) => known.has(promise)) ? question : null
}

/** A title between quotation marks may have sentences of its own. */
function wholeQuotes(sentences: readonly string[]): string[] {
  const whole: string[] = []
  for (const sentence of sentences) {
    const before = whole.at(-1)
    if (before !== undefined && before.lastIndexOf('“') > before.lastIndexOf('”'))
      whole[whole.length - 1] = `${before} ${sentence}`
    else whole.push(sentence)
  }
  return whole
}

function promisesIn(text: string): Set<string> {
  const { language } = detectLanguage(text)
  return new Set(
    tokensOf(text).flatMap((word) => {
      const concept = conceptOf(word, language)
      return concept !== undefined && PROMISES.has(concept) ? [concept] : []
    }),
  )
}

/**
 * What may stand on buttons: words of what the business itself wrote, so that a button promises nothing new. One choice
 * is none.
 */
export function allowedChoices(
  choices: readonly string[],
  passages: readonly Passage[],
  intents: readonly Intent[],
): string[] {
  const known = new Set(
    wordsOf(
      [...passages.map(readable), ...intents.map(({ name }) => name.replaceAll('_', ' '))].join('\n').slice(0, 2000),
    ),
  )
  const allowed = choices
    .map((choice) => choice.trim())
    .filter(
      (choice) => choice !== '' && choice.length <= CHOICE_CHARS && wordsOf(choice).every((word) => known.has(word)),
    )
  const distinct = [...new Set(allowed)].slice(0, MOST_CHOICES)
  return distinct.length < 2 ? [] : distinct
}
