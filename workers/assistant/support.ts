import { sentencesOf } from '../knowledge/chunk'
import { wordsOf } from '../knowledge/tokens'
import { DATE_WORDS, FUNCTION_WORDS, NEGATIONS } from './support-words'

export interface Evidence {
  text: string
  /** Same language as the sentence: words can then be compared, else only numbers, links and names. */
  sameLanguage: boolean
}

export type Support =
  | { ok: true; quote: string }
  | { ok: false; why: 'no_source' | 'number' | 'link' | 'currency' | 'date' | 'negation' | 'words' }

/** Share of a sentence's content words that its sources must hold. */
const LEAST_OVERLAP = 0.5

/**
 * Whether what is said stands in the cited texts: numbers, prices, dates and links literally, the rest by its content
 * words, and without a "not" that the source lacks. Errs towards refusing: a true sentence lost costs a hand-off.
 */
export function supportOf(sentence: string, sources: readonly Evidence[]): Support {
  if (sources.length === 0) return { ok: false, why: 'no_source' }
  const all = sources.map(({ text }) => text).join('\n')
  if (!isSubset(linksOf(sentence), linksOf(all))) return { ok: false, why: 'link' }
  if (!isSubset(numbersOf(sentence), numbersOf(all))) return { ok: false, why: 'number' }
  if (!isSubset(currenciesOf(sentence), currenciesOf(all))) return { ok: false, why: 'currency' }
  const readable = sources.filter(({ sameLanguage }) => sameLanguage).map(({ text }) => text)
  if (readable.length === 0) return { ok: true, quote: firstSentence(all) }
  return inWords(sentence, readable.join('\n'))
}

function inWords(sentence: string, text: string): Support {
  const words = wordsOf(sentence)
  const known = new Set(wordsOf(text))
  const stems = new Set([...known].map(stem))
  const isKnown = (word: string) => known.has(word) || stems.has(stem(word))
  if (words.some((word) => DATE_WORDS.has(word) && !known.has(word))) return { ok: false, why: 'date' }
  const content = words.filter((word) => word.length > 1 && !FUNCTION_WORDS.has(word) && !/^\d+$/.test(word))
  const share = content.length === 0 ? 1 : content.filter(isKnown).length / content.length
  if (share < LEAST_OVERLAP) return { ok: false, why: 'words' }
  const quote = closestSentence(content, text)
  if (isNegated(words) !== isNegated(wordsOf(quote))) return { ok: false, why: 'negation' }
  return { ok: true, quote }
}

/** Digits of any script, without separators of thousands: `₹1,499.00`, `१४९९` and `1499` are one number. */
export function numbersOf(text: string): Set<string> {
  const ascii = text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
  const joined = ascii.replace(GROUPED, (number) => number.replace(/\D/g, ''))
  return new Set(
    (joined.match(/\d+(?:[.:]\d+)*/g) ?? []).map((number) => number.replace(/^0+(?=\d)/, '').replace(/[.:]0+$/, '')),
  )
}

/** Thousands, or lakhs and crores, by comma, apostrophe or narrow space; the last group has three digits. */
const GROUPED = /\d{1,3}(?:[,٬'\u00a0\u202f]\d{2,3})*[,٬'\u00a0\u202f]\d{3}(?!\d)/g

/** Blocks of decimal digits begin at their zero, ten in a row. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((start) => code >= start && code < start + 10)
  return zero === undefined ? Number.NaN : code - zero
}

const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0,
]

const CURRENCIES: readonly [string, RegExp][] = [
  ['INR', /₹|\brs\.?(?=\s?\d)|\binr\b|\brupees?\b|रुपये|रुपए|रू\b|ரூ|রুপি|టాకా|రూ/iu],
  ['USD', /\$|\busd\b|\bdollars?\b|\bdólares\b/iu],
  ['EUR', /€|\beur\b|\beuros?\b/iu],
  ['GBP', /£|\bgbp\b|\bpounds?\b/iu],
  ['BRL', /r\$|\bbrl\b|\breais\b/iu],
  ['AED', /\baed\b|\bdirhams?\b|درهم/iu],
  ['SAR', /\bsar\b|\briyals?\b|ريال/iu],
  ['IDR', /\brp\.?(?=\s?\d)|\bidr\b|\brupiah\b/iu],
  ['percent', /%|٪|\bper\s?cent\b/iu],
]

function currenciesOf(text: string): Set<string> {
  return new Set(CURRENCIES.filter(([, sign]) => sign.test(text)).map(([name]) => name))
}

/**
 * Addresses on the web and of mail: inventing one sends a customer to a stranger. Each is looked for at its beginning
 * only, so that a long text takes no time by its square.
 */
function linksOf(text: string): Set<string> {
  const found = text
    .toLowerCase()
    .match(
      /(?<![^\s<>()"'])[^\s<>()"']+@[^\s<>()"']+|(?:https?:\/\/|www\.)[^\s<>()"']+|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|in|org|net|io|test|co|app)\b[^\s<>()"']*/g,
    )
  return new Set(
    (found ?? []).map((link) =>
      link
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .replace(/(?<![.,;:!?])[.,;:!?]+$/, ''),
    ),
  )
}

function closestSentence(content: readonly string[], text: string): string {
  let best = ''
  let most = -1
  for (const sentence of sentencesOf(text)) {
    const stems = new Set(wordsOf(sentence).map(stem))
    const shared = content.filter((word) => stems.has(stem(word))).length
    if (shared > most) {
      most = shared
      best = sentence
    }
  }
  return best
}

function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? ''
}

function isNegated(words: readonly string[]): boolean {
  return words.some((word) => NEGATIONS.has(word))
}

/** Enough of a word to meet its other forms. */
function stem(word: string): string {
  const letters = Array.from(word)
  return letters.length <= 4 ? word : letters.slice(0, Math.max(4, Math.ceil(letters.length * 0.6))).join('')
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const item of part) if (!whole.has(item)) return false
  return true
}
