import Papa from 'papaparse'
import { expectedBy } from './expects-words'
import { type Expectation, MOST_CHARACTERS, MOST_QUESTIONS, type Question } from './question'

export interface SkippedRow {
  /** As a spreadsheet counts. */
  row: number
  why: 'no_question' | 'too_long' | 'too_many' | 'unknown_expects' | 'unknown_document'
  /** What the cell says that is not known. */
  value: string | null
}

/** What a cell may name: the id of one, or its title. */
interface Known {
  id: string
  title: string
}

const MOST_SHOWN = 80

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
 * order. What must be contained is parted by `|`. A cell that says what nobody knows is not read as something else.
 */
export function questionsOfCsv(
  csv: string,
  documents: readonly Known[],
): { questions: Question[]; skipped: SkippedRow[] } {
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
    const expects = expectationOf(cells, places, documents)
    if (why) skipped.push({ row: index + 1, why, value: null })
    else if ('why' in expects) skipped.push({ row: index + 1, ...expects })
    else questions.push({ text, expects })
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

function expectationOf(
  cells: readonly string[],
  places: Places,
  documents: readonly Known[],
): Expectation | Pick<SkippedRow, 'why' | 'value'> {
  const said = cellOf(cells, places.expects)
  const source = cellOf(cells, places.document)
  const contains = cellOf(cells, places.contains)
    .split('|')
    .flatMap((part) => part.trim().slice(0, 200) || [])
    .slice(0, 10)
  const named = source.toLowerCase()
  const document = documents.find(({ id, title }) => id === source || title.trim().toLowerCase() === named)
  if (source !== '' && !document) return { why: 'unknown_document', value: source.slice(0, MOST_SHOWN) }
  const kind = said === '' ? (source !== '' || contains.length > 0 ? 'answer' : 'any') : expectedBy(said)
  if (kind === null) return { why: 'unknown_expects', value: said.slice(0, MOST_SHOWN) }
  return { kind, documentId: document?.id ?? null, contains }
}

function cellOf(cells: readonly string[], at: number | undefined): string {
  return (at === undefined ? '' : (cells[at] ?? '')).trim()
}
