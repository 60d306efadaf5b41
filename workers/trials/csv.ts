import Papa from 'papaparse'
import { EXPECTED, type Expectation, MOST_CHARACTERS, MOST_QUESTIONS, type Question } from './question'

export interface SkippedRow {
  /** As a spreadsheet counts. */
  row: number
  why: 'no_question' | 'too_long' | 'too_many'
}

const COLUMNS = {
  question: ['question', 'text', 'pregunta', 'pergunta', 'frage', 'سؤال', 'प्रश्न', 'கேள்வி'],
  expects: ['expects', 'expected', 'kind'],
  document: ['document', 'document_id', 'documentid', 'source'],
  contains: ['contains', 'answer contains', 'must contain'],
}
type Column = keyof typeof COLUMNS
type Places = Partial<Record<Column, number>>

/**
 * A question a row. The first row names the columns if it names one for the question; otherwise they are read in our
 * order. What must be contained is parted by `|`.
 */
export function questionsOfCsv(csv: string): { questions: Question[]; skipped: SkippedRow[] } {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: false })
  const named = placesOf(data[0] ?? [])
  const places: Places = named ?? { question: 0, expects: 1, document: 2, contains: 3 }
  const questions: Question[] = []
  const skipped: SkippedRow[] = []
  for (const [index, cells] of data.entries()) {
    const isHead = index === 0 && named !== null
    if (isHead || cells.every((cell) => cell.trim() === '')) continue
    const text = cellOf(cells, places.question)
    const why = refusalOf(text, questions.length)
    if (why) skipped.push({ row: index + 1, why })
    else questions.push({ text, expects: expectationOf(cells, places) })
  }
  return { questions, skipped }
}

function placesOf(head: readonly string[]): Places | null {
  const names = head.map((cell) => cell.trim().toLowerCase())
  const places: Places = {}
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const at = names.findIndex((name) => COLUMNS[column].includes(name))
    if (at >= 0) places[column] = at
  }
  return places.question === undefined ? null : places
}

function refusalOf(text: string, held: number): SkippedRow['why'] | null {
  if (text === '') return 'no_question'
  if (text.length > MOST_CHARACTERS) return 'too_long'
  return held >= MOST_QUESTIONS ? 'too_many' : null
}

function expectationOf(cells: readonly string[], places: Places): Expectation {
  const named = cellOf(cells, places.expects)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const documentId = cellOf(cells, places.document)
  const contains = cellOf(cells, places.contains)
    .split('|')
    .flatMap((part) => part.trim().slice(0, 200) || [])
    .slice(0, 10)
  const isAnswer = documentId !== '' || contains.length > 0
  const kind = EXPECTED.find((one) => one === named) ?? (isAnswer ? 'answer' : 'any')
  return { kind, documentId: documentId === '' ? null : documentId.slice(0, 40), contains }
}

function cellOf(cells: readonly string[], at: number | undefined): string {
  return (at === undefined ? '' : (cells[at] ?? '')).trim()
}
