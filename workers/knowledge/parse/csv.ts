import { parse } from 'papaparse'
import { type Block, UnreadableFile } from './block'
import { blocksOfTable, type Row } from './rows'

/** Rows of one file. */
export const MOST_ROWS = 20_000

export function readCsv(text: string): Block[] {
  const { data } = parse<string[]>(text, { skipEmptyLines: 'greedy', preview: MOST_ROWS + 1 })
  if (data.length > MOST_ROWS) throw new UnreadableFile('too_large')
  const rows = data.map((cells, n): Row => ({ cells: cells.map((cell) => cell.trim()), place: `row ${n + 1}` }))
  return blocksOfTable(rows)
}
