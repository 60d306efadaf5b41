import type { Block } from './block'
import { blocksOfTable, type Row } from './rows'

/** As browsers have it; more is an attack. */
const MOST_COLUMNS = 200
const MOST_ROWS_OF_CELL = 1_000

/** Rows of one table, each cell in its column: one that spans several rows stands in each of them. */
export class HtmlTable {
  readonly #rows: { cells: string[]; heads: boolean[] }[] = []
  /** By column: cells from rows above that reach down. */
  readonly #reaching = new Map<number, { text: string; isHead: boolean; rows: number }>()
  #open: { isHead: boolean; columns: number; rows: number } | null = null

  row(): void {
    this.#fill()
    this.#rows.push({ cells: [], heads: [] })
  }

  cell(name: string, { colspan, rowspan }: Record<string, string>): void {
    this.#open = { isHead: name === 'th', columns: span(colspan, MOST_COLUMNS), rows: span(rowspan, MOST_ROWS_OF_CELL) }
  }

  endCell(text: string): void {
    // After a table within it a cell is what stands behind that.
    const open = this.#open ?? { isHead: false, columns: 1, rows: 1 }
    const row = this.#rows.at(-1)
    this.#open = null
    if (!row) return
    this.#fill()
    for (let n = 0; n < open.columns && row.cells.length < MOST_COLUMNS; n++) {
      const said = n === 0 ? text : ''
      if (open.rows > 1) this.#reaching.set(row.cells.length, { text: said, isHead: open.isHead, rows: open.rows - 1 })
      row.cells.push(said)
      row.heads.push(open.isHead)
    }
  }

  blocks(): Block[] {
    this.#fill()
    const rows = this.#rows.filter(({ cells }) => cells.length > 0)
    const isLayout = rows.every(({ cells }) => cells.length < 2)
    const told = rows.map(({ cells }): Row => ({ cells, place: null }))
    if (isLayout) return told.flatMap(({ cells }) => cells.filter((cell) => cell !== '').map(asText))
    if (rows.every(({ heads }) => heads[0] && heads.slice(1).every((isHead) => !isHead)))
      return told.map(({ cells: [name, ...values] }) =>
        asRow(`${name}: ${values.filter((cell) => cell !== '').join(' | ')}`),
      )
    const [first, ...others] = told
    const isNamed = first && others.length > 0 && rows[0]?.heads.every((isHead) => isHead)
    return isNamed ? blocksOfTable(others, first.cells) : blocksOfTable(told)
  }

  /** Cells from above come where they reach. */
  #fill(): void {
    const row = this.#rows.at(-1)
    if (!row) return
    for (let above = this.#reaching.get(row.cells.length); above; above = this.#reaching.get(row.cells.length)) {
      if (--above.rows === 0) this.#reaching.delete(row.cells.length)
      row.cells.push(above.text)
      row.heads.push(above.isHead)
    }
  }
}

function span(said: string | undefined, most: number): number {
  const count = Number.parseInt(said ?? '1', 10)
  return count > 0 ? Math.min(count, most) : 1
}

function asText(text: string): Block {
  return { kind: 'text', text, place: null }
}

function asRow(text: string): Block {
  return { kind: 'row', text, place: null }
}
