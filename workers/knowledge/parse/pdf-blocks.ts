import type { Block } from './block'
import type { Line } from './pdf-lines'
import { blocksOfTable } from './rows'

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

  constructor(body: number, levels: ReadonlyMap<number, number>) {
    this.#body = body
    this.#levels = levels
  }

  page(lines: readonly Line[], place: string): void {
    this.#closeHeading()
    for (let at = 0; at < lines.length; ) {
      const table = tableAt(lines, at)
      if (table > 1) {
        this.#close()
        this.#blocks.push(
          ...blocksOfTable(lines.slice(at, at + table).map(({ cells }) => ({ cells: [...cells], place }))),
        )
        at += table
        continue
      }
      const line = lines[at]
      if (line) this.#line(line, lines[at - 1], place)
      at++
    }
  }

  end(): Block[] {
    this.#close()
    return this.#blocks
  }

  /** `before`: on the same page. */
  #line(line: Line, before: Line | undefined, place: string): void {
    const isHeading = line.size >= this.#body * HEADING_SIZE && line.text.length <= LONGEST_HEADING
    if (isHeading) {
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

/** One text of its lines; a word that was divided at a line's end is whole again. */
function flowing(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .reduce((whole, line) => {
      if (/\p{Ll}-$/u.test(whole) && /^\p{Ll}/u.test(line)) return whole.slice(0, -1) + line
      return `${whole} ${line}`
    })
}

/** How many lines from here on are rows of one table: as many cells as the first, or fewer where one is empty. */
function tableAt(lines: readonly Line[], at: number): number {
  const width = lines[at]?.cells.length ?? 0
  if (width < 2) return 0
  let rows = 0
  while (lines[at + rows]?.cells.length === width) rows++
  return rows
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
