import { matchesAny, wordsOf } from '../assistant/phrases'
import { FILLERS, NOT_MEANT, REQUESTS, WHOLE_MESSAGE } from './opt-out-phrases'

/**
 * Whether a message says, as a whole, "write to me no more". Certain cases only: a message that merely contains "stop" is
 * none. Bare "cancel" and "end" are none either: in a conversation they speak of an order or a call.
 */
export function isOptOut(text: string): boolean {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MAX_WORDS) return false
  const core = words.filter((word) => !FILLERS.has(word))
  if (matchesAny(core, WHOLE_MESSAGE)) return true
  return matchesAny(words, REQUESTS) && !matchesAny(words, NOT_MEANT)
}

/** A request to stop is short; in a longer text the words mean something else too often. */
const MAX_WORDS = 30
