import type { Unit } from './clauses'

/** A piece of fewer words, and without a number, may stand in the source for something else than beside another piece. */
const LEAST_WORDS = 3
/** What may stand between two quoted pieces, or around one: marks of lists and tables, quotation marks, spaces. */
const BETWEEN = /^(?:[\s|•·*_#>“”„«»"'.।]|[-–—](?=\s))+/u
const LIST_MARK = /^(?:[-–—•·*+>#|]+\s+|\d{1,3}[.)]\s+)+/u
const AFTER = new Set('"“”„«»\'| ')
const ASKS = /[?？؟]\s*$/u

/**
 * A sentence that is nothing but whole sentences, rows or items of the source, word for word: they, each on a line; else null.
 * Half a sentence is not: what turns it round may stand in the other half.
 */
export function verbatimOf(sentence: string, units: readonly Unit[]): string | null {
  const said = plain(sentence)
  const pieces = units.filter(({ text }) => !ASKS.test(text)).map(({ text }) => ({ text, words: plain(text) }))
  const whole = pieces.find(({ words }) => words !== '' && words === said)
  if (whole) return whole.text
  const parts = pieces.filter(({ words }) => saysEnough(words))
  const failed = new Set<number>()
  const heldFrom = (at: number): string[] | null => {
    const start = at === 0 ? 0 : at + (BETWEEN.exec(said.slice(at))?.[0].length ?? 0)
    if (start >= said.length) return []
    if (failed.has(start)) return null
    failed.add(start)
    for (const { text, words } of parts) {
      const rest = beginsAt(said, start, words) ? heldFrom(start + words.length) : null
      if (rest) return [text, ...rest]
    }
    return null
  }
  return said === '' ? null : (heldFrom(0)?.join('\n') ?? null)
}

function saysEnough(piece: string): boolean {
  return /\p{N}/u.test(piece) || (piece.match(/[\p{L}\p{M}]+/gu) ?? []).length >= LEAST_WORDS
}

function beginsAt(text: string, at: number, piece: string): boolean {
  return text.startsWith(piece, at) && !/^[\p{L}\p{N}\p{M}]/u.test(text.slice(at + piece.length))
}

/** Without the marks around it and the full stop, which a quotation may lack or add. */
function plain(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(LIST_MARK, '')
    .replace(/^["“”„«»']+/u, '')
  let end = words.length
  while (AFTER.has(words.charAt(end - 1))) end -= 1
  return words.slice(0, end).replace(/[.।]$/u, '').trim()
}
