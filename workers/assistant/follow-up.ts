import { detectLanguage } from './language'
import type { Speech } from './turn'

/** Fewer words than these lean on what was asked before. */
const FEW_WORDS = 4
/** A little more, if it begins like somebody who goes on. */
const SOME_WORDS = 8

const GOES_ON =
  /^(?:and|also|then|what about|how about|or|but|same for|aur|toh?|phir|lekin|y|e|pero|mas|também|también|और|तो|फिर|लेकिन|அப்போ|மற்றும்|அப்புறம்|ஆனால்|و|ثم|طيب|وماذا|appo|apram)(?=[\s,?]|$)/iu
const POINTS_BACK =
  /(?:^|[\s,])(?:it|that|this|those|these|there|them|one|woh|wo|ye|yeh|uska|iska|eso|esto|isso|isto|वह|वो|यह|ये|उसका|इसका|அது|இது|அதற்கு|هذا|هذه|ذلك)(?=[\s,.?!]|$)/iu

/** What is searched for: "and on Sunday?" is about what was asked before. */
export function searchText(question: string, history: readonly Speech[], language: string): string {
  const before = leansOn(question, history, language)
  return before === null ? question : `${before}\n${question}`
}

/** The customer's question that this one goes on from; null: it stands by itself. */
export function leansOn(question: string, history: readonly Speech[], language: string): string | null {
  const words = question.split(/\s+/).filter(Boolean).length
  const short = words < FEW_WORDS
  const goesOn = words <= SOME_WORDS && (GOES_ON.test(question.trim()) || POINTS_BACK.test(question))
  if (!short && !goesOn) return null
  // What was said in another language leads full text astray.
  const said = history.filter(({ by, text }) => by === 'customer' && detectLanguage(text).language === language)
  return said.findLast(({ text }) => text.split(/\s+/).length >= FEW_WORDS)?.text ?? said.at(-1)?.text ?? null
}
