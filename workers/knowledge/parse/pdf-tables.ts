import type { Line } from './pdf-lines'
import type { Span } from './pdf-words'
import type { Row } from './rows'

/** Where the texts of a column stand, in points from the left. */
export interface Column {
  from: number
  to: number
}

export interface TableRow {
  cells: string[]
  /** Of each cell: the letters it begins with; '' of none. */
  fonts: string[]
}

export interface Table {
  rows: TableRow[]
  /** In the order of reading. */
  columns: Column[]
  /** How many lines it takes. */
  lines: number
}

interface Cell extends Column {
  text: string
  font: string
}

interface Placed {
  y: number
  size: number
  /** By column. */
  cells: ReadonlyMap<Column, Cell>
}

/** In sizes of the letters, between lines of one cell. */
const LINE_GAP = 1.7
/** Nearer than lines of one text ever are: they belong to cells side by side. */
const NEAR = 0.9
/** Of what fills only some columns, to the row above. */
const ROW_GAP = 4
/** A line before the first whole row may be of a cell that is higher than its neighbours. */
const MOST_BEFORE = 4
/** Of lines of one cell: more begin rows of their own. */
const MOST_LINES = 3
/** Between rows there is so much more than between lines of a cell. */
const ROW_SHARE = 1.2
/** Off the edge of its column by so little. */
const ALIGNED = 0.25

/**
 * The table that begins with this line; null: none does. Its columns are where its texts stand; a line that fills only some of
 * them belongs to the row it is near to. `carried`: of the table that the page before ended with.
 */
export function tableAt(lines: readonly Line[], at: number, carried: readonly Column[] | null): Table | null {
  const opened = open(lines, at, carried)
  if (!opened) return null
  const { columns, placed } = opened
  const isMirrored = lines.slice(at, at + placed.length).some((line) => line.isMirrored)
  while (at + placed.length < lines.length) {
    const next = following(lines, at + placed.length, columns, placed, isMirrored)
    if (next.length === 0) break
    placed.push(...next)
  }
  const ordered = [...columns].sort((a, b) => (isMirrored ? b.from - a.from : a.from - b.from))
  const rows = rowsOf(placed, ordered)
  return { rows, columns: ordered, lines: placed.length }
}

export function asRows(table: Table, place: string): Row[] {
  return table.rows.map(({ cells }) => ({ cells, place }))
}

/** What begins a table: a line of several cells, with the lines before it of a cell that is higher than the others. */
function open(lines: readonly Line[], at: number, carried: readonly Column[] | null) {
  const to = seedAt(lines, at)
  if (to === -1) return null
  for (const columns of [carried?.map((column) => ({ ...column })) ?? null, []]) {
    const placed = columns && placedAll(lines.slice(at, to + 1), columns)
    if (placed) return { columns, placed }
  }
  return null
}

/** -1: no row begins here. */
function seedAt(lines: readonly Line[], at: number): number {
  for (let n = at; n < Math.min(lines.length, at + MOST_BEFORE); n++) {
    const line = lines[n]
    if (!line) return -1
    const before = lines.slice(at, n)
    if (before.some((one) => one.cells.length > 1)) return -1
    if (n === at ? line.cells.length > 1 : isOneRow(before, line)) return n
  }
  return -1
}

function isOneRow(before: readonly Line[], line: Line): boolean {
  const [from, to] = [startOf(line), endOf(line)]
  const isApart = before.every((one) => endOf(one) <= from || startOf(one) >= to)
  const isClose = before.every((one) => Math.abs(one.y - line.y) <= LINE_GAP * line.size)
  return isApart && isClose && before.some((one) => one.y - line.y < NEAR * line.size)
}

function placedAll(lines: readonly Line[], columns: Column[]): Placed[] | null {
  const placed: Placed[] = []
  for (const line of lines) {
    const one = placedIn(line, columns, lines.length > 1 || line.cells.length > 1)
    if (!one) return null
    placed.push(one)
  }
  return placed
}

/** The lines that go on with it; none: it is over. */
function following(
  lines: readonly Line[],
  at: number,
  columns: Column[],
  before: readonly Placed[],
  isMirrored: boolean,
): Placed[] {
  const line = lines[at]
  if (!line) return []
  const bottom = Math.min(...before.map(({ y }) => y))
  const gap = (bottom - line.y) / line.size
  const isOfCells = line.cells.length > 1
  const placed = placedIn(line, columns, isOfCells)
  if (placed && placed.cells.size > 1) return placed.cells.size === columns.length || gap <= ROW_GAP ? [placed] : []
  const seed = seedAt(lines, at)
  if (seed > at) {
    const row = placedAll(lines.slice(at, seed + 1), columns)
    if (row) return row
  }
  if (!placed || gap > LINE_GAP) return []
  const [column] = placed.cells.keys()
  const edge = isMirrored ? Math.max(...columns.map(({ from }) => from)) : Math.min(...columns.map(({ from }) => from))
  if (column?.from !== edge || gap <= 0) return [placed]
  return startsSmall(line.text) || bottom - line.y < rowGapOf(before) / ROW_SHARE ? [placed] : []
}

/** The least distance of two whole rows; 0: there are none yet. */
function rowGapOf(placed: readonly Placed[]): number {
  const heights = placed.filter(({ cells }) => cells.size > 1).map(({ y }) => y)
  const gaps = heights.slice(1).map((y, n) => (heights[n] ?? y) - y)
  return gaps.length === 0 ? 0 : Math.min(...gaps)
}

