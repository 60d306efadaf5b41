import { sentencesOf } from '../knowledge/sentences'
import { wordsOf } from '../knowledge/tokens'
import { conceptOf } from './concepts'
import { type Quantity, quantitiesOf } from './quantities'

export interface Word {
  /** Normalised. */
  text: string
  concept: string | undefined
  /** Written with a capital inside its sentence, in a script that has them. */
  named: boolean
}

/** A piece that says one thing: what is between commas and conjunctions. */
export interface Segment {
  words: Word[]
  quantities: Quantity[]
}

/** A sentence of a source, by its pieces. */
export interface Unit {
  text: string
  language: string
  segments: Segment[]
  /** Of title and heading: known wherever this sentence is held against something. */
  context: Word[]
}

/** What an answer claims, claim by claim; each is to stand in one sentence of a source. */
export function claimsOf(sentence: string, language: string): Segment[] {
  return sentencesOf(sentence).flatMap((text) => segmentsOf(text, language, CLAIM_BORDER))
}

/** Lines at the head of a passage that are no sentences are its title and heading, or the question it answers. */
export function unitsOf(text: string, language: string): Unit[] {
  const lines = unwrapped(text.split('\n').filter((line) => line.trim() !== ''))
  const heads =
    lines.length > 1
      ? lines.slice(0, 2).filter((line, i, all) => isHead(line) && (i === 0 || isHead(all[0] ?? '')))
      : []
  const body = lines.slice(Math.min(heads.length, lines.length - 1)).join('\n')
  const context = heads.flatMap((line) => asWords(line, language))
  return sentencesOf(body).map((sentence) => ({
    text: sentence,
    language,
    segments: segmentsOf(sentence, language, BORDER),
    context,
  }))
}

/** A text may be broken into lines in the middle of its sentences: half of one may say the opposite of the whole. */
function unwrapped(lines: readonly string[]): string[] {
  const whole: string[] = []
  for (const line of lines) {
    const before = whole.at(-1)
    if (before !== undefined && goesOn(before, line))
      whole[whole.length - 1] = `${before.trimEnd()} ${line.trimStart()}`
    else whole.push(line)
  }
  return whole
}

const OVER = /[.!?।؟؛:;|][)"”’»]?\s*$/u
/** Of a script without small letters: a line so long, which is no row of a table, was cut for want of room. */
const FULL_LINE = 50

function goesOn(before: string, line: string): boolean {
  if (OVER.test(before)) return false
  if (/^\s*\p{Ll}/u.test(line)) return true
  return /^\s*\p{Lo}/u.test(line) && before.length >= FULL_LINE && !/[;|:]/.test(before)
}

function isHead(line: string): boolean {
  return !/[.!।؛]\s*$/u.test(line) && !/\p{Nd}/u.test(line)
}

/** A claim ends where another begins; a comma alone may stand within a list. */
const CLAIM_BORDER =
  /[;؛—]|\s(?:but|however|except|whereas|while|pero|mas|porém|लेकिन|परंतु|lekin|par|ஆனால்|لكن|ولكن)\s|,\s(?=(?:and|y|e|और|aur|மேலும்)\s)/iu
const BORDER =
  /[,:](?!\d)|[،;؛—()]|\s(?:and|or|but|however|except|y|o|pero|e|ou|mas|और|या|लेकिन|aur|lekin|மற்றும்|ஆனால்|لكن|ولكن)\s|\s(?=و(?:غ|م|ن|ي|ت|ا)\p{L}{3,})/iu

function segmentsOf(text: string, language: string, border: RegExp): Segment[] {
  return text
    .split(new RegExp(border.source, `${border.flags}g`))
    .map((part) => ({ words: asWords(part, language), quantities: quantitiesOf(part, language) }))
    .filter(({ words, quantities }) => words.length + quantities.length > 0)
}

function asWords(text: string, language: string): Word[] {
  return (text.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []).flatMap((raw, i) =>
    wordsOf(raw).map((word) => ({
      text: word,
      concept: conceptOf(word, language),
      named: i > 0 && /^\p{Lu}/u.test(raw) && language !== 'de',
    })),
  )
}
