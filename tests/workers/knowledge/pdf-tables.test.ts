import { expect, test } from 'vitest'
import { blocksOfPages } from '../../../workers/knowledge/parse/pdf-blocks'
import { linesOf, type Piece } from '../../../workers/knowledge/parse/pdf-lines'

const SIZE = 12
/** As browsers print a table: so much between lines of a cell, and so much more around it. */
const [LINE, PADDING] = [16, 11]
const COLUMNS = [80, 235, 360]

function piece(str: string, x: number, y: number, fontName = 'text'): Piece {
  return { str, transform: [SIZE, 0, 0, SIZE, x, y], width: str.length * 5.6, height: SIZE, fontName }
}

/** Each cell is put down by itself, its lines under each other, in the middle of its row's height. */
function printed(rows: string[][][], fonts = (_row: number, _column: number): string => 'text'): Piece[] {
  let top = 700
  return rows.flatMap((cells, row) => {
    const high = Math.max(...cells.map((lines) => lines.length))
    const pieces = cells.flatMap((lines, column) =>
      lines.map((str, n) => {
        const y = top - ((high - lines.length) * LINE) / 2 - n * LINE
        return piece(str, COLUMNS[column] ?? 0, y, fonts(row, column))
      }),
    )
    top -= high * LINE + PADDING
    return pieces
  })
}

/** Cells of one row, their lines divided by a stroke. */
const row = (...cells: string[]) => cells.map((cell) => cell.split('/'))

const told = (...pages: Piece[][]) => blocksOfPages(pages.map(linesOf)).map(({ kind, text }) => `${kind} ${text}`)

const first = [
  row('Treatment', 'Price', 'Time'),
  row('White fillings', '₹1,800', '40 minutes'),
  row('Full and partial/dentures', '₹16,500', 'five visits of 30 minutes'),
  row('Dental implants', '₹38,000', 'three visits over four/months'),
  row('Gum treatment', '₹3,200 per/quadrant', '45 minutes'),
  row('Wisdom tooth/removal with/two roots', '₹7,500', '50 minutes'),
]

test('the lines of a cell that is higher than its neighbours are one text in one row', () => {
  expect(told(printed(first))).toEqual([
    'row Treatment: White fillings; Price: ₹1,800; Time: 40 minutes',
    'row Treatment: Full and partial dentures; Price: ₹16,500; Time: five visits of 30 minutes',
    'row Treatment: Dental implants; Price: ₹38,000; Time: three visits over four months',
    'row Treatment: Gum treatment; Price: ₹3,200 per quadrant; Time: 45 minutes',
    'row Treatment: Wisdom tooth removal with two roots; Price: ₹7,500; Time: 50 minutes',
  ])
})

test('a table that goes on over the page keeps its columns, with and without their names repeated', () => {
  const next = [row('Fluoride varnish and/sealants', '₹900', '25 minutes'), row('Night guards', '₹5,500', '25 minutes')]
  const expected = [
    'row Treatment: Fluoride varnish and sealants; Price: ₹900; Time: 25 minutes',
    'row Treatment: Night guards; Price: ₹5,500; Time: 25 minutes',
  ]
  expect(told(printed(first), printed(next)).slice(-2)).toEqual(expected)
  expect(told(printed(first), printed([row('Treatment', 'Price', 'Time'), ...next])).slice(-2)).toEqual(expected)
  expect(told(printed(first), printed(next.slice(0, 1))).at(-1)).toBe(expected[0])
})

test('opening hours whose second column is broken over two lines', () => {
  const rows = [
    row('Days', 'Hours'),
    row('Open', 'Monday to Friday 8:30 to 18:30,/Saturday 9:00 to 14:00'),
    row('Closed', 'closed on Sunday'),
  ]
  expect(told(printed(rows))).toEqual([
    'row Days: Open; Hours: Monday to Friday 8:30 to 18:30, Saturday 9:00 to 14:00',
    'row Days: Closed; Hours: closed on Sunday',
  ])
})

test('a column of names in letters of its own names what stands beside it, also over the page', () => {
  const fonts = (_: number, column: number) => (column === 0 ? 'bold' : 'text')
  const price = row('Price', 'free until the/third birthday')
  const others = [row('Time', 'two visits'), row('Who does it', 'Dr. Kavitha')]
  expect(told(printed([price], fonts), printed(others, fonts))).toEqual([
    'row Price: free until the third birthday',
    'row Time: two visits',
    'row Who does it: Dr. Kavitha',
  ])
})

test('names that are numbers are known by their letters', () => {
  const fonts = (at: number) => (at === 0 ? 'bold' : 'text')
  const rows = [row('Holiday', '2026', '2027'), row('Pongal', '14 January', '15 January')]
  expect(told(printed(rows, fonts))).toEqual(['row Holiday: Pongal; 2026: 14 January; 2027: 15 January'])
})

test('close rows, one of them with an empty cell, stay rows; the paragraph under them is none', () => {
  const line = (n: number, ...cells: string[]) =>
    cells.flatMap((str, column) => (str === '' ? [] : [piece(str, COLUMNS[column] ?? 0, 700 - n * LINE)]))
  const lines = [
    ...line(0, 'Room', 'Price', 'Board'),
    ...line(1, 'Deluxe', '₹100', 'full'),
    ...line(2, 'Suite', '', 'none'),
    ...line(3, 'Attic under the', '₹50', 'half'),
    ...line(4, 'roof'),
    ...line(5, 'All prices are for one night and include the tax of the city.'),
  ]
  expect(told(lines)).toEqual([
    'row Room: Deluxe; Price: ₹100; Board: full',
    'row Room: Suite; Board: none',
    'row Room: Attic under the roof; Price: ₹50; Board: half',
    'text All prices are for one night and include the tax of the city.',
  ])
})

test('a column begins where it does on other rows, though the gap before it is narrow', () => {
  const rows = [row('Treatment', 'Price'), row('Wisdom tooth removal, both', '₹7,500'), row('Bridges', '₹27,000')]
  expect(told(printed(rows))[0]).toBe('row Treatment: Wisdom tooth removal, both; Price: ₹7,500')
})

test('a mark of a note is no part of the word before it', () => {
  const raised = { str: '1', transform: [7, 0, 0, 7, 100, 704], width: 4, height: 7 }
  const parts = [piece('by Dr.', 80, 700), raised, piece('Meera', 118, 700)]
  expect(linesOf(parts)[0]?.text).toBe('by Dr. Meera')
  expect(linesOf([piece('by Dr.¹ Meera², 50 m² in all', 80, 700)])[0]?.text).toBe('by Dr. Meera, 50 m² in all')
})
