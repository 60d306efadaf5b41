import type { Block } from './block'
import type { Line } from './pdf-lines'
import { asRows, type Column, flowed, type Table, type TableRow, tableAt } from './pdf-tables'
import { blocksOfTable, namesIn, type Row } from './rows'

/** Larger than the running text by so much, a short line is a heading. */
const HEADING_SIZE = 1.12
const LONGEST_HEADING = 140
/** Between lines of one paragraph, in sizes of the letters. */
const PARAGRAPH_GAP = 1.75
/** A line that stands at the edge of so many pages among a hundred belongs to the paper, not to the text. */
const REPEATED = 40
const LEAST_PAGES_FOR_EDGES = 4
/** Smaller than the running text by so much. */
const SMALL = 0.95
const ENDS_SENTENCE = /[.!?:;。！？؟।॥"”’)\]]$/u
const STARTS_ITEM = /^(?:[•●▪◦‣–—*-]\s|\d{1,3}[.)]\s|[a-z][.)]\s)/u

/** Headings by the size of their letters, tables by their gaps, paragraphs across pages: each with its page. */
export function blocksOfPages(pages: readonly Line[][]): Block[] {
  const body = bodySize(pages)
  const edges = repeatedEdges(pages, body)
  const levels = headingLevels(pages, body)
  const writer = new BlockWriter(body, levels)
  for (const [n, lines] of pages.entries()) {
    const kept = lines.filter((line, at) => !isEdge(lines, at, body) || !edges.has(shapeOf(line.text)))
    writer.page(kept, `p. ${n + 1}`)
  }
  return writer.end()
}

class BlockWriter {
  readonly #blocks: Block[] = []
  readonly #body: number
  readonly #levels: ReadonlyMap<number, number>
  #paragraph: { lines: Line[]; place: string } | null = null
  #heading: { lines: Line[]; place: string } | null = null
  /** Of the last table under this heading. */
  #names: readonly string[] | null = null
  /** Of the table that the page before ended with. */
  #open: readonly Column[] | null = null

  constructor(body: number, levels: ReadonlyMap<number, number>) {
    this.#body = body
    this.#levels = levels
  }

  page(lines: readonly Line[], place: string): void {
    this.#closeHeading()
    for (let at = 0; at < lines.length; ) {
      const carried = at === 0 ? this.#open : null
      const table = tableAt(lines, at, carried)
      if (table && (table.rows.length > 1 || isKeyed(table.rows) || goesOn(table, carried))) {
        this.#close()
        this.#table(table, place)
        at += table.lines
        this.#open = at === lines.length ? table.columns : null
        continue
      }
      this.#open = null
      const line = lines[at]
      if (line) this.#line(line, lines[at - 1], place)
      at++
    }
  }

  end(): Block[] {
    this.#close()
    return this.#blocks
  }

  /** After a gap, or on the next page, the same table goes on: its first row there is no row of names. */
  #table(table: Table, place: string): void {
    const rows = asRows(table, place)
    const width = table.columns.length
    const known = this.#names?.length === width ? this.#names : null
    const first = rows[0]?.cells ?? []
    const isHeaded = namesByLetters(table.rows) && !isSame(first, known)
    if (isHeaded) this.#names = first
    else if (known?.every((name) => name === '') !== false && isKeyed(table.rows)) {
      this.#names = first.map(() => '')
      this.#blocks.push(...rows.map(keyed))
      return
    } else if (!known) {
      this.#blocks.push(...blocksOfTable(rows))
      this.#names = namesOrNone(rows, width)
      return
    }
    this.#blocks.push(...blocksOfTable(isHeaded ? rows.slice(1) : rows, this.#names ?? []))
  }

  /** `before`: on the same page. */
  #line(line: Line, before: Line | undefined, place: string): void {
    const isHeading = line.size >= this.#body * HEADING_SIZE && line.text.length <= LONGEST_HEADING
    if (isHeading) {
      this.#names = null
      this.#closeParagraph()
      const open = this.#heading?.lines.at(-1)
      const goesOn = open && open.size === line.size && open.y - line.y < line.size * PARAGRAPH_GAP
      if (this.#heading && goesOn) this.#heading.lines.push(line)
      else {
        this.#closeHeading()
        this.#heading = { lines: [line], place }
      }
      return
    }
    this.#closeHeading()
    if (this.#paragraph && this.#goesOn(line, before)) this.#paragraph.lines.push(line)
    else {
      this.#closeParagraph()
      this.#paragraph = { lines: [line], place }
    }
  }

  /** Within a page by the distance; from one page to the next when the sentence has not ended. */
  #goesOn(line: Line, before: Line | undefined): boolean {
    const last = this.#paragraph?.lines.at(-1)
    if (!last || STARTS_ITEM.test(line.text)) return false
    if (before === undefined) return !ENDS_SENTENCE.test(last.text)
    if (before !== last) return false
    const gap = last.y - line.y
    return gap > 0 && gap <= Math.max(last.size, line.size) * PARAGRAPH_GAP
  }

  #close(): void {
    this.#closeHeading()
    this.#closeParagraph()
  }

  #closeHeading(): void {
    if (!this.#heading) return
    const { lines, place } = this.#heading
    const level = this.#levels.get(keyOf(lines[0]?.size ?? 0)) ?? 1
    this.#blocks.push({ kind: 'heading', level, text: flowing(lines), place })
    this.#heading = null
  }

  #closeParagraph(): void {
    if (!this.#paragraph) return
    const { lines, place } = this.#paragraph
    this.#blocks.push({ kind: 'text', text: flowing(lines), place })
    this.#paragraph = null
  }
}

