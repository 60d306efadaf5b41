import { plainText } from '../assistant/plain-text'

const PAIR_MARK = '='

/** Length of the character grams that make word forms and spelling mistakes meet. */
const GRAM = 4

/** Written without spaces: single characters and pairs stand for words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * What a text is indexed under: its words, pairs of words, character 4-grams within words, and for scripts without spaces
 * single characters and pairs. In order, with repetitions. Chosen on XQuAD: grams over word borders score lower.
 */
export function searchTokens(text: string): string[] {
  const tokens: string[] = []
  let before: string | undefined
  for (const word of wordsOf(text)) {
    if (UNSPACED.test(word)) {
      addPairs(tokens, Array.from(word))
      before = undefined
      continue
    }
    tokens.push(`_${word}`)
    if (before !== undefined) tokens.push(`${PAIR_MARK}${before} ${word}`)
    before = word
    addGrams(tokens, ` ${word} `)
  }
  return tokens
}

/** Whether a token stands for two words side by side. */
export function isPair(token: string): boolean {
  return token.startsWith(PAIR_MARK)
}

/** Normalised words; marks belong to their letters. */
export function wordsOf(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function addGrams(tokens: string[], padded: string): void {
  if (padded.length <= GRAM) tokens.push(padded)
  for (let at = 0; at + GRAM <= padded.length && padded.length > GRAM; at++) tokens.push(padded.slice(at, at + GRAM))
}

function addPairs(tokens: string[], letters: string[]): void {
  for (const [i, letter] of letters.entries()) {
    tokens.push(letter)
    if (i > 0) tokens.push(`${letters[i - 1]}${letter}`)
  }
}
