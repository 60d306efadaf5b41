import { isRightToLeft, type Token, textsOf, tokensOf } from './pdf-words'

/** A piece of text where the file puts it, in points from the bottom left; `transform` is a matrix of six. */
export interface Piece {
  str: string
  transform: number[]
  width: number
  height: number
}

/** What stands on one height of a page. */
export interface Line {
  text: string
  /** Of a table: what wide gaps divide. One where there are none. */
  cells: string[]
  size: number
  x: number
  y: number
}

/** In sizes of the letters. */
const SAME_LINE = 0.45
const SPACE = 0.15
/** A gap that no sentence has. */
const COLUMN = 1.8
const MOST_CELLS = 20

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
    if (piece.str.trim() !== '' && !isSameLine(open, piece)) close()
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
      joined[joined.length - 1] = { ...before, cells, text: cells.join(' ') }
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
  const cells = textsOf(tokensOf(fragmentsOf(ordered)), isMirrored)
  if (cells.length === 0) return null
  return { text: cells.join(' '), cells, size: Math.max(...seen.map(sizeOf)), x: xOf(first), y: yOf(first) }
}

/** Each piece with what divides it from the one to its left. */
function fragmentsOf(pieces: readonly Piece[]): Token[] {
  const fragments: Token[] = []
  let end: number | null = null
  let isSpaced = false
  for (const piece of pieces) {
    if (piece.str.trim() === '') {
      isSpaced ||= piece.str !== ''
      continue
    }
    const size = sizeOf(piece)
    const gap = end === null ? 0 : xOf(piece) - end
    const before = gap > COLUMN * size ? 'cell' : isSpaced || gap > SPACE * size ? 'space' : 'none'
    fragments.push({ text: piece.str, before })
    end = xOf(piece) + piece.width
    isSpaced = false
  }
  return fragments
}

function sizeOf({ transform, height }: Piece): number {
  return Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || height || 1
}

function xOf({ transform }: Piece): number {
  return transform[4] ?? 0
}

function yOf({ transform }: Piece): number {
  return transform[5] ?? 0
}
