import { MOST_TEXT_BYTES } from '../text-check'
import { type Block, UnreadableFile } from './block'

/** A row of a table as it was read, with where it stands. */
export interface Row {
  cells: string[]
  place: string | null
}

/** Titles and notes may stand above the names of the columns. */
const LOOKED_FOR_NAMES = 6
const LONGEST_NAME = 80
const QUESTION = /^(?:q|questions?|faqs?|frage|preguntas?|perguntas?|प्रश्न|सवाल|கேள்வி|سؤال|السؤال)$/iu
const ANSWER = /^(?:a|answers?|ans|reply|replies|antwort|respuestas?|respostas?|उत्तर|जवाब|பதில்|جواب|الجواب|إجابة)$/iu
/** Further phrasings of one question in one cell, or in columns of their own. */
const PHRASING = /^(?:phrasings?|alternatives?|variants?|also asked|other questions?)(?:\s*\d+)?$/iu

/**
 * Each row with the names of its columns; a table of questions and answers becomes entries. `names`: as the file says them, or
 * none; left out, they are looked for.
 */
export function blocksOfTable(rows: readonly Row[], names?: readonly string[]): Block[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (names) return told(names, filled)
  const at = namesAt(filled)
  if (at === -1) return told([], filled)
  return [...filled.slice(0, at).map(asText), ...told(filled[at]?.cells ?? [], filled.slice(at + 1))]
}

/** The names of the columns, should there be any. */
export function namesIn(rows: readonly Row[]): readonly string[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  return filled[namesAt(filled)]?.cells ?? []
}

function told(names: readonly string[], rows: readonly Row[]): Block[] {
  const question = names.findIndex((name) => QUESTION.test(name))
  const answer = names.findIndex((name) => ANSWER.test(name))
  const isFaq = question !== -1 && answer !== -1
  const entriesOf = entryOf(names, question, answer)
  const blocks: Block[] = []
  let chars = 0
  for (const row of rows) {
    // Where a table goes on over a page its names stand there again.
    const read = isFaq ? entriesOf(row) : isSame(row.cells, names) ? [] : [asRow(named(names, row), row)]
    blocks.push(...read)
    // A short file may name one long cell a million times, or have a long name over each.
    for (const { text } of read) chars += text.length
    if (chars > MOST_TEXT_BYTES) throw new UnreadableFile('too_large')
  }
  return blocks
}

function isSame(cells: readonly string[], names: readonly string[]): boolean {
  return names.length > 0 && cells.length === names.length && cells.every((cell, n) => cell === names[n])
}

/** -1: none has them. What stands above is a title or a note, which is no row of a table itself. */
function namesAt(filled: readonly Row[]): number {
  const at = filled.slice(0, LOOKED_FOR_NAMES).findIndex(({ cells }) => countFilled(cells) >= 2)
  const row = filled[at]
  return row && namesColumns(row, filled.slice(at + 1)) ? at : -1
}

/** Words, no number among them, something under them, and none of them under itself: that would be a value like others. */
function namesColumns({ cells }: Row, below: readonly Row[]): boolean {
  const isName = (cell: string) => cell.length <= LONGEST_NAME && !startsWithNumber(cell)
  const isValue = (row: Row) =>
    row.cells.some((cell, n) => cell !== '' && cell === cells[n]) && !isSame(row.cells, cells)
  return below.length > 0 && cells.every(isName) && !below.some(isValue)
}

function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length
}

function startsWithNumber(cell: string): boolean {
  return /^[\p{Sc}\s(+-]*\p{N}/u.test(cell)
}

function named(names: readonly string[], { cells }: Pick<Row, 'cells'>): string {
  if (names.every((name) => name === '')) return plain({ cells })
  return cells.flatMap((cell, n) => (cell === '' ? [] : [names[n] ? `${names[n]}: ${cell}` : cell])).join('; ')
}

function plain({ cells }: Pick<Row, 'cells'>): string {
  return cells.filter((cell) => cell !== '').join(' | ')
}

function asRow(text: string, { place }: Row): Block {
  return { kind: 'row', text, place }
}

function asText(row: Row): Block {
  return { kind: 'text', text: plain(row), place: row.place }
}

function entryOf(names: readonly string[], question: number, answer: number) {
  return ({ cells, place }: Row): Block[] => {
    const others = cells.filter((_, n) => PHRASING.test(names[n] ?? ''))
    const questions = [cells[question] ?? '', ...others].flatMap(linesOf)
    const text = (cells[answer] ?? '').trim()
    return questions.length > 0 && text !== '' ? [{ kind: 'entry', questions, text, place }] : []
  }
}

function linesOf(cell: string): string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
