import { expect, test } from 'vitest'
import { linesOf, type Piece } from '../../../workers/knowledge/parse/pdf-lines'

/** On one height, each six points wide a letter, `gap` points after the one before. */
function pieces(...parts: [text: string, gap: number][]): Piece[] {
  let x = 50
  return parts.map(([str, gap]) => {
    x += gap
    const piece = { str, transform: [10, 0, 0, 10, x, 700], width: str.length * 6, height: 10 }
    x += piece.width
    return piece
  })
}

const textOf = (parts: Piece[]) => linesOf(parts).map(({ text }) => text)

test('parts of a word come together, words stay apart', () => {
  expect(textOf(pieces(['Tick', 0], ['ets', 0.2], ['cost', 3], [' ', 0], ['₹400', 0]))).toEqual(['Tickets cost ₹400'])
})

test('wide gaps are the columns of a table', () => {
  expect(linesOf(pieces(['Room', 0], ['Price', 60]))[0]?.cells).toEqual(['Room', 'Price'])
})

test('what is read from the right is told in the order of reading, numbers as they stand', () => {
  expect(textOf(pieces(['روبية', 0], ['200', 3], ['مقابل', 3]))).toEqual(['مقابل 200 روبية'])
  expect(textOf(pieces(['روبية', 0], ['20', 3], ['0', 0], ['مقابل', 3]).toReversed())).toEqual(['مقابل 200 روبية'])
})

test('vowel signs that stand where they are seen are put where they are spoken', () => {
  expect(textOf(pieces(['ேநரம்', 0], ['வைர', 3]))).toEqual(['நேரம் வரை'])
  expect(textOf(pieces(['நேரம்', 0], ['வரை', 3]))).toEqual(['நேரம் வரை'])
})

test('a shape without a letter is left out', () => {
  expect(textOf(pieces(['ab\u0000c', 0]))).toEqual(['abc'])
})

test("a note's number and a half do not become part of the number before them", () => {
  const [price, mark, more] = pieces(['Rs. 100', 0], ['1', 0], [' a night', 0])
  const raised = { ...mark, transform: [6, 0, 0, 6, mark?.transform[4] ?? 0, 704], str: '1', width: 3, height: 6 }
  expect(textOf([price, raised, more].flatMap((piece) => piece ?? []))).toEqual(['Rs. 100 1 a night'])
  expect(textOf(pieces(['5½ %, 100¹, 50 m²', 0]))).toEqual(['5½ %, 100¹, 50 m²'])
  expect(textOf(pieces(['ﬁrst oﬃce', 0]))).toEqual(['first office'])
})

test('very many parts on one height, each to the left of the one before, cost no time', () => {
  const part = (n: number) => ({ str: 'مقابل', transform: [10, 0, 0, 10, 500_000 - n * 5, 700], width: 5, height: 10 })
  const begun = performance.now()
  expect(linesOf(Array.from({ length: 60_000 }, (_, n) => part(n))).length).toBeGreaterThan(0)
  expect(performance.now() - begun).toBeLessThan(8_000)
})
