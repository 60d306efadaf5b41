import type { Block } from './block'

/** A row of a table as it was read, with where it stands. */
export interface Row {
  cells: string[]
  place: string | null
}

/** Titles and notes may stand above the names of the columns. */
const LOOKED_FOR_NAMES = 6
const QUESTION = /^(?:q|questions?|faqs?|frage|preguntas?|perguntas?|प्रश्न|सवाल|கேள்வி|سؤال|السؤال)$/iu
const ANSWER = /^(?:a|answers?|ans|reply|replies|antwort|respuestas?|respostas?|उत्तर|जवाब|பதில்|جواب|الجواب|إجابة)$/iu
/** Further phrasings of one question in one cell, or in columns of their own. */
const PHRASING = /^(?:phrasings?|alternatives?|variants?|also asked|other questions?)(?:\s*\d+)?$/iu

/** Each row with the names of its columns; a table of questions and answers becomes entries. */
export function blocksOfTable(rows: readonly Row[]): Block[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const at = filled.slice(0, LOOKED_FOR_NAMES).findIndex((row, n) => namesColumns(row, filled[n + 1]))
  const above = filled.slice(0, Math.max(0, at)).map(asText)
  if (at === -1) return filled.map((row) => ({ kind: 'row', text: plain(row), place: row.place }))
  const names = filled[at]?.cells ?? []
  const below = filled.slice(at + 1)
  const question = names.findIndex((name) => QUESTION.test(name))
  const answer = names.findIndex((name) => ANSWER.test(name))
  if (question !== -1 && answer !== -1) return [...above, ...below.flatMap(entryOf(names, question, answer))]
  return [...above, ...below.map((row): Block => ({ kind: 'row', text: named(names, row), place: row.place }))]
}

/** Words in at least two cells, no number among them, and something under it. */
function namesColumns({ cells }: Row, next: Row | undefined): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return (
    next !== undefined && filled.length >= 2 && filled.every((cell) => cell.length <= 80 && !startsWithNumber(cell))
  )
}

function startsWithNumber(cell: string): boolean {
  return /^[\p{Sc}\s(+-]*\p{N}/u.test(cell)
}

function named(names: readonly string[], { cells }: Row): string {
  return cells.flatMap((cell, n) => (cell === '' ? [] : [names[n] ? `${names[n]}: ${cell}` : cell])).join('; ')
}

function plain({ cells }: Row): string {
  return cells.filter((cell) => cell !== '').join(' | ')
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