/** Where a table has no names, what goes on of it has none either. */
function namesOrNone(rows: readonly Row[], width: number): readonly string[] {
  const names = namesIn(rows)
  return names.length > 0 ? names : Array.from({ length: width }, () => '')
}

function flowing(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).reduce(flowed)
}

function goesOn({ columns }: Table, carried: readonly Column[] | null): boolean {
  return carried !== null && columns.length === carried.length
}

function isSame(cells: readonly string[], names: readonly string[] | null): boolean {
  return names !== null && cells.every((cell, n) => cell === names[n])
}

/** Its first row is set in other letters than what stands under it. */
function namesByLetters([first, ...others]: readonly TableRow[]): boolean {
  const letters = first?.fonts[0] ?? ''
  if (letters === '' || others.length === 0 || !first?.fonts.every((font) => font === letters)) return false
  return others.every(({ fonts }) => fonts.slice(1).some((font) => font !== '' && font !== letters))
}

/** Two columns, of which the first names what stands in the second: it is set in letters of its own in every row. */
function isKeyed(rows: readonly TableRow[]): boolean {
  const letters = rows[0]?.fonts[0] ?? ''
  if (letters === '' || rows.some(({ cells }) => cells.length !== 2)) return false
  return rows.every(({ fonts: [key, value] }) => key === letters && value !== '' && value !== letters)
}

function keyed({ cells, place }: Row): Block {
  return { kind: 'row', text: cells.filter((cell) => cell !== '').join(': '), place }
}

function bodySize(pages: readonly Line[][]): number {
  const chars = new Map<number, number>()
  for (const { size, text } of pages.flat()) chars.set(keyOf(size), (chars.get(keyOf(size)) ?? 0) + text.length)
  return [...chars].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1
}

/** The largest letters are the first level. */
function headingLevels(pages: readonly Line[][], body: number): Map<number, number> {
  const sizes = new Set(
    pages
      .flat()
      .filter(({ size, text }) => size >= body * HEADING_SIZE && text.length <= LONGEST_HEADING)
      .map(({ size }) => keyOf(size)),
  )
  const ordered = [...sizes].sort((a, b) => b - a)
  return new Map(ordered.map((size, n) => [size, Math.min(6, n + 1)]))
}

/** Half points: writers round differently. */
function keyOf(size: number): number {
  return Math.round(size * 2) / 2
}

/** Running titles and page numbers, by what is left of them without their digits. */
function repeatedEdges(pages: readonly Line[][], body: number): Set<string> {
  if (pages.length < LEAST_PAGES_FOR_EDGES) return new Set()
  const seen = new Map<string, number>()
  for (const lines of pages) {
    const shapes = new Set(lines.filter((_, at) => isEdge(lines, at, body)).map(({ text }) => shapeOf(text)))
    for (const shape of shapes) seen.set(shape, (seen.get(shape) ?? 0) + 1)
  }
  return new Set([...seen].flatMap(([shape, times]) => (times * 100 >= pages.length * REPEATED ? [shape] : [])))
}

/** The outermost line, and the one beside it where it is small: what is large is a heading, whatever it repeats. */
function isEdge(lines: readonly Line[], at: number, body: number): boolean {
  const size = lines[at]?.size ?? 0
  const isOutermost = at === 0 || at === lines.length - 1
  const isNext = at === 1 || at === lines.length - 2
  return (isOutermost && size < body * HEADING_SIZE) || (isNext && size < body * SMALL)
}

function shapeOf(text: string): string {
  return text.replace(/\p{N}+/gu, '#').toLowerCase()
}
