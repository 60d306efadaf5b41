import { embed, similarity } from './embed'
import { conceptsOf, read } from './gloss'
import { contentWords, isFunctionWord, pieces } from './tokens'

const CONCEPT_WEIGHT = 1.5
/** A word in a script that the text does not use can only be found by its concept. */
const FOREIGN_WEIGHT = 0.35
const SCRIPTS = [/\p{Script=Latin}|\p{N}/u, /\p{Script=Devanagari}/u, /\p{Script=Tamil}/u, /\p{Script=Arabic}/u]

function isForeignTo(text: string, word: string): boolean {
  const script = SCRIPTS.find((one) => one.test(word))
  return script !== undefined && !script.test(text)
}

/** What share of the question's matter a text covers, 0..1: its words (or most of their pieces) and its concepts. */
function coverage(question: string, text: string): number {
  const asked = read(question)
  const there = new Set(contentWords(text))
  const fragments = new Set([...there].flatMap(pieces))
  let possible = 0
  let found = 0
  for (const word of new Set(asked.words)) {
    // A word with a concept is settled by the concept, in whatever language it stands.
    if (isFunctionWord(word) || conceptsOf(word).length > 0) continue
    possible += isForeignTo(text, word) ? FOREIGN_WEIGHT : 1
    if (there.has(word)) found += 1
    else {
      const parts = pieces(word)
      const shared = parts.filter((part) => fragments.has(part)).length / parts.length
      if (shared > 0.4) found += shared * 0.8
    }
  }
  const meant = new Set(read(text).concepts)
  const wanted = [...new Set(asked.concepts)]
  possible += wanted.length * CONCEPT_WEIGHT
  found += wanted.filter((concept) => meant.has(concept)).length * CONCEPT_WEIGHT
  return possible === 0 ? 0 : found / possible
}

/** How well a text answers a question, 0..1. Unrelated texts stay under 0.15, a passage on the subject is above 0.35. */
export function relevance(question: string, text: string): number {
  return 0.5 * Math.max(0, similarity(embed(question), embed(text))) + 0.5 * coverage(question, text)
}

/** Squeezed into the shape of a reranker's score: 0.5 stands where a text starts to be on the subject. */
export function rerankScore(question: string, text: string): number {
  return 1 / (1 + Math.exp(-16 * (relevance(question, text) - 0.3)))
}