/** Its cells by column; null: it stands across them. What stands beside all of them is a column that was empty so far. */
function placedIn(line: Line, columns: Column[], mayAdd: boolean): Placed | null {
  const cells = new Map<Column, Cell>()
  const added: Column[] = []
  const found = cellsIn(line, columns)
  for (const [n, cell] of found.entries()) {
    const over = [...columns, ...added].filter(({ from, to }) => cell.from < to && cell.to > from)
    const inOrder = found.length === columns.length ? [...columns].sort((a, b) => a.from - b.from)[n] : undefined
    const column = over.length > 1 ? inOrder : (over[0] ?? (mayAdd ? { from: cell.from, to: cell.to } : undefined))
    if (!column || cells.has(column)) return null
    if (over.length === 0) added.push(column)
    cells.set(column, cell)
  }
  columns.push(...added)
  for (const [column, { from, to }] of cells) {
    // Known only by its place among others, it does not say how wide the column is.
    if (columns.some((other) => other !== column && from < other.to && to > other.from)) continue
    column.from = Math.min(column.from, from)
    column.to = Math.max(column.to, to)
  }
  return { y: line.y, size: line.size, cells }
}

/** Divided by wide gaps, and by narrower ones where a column begins. */
function cellsIn(line: Line, columns: readonly Column[]): Cell[] {
  const cells: Cell[] = []
  for (const span of line.spans) {
    const last = cells.at(-1)
    if (!last || span.isCell || begins(span, columns, line.size))
      cells.push({ text: span.text, font: span.font, from: span.x, to: span.end })
    else {
      last.text += ` ${span.text}`
      last.from = Math.min(last.from, span.x)
      last.to = Math.max(last.to, span.end)
    }
  }
  return cells.sort((a, b) => a.from - b.from)
}

function begins({ x }: Span, columns: readonly Column[], size: number): boolean {
  return columns.some(({ from }) => Math.abs(from - x) < ALIGNED * size)
}

function rowsOf(placed: readonly Placed[], columns: readonly Column[]): TableRow[] {
  const heights = [...placed].sort((a, b) => b.y - a.y)
  const groups = groupsOf(heights, lineGapOf(placed, columns))
  return groups
    .flatMap((group) => (groups.length > 1 && isOneCellHigh(group, columns) ? [group] : divided(group, columns)))
    .map((lines) => rowOf(lines, columns))
}

/** Between lines of one cell, where there are cells of several: the least distance of two texts in a column. 0: none. */
function lineGapOf(placed: readonly Placed[], columns: readonly Column[]): number {
  const size = Math.max(...placed.map((line) => line.size))
  const gaps = columns.flatMap((column) => {
    const heights = placed.filter(({ cells }) => cells.has(column)).map(({ y }) => y)
    heights.sort((a, b) => b - a)
    return heights.slice(1).map((y, n) => (heights[n] ?? y) - y)
  })
  const least = Math.min(...gaps.filter((gap) => gap > size / 2))
  return least <= LINE_GAP * size ? least : 0
}

function groupsOf(heights: readonly Placed[], lineGap: number): Placed[][] {
  const groups: Placed[][] = []
  let last = Number.POSITIVE_INFINITY
  for (const line of heights) {
    const least = Math.max(lineGap * ROW_SHARE, line.size * ALIGNED)
    if (last - line.y < least) groups.at(-1)?.push(line)
    else groups.push([line])
    last = line.y
  }
  return groups
}

/** Rows that stand as close as the lines of a cell: each of them is filled, or there are many. */
function isOneCellHigh(group: readonly Placed[], columns: readonly Column[]): boolean {
  const [first] = columns
  const whole = group.filter(({ cells }) => cells.size === columns.length)
  const begun = group.filter(({ cells }) => first && cells.has(first))
  return whole.length <= 1 && begun.length <= MOST_LINES
}

function divided(group: readonly Placed[], columns: readonly Column[]): Placed[][] {
  const rows: Placed[][] = []
  for (const line of group) {
    const first = columns[0] && line.cells.get(columns[0])
    const row = rows.at(-1)
    const isBeside = row?.some(({ y }) => Math.abs(y - line.y) < line.size * NEAR) ?? false
    if (row && (isBeside || !first || startsSmall(first.text))) row.push(line)
    else rows.push([line])
  }
  return rows
}

function rowOf(lines: readonly Placed[], columns: readonly Column[]): TableRow {
  const cells = columns.map((column) => lines.flatMap((line) => line.cells.get(column) ?? []))
  return {
    cells: cells.map((texts) => texts.map(({ text }) => text).reduce(flowed, '')),
    fonts: cells.map((texts) => texts[0]?.font ?? ''),
  }
}

/** One text of its lines; a word that was divided at a line's end is whole again. */
export function flowed(whole: string, line: string): string {
  if (whole === '') return line
  if (/\p{Ll}-$/u.test(whole) && /^\p{Ll}/u.test(line)) return whole.slice(0, -1) + line
  return `${whole} ${line}`
}

function startsSmall(text: string): boolean {
  return /^\p{Ll}/u.test(text)
}

function startOf({ spans }: Line): number {
  return Math.min(...spans.map(({ x }) => x))
}

function endOf({ spans }: Line): number {
  return Math.max(...spans.map(({ end }) => end))
}
