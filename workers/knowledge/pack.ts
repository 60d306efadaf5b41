import { sentencesOf } from './sentences'

/** A paragraph or a row, and where it stands. */
export interface Item {
  text: string
  place: string | null
  isRow: boolean
}

export interface Packed {
  text: string
  place: string | null
}

/** In words: large enough to hold an answer, small enough that a citation points somewhere. */
const LEAST_WORDS = 120
const MOST_WORDS = 220
/** Of rows, each of which may be the answer: fewer, so that the right ones are found. */
const LEAST_WORDS_OF_ROWS = 60
/** Of what has no words that anybody could count. */
const MOST_CHARS = 4_000
/** For scripts without spaces a word is about this many characters. */
const CHARS_PER_WORD = 2

interface OpenChunk {
  text: string
  from: string | null
  to: string | null
  isRow: boolean
}

/** Fills chunks with whole paragraphs and rows; what is too long by itself gives its sentences. */
export function pack(items: readonly Item[]): Packed[] {
  const chunks: OpenChunk[] = []
  let isOpen = false
  for (const { text, place, isRow } of items) {
    const parts = wordCount(text) > MOST_WORDS || text.length > MOST_CHARS ? sentencesOf(text) : [text]
    for (const part of parts) {
      const open = isOpen ? chunks.at(-1) : undefined
      if (
        open &&
        open.isRow === isRow &&
        wordCount(open.text) + wordCount(part) <= MOST_WORDS &&
        open.text.length + part.length <= MOST_CHARS
      ) {
        open.text += `${parts.length > 1 ? ' ' : '\n'}${part}`
        open.to = place
      } else chunks.push({ text: part, from: place, to: place, isRow })
      isOpen = true
    }
    isOpen = wordCount(chunks.at(-1)?.text ?? '') < (isRow ? LEAST_WORDS_OF_ROWS : LEAST_WORDS)
  }
  return chunks.map(({ text, from, to }) => ({ text, place: span(from, to) }))
}

/** `p. 3` to `p. 4` is `p. 3–4`. */
function span(from: string | null, to: string | null): string | null {
  if (from === to || from === null || to === null) return from
  const [first, last] = [numberAtEnd(from), numberAtEnd(to)]
  return first && last && first.before === last.before ? `${from}–${last.number}` : from
}

function numberAtEnd(place: string): { before: string; number: string } | null {
  const found = /(?<!\d)\d+$/.exec(place)
  return found && { before: place.slice(0, found.index), number: found[0] }
}

function wordCount(text: string): number {
  const spaced = text.split(/\s+/).length
  const unspaced =
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0) /
    CHARS_PER_WORD
  return Math.max(spaced, unspaced)
}
