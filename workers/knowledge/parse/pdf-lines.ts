import { isRightToLeft, type Span, spansOf, type Token, tokensOf } from './pdf-words'

/** A piece of text where the file puts it, in points from the bottom left; `transform` is a matrix of six. */
export interface Piece {
  str: string
  transform: number[]
  width: number
  height: number
  fontName?: string
}

/** What stands on one height of a page. */
export interface Line {
  text: string
  /** Of a table: what wide gaps divide. One where there are none. */
  cells: string[]
  size: number
  x: number
  y: number
  /** The same by where it stands: a gap may divide columns on this line that does not on others. */
  spans: Span[]
  isMirrored: boolean
}

/** In sizes of the letters. */
const SAME_LINE = 0.45
const SPACE = 0.15
/** A gap that no sentence has. */
const COLUMN = 1.8
/** One that some have, between words that are spread. */
const WIDE = 0.7
const MOST_CELLS = 20
/** Of one line: no page is so wide. */
const MOST_PIECES = 1_000
/** Letters of notes are smaller by so much. */
const RAISED = 0.8

/** A page that is turned, as it is read: what most of its letters stand on is the ground. */
export function upright(pieces: readonly Piece[]): Piece[] {
  const letters = [0, 0, 0, 0]
  for (const piece of pieces) letters[quarterOf(piece)] = (letters[quarterOf(piece)] ?? 0) + piece.str.trim().length
  const quarter = letters.indexOf(Math.max(...letters))
  if (quarter === 0) return [...pieces]
  return pieces.map((piece) => {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = piece.transform
    const [across, up] = quarter === 1 ? [y, -x] : quarter === 2 ? [-x, -y] : [-y, x]
    return { ...piece, transform: [a, b, c, d, across, up] }
  })
}

/** Turned by so many quarters to the left. */
function quarterOf({ transform: [a = 0, b = 0] }: Piece): 0 | 1 | 2 | 3 {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2
  return b > 0 ? 1 : 3
}

/** In the file's own order, which is the order of reading in all but a few. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let open: Piece[] = []
  const close = () => {
    const line = lineOf(open)
    if (line) lines.push(line)
    open = []
  }
  for (const piece of pieces) {
    if (piece.str.trim() !== '' && (open.length >= MOST_PIECES || !isSameLine(open, piece))) close()
    open.push(piece)
  }
  close()
  return joinedByHeight(lines)
}

/** Some writers put each cell of a table down by itself; they meet again by their height. */
function joinedByHeight(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const isBeside =
      before &&
      Math.abs(before.y - line.y) < SAME_LINE * line.size &&
      line.x > before.x &&
      before.cells.length < MOST_CELLS
    if (isBeside) {
      const cells = [...before.cells, ...line.cells]
      const spans = [...before.spans, ...line.spans.map((span, n) => (n === 0 ? { ...span, isCell: true } : span))]
      joined[joined.length - 1] = { ...before, cells, text: cells.join(' '), spans }
    } else joined.push(line)
  }
  return joined
}

/** To the right of the one before, or to its left where that is how it is read. */
function isSameLine(open: readonly Piece[], piece: Piece): boolean {
  const last = open.findLast(({ str }) => str.trim() !== '')
  if (!last) return true
  const size = Math.max(sizeOf(last), sizeOf(piece))
  if (Math.abs(yOf(last) - yOf(piece)) >= SAME_LINE * size) return false
  return xOf(piece) > xOf(last) - size || isRightToLeft(open.map(({ str }) => str).join('') + piece.str)
}

function lineOf(pieces: readonly Piece[]): Line | null {
  const seen = pieces.filter(({ str }) => str.trim() !== '')
  const first = seen[0]
  if (!first) return null
  const isMirrored = isRightToLeft(seen.map(({ str }) => str).join(''))
  const ordered = isMirrored ? [...pieces].sort((a, b) => xOf(a) - xOf(b)) : pieces
  const spans = spansOf(tokensOf(fragmentsOf(ordered, isMirrored)), isMirrored)
  if (spans.length === 0) return null
  const cells = cellsOf(spans)
  const size = Math.max(...seen.map(sizeOf))
  return { text: cells.join(' '), cells, size, x: xOf(first), y: yOf(first), spans, isMirrored }
}

function cellsOf(spans: readonly Span[]): string[] {
  const cells: string[] = []
  for (const { text, isCell } of spans) {
    if (isCell || cells.length === 0) cells.push(text)
    else cells.push(`${cells.pop()} ${text}`)
  }
  return cells
}

/** Each piece with what divides it from the one to its left. */
function fragmentsOf(pieces: readonly Piece[], isMirrored: boolean): Token[] {
  const fragments: Token[] = []
  let end: number | null = null
  let last: Piece | null = null
  let isSpaced = false
  for (const piece of pieces) {
    if (piece.str.trim() === '') {
      isSpaced ||= piece.str !== ''
      continue
    }
    const size = sizeOf(piece)
    const gap = end === null ? 0 : xOf(piece) - end
    if (last !== null && isNoteMark(piece, last)) continue
    const isMark = last !== null && isRaised(piece, last)
    const isApart = isSpaced || isMark || gap > SPACE * size
    // Read from the right, parts are put in order by what is between them: one gap more would turn Latin words round.
    const isWide = gap > WIDE * size && !isMirrored
    const before = gap > COLUMN * size ? 'cell' : isWide ? 'gap' : isApart ? 'space' : 'none'
    const x = xOf(piece)
    fragments.push({ text: piece.str, before, x, end: x + piece.width, font: piece.fontName ?? '' })
    end = x + piece.width
    last = piece
    isSpaced = false
  }
  return fragments
}

/** A note's number, or what stands after one, would become a part of it. */
function isRaised(piece: Piece, last: Piece): boolean {
  const [size, before] = [sizeOf(piece), sizeOf(last)]
  return (
    Math.min(size, before) < Math.max(size, before) * RAISED && /\p{N}$/u.test(last.str) && /^\p{N}/u.test(piece.str)
  )
}

/** A small number that stands high after a word: of a note, not of a text. After a unit it is its power. */
function isNoteMark(piece: Piece, last: Piece): boolean {
  const size = sizeOf(last)
  if (sizeOf(piece) >= size * RAISED || yOf(piece) - yOf(last) < size * 0.2) return false
  return /^[\p{N}*†‡]{1,2}$/u.test(piece.str.trim()) && /[\p{L}\p{M}.,;:!?)]$/u.test(last.str) && !UNIT.test(last.str)
}

const UNIT = /(?:^|[\s\d])[ckdm]?m$/u

function sizeOf({ transform, height }: Piece): number {
  return Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || height || 1
}

function xOf({ transform }: Piece): number {
  return transform[4] ?? 0
}

function yOf({ transform }: Piece): number {
  return transform[5] ?? 0
}
