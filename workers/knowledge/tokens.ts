import { plainText } from '../assistant/plain-text'

const PAIR_MARK = '='

/** Length of the character grams that make word forms and spelling mistakes meet. */
const GRAM = 4
/** Arabic leaves its short vowels unwritten and builds on roots of three letters, between and about which it inflects. */
const ARABIC_GRAM = 3
const ARABIC = /\p{Script=Arabic}/u
/** The article with what is written onto it, and "and": what every noun has says nothing of any. (Larkey 2002, "light".) */
const ARABIC_PREFIX = /^(?:[وف]?(?:ال|بال|كال|لل)(?=..)|و(?=...))/

/** Written without spaces: single characters and pairs stand for words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * What a text is indexed under: its words, pairs of words, character grams within words, and for scripts without spaces
 * single characters and pairs. In order, with repetitions. Chosen on XQuAD: grams over word borders score lower. Stored
 * with chunks: what is to change here needs a migration after which they are counted anew.
 */
export function searchTokens(text: string): string[] {
  const tokens: string[] = []
  let before: string | undefined
  for (const written of wordsOf(text)) {
    const isArabic = ARABIC.test(written)
    const word = isArabic ? written.replace(ARABIC_PREFIX, '') : written
    if (UNSPACED.test(word)) {
      addPairs(tokens, Array.from(word))
      before = undefined
      continue
    }
    tokens.push(`_${word}`)
    if (before !== undefined) tokens.push(`${PAIR_MARK}${before} ${word}`)
    before = word
    addGrams(tokens, ` ${word} `, isArabic ? ARABIC_GRAM : GRAM)
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

/** A list of words as it stands in the code, looked up as texts are read. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(wordsOf(words))
}

function addGrams(tokens: string[], padded: string, size: number): void {
  if (padded.length <= size) tokens.push(padded)
  for (let at = 0; at + size <= padded.length && padded.length > size; at++) tokens.push(padded.slice(at, at + size))
}

function addPairs(tokens: string[], letters: string[]): void {
  for (const [i, letter] of letters.entries()) {
    tokens.push(letter)
    if (i > 0) tokens.push(`${letters[i - 1]}${letter}`)
  }
}
