import type { Intent } from '../knowledge/document'
import { wordsOf } from './phrases'
import type { Passage } from './retrieve'
import { readable } from './retrieve'

const MOST_CHOICES = 3
const CHOICE_CHARS = 60

/** A question back states nothing: no number, no link, not a speech. */
export function isPlainQuestion(text: string): boolean {
  return text !== '' && text.length <= 300 && !/\p{Nd}|https?:|www\./u.test(text)
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
