import { expect, test } from 'vitest'
import { applyMark, type Mark } from '../../../web/knowledge/marks'

/** `[` and `]` stand around what is selected. */
function press(marked: string, mark: Mark): string {
  const from = marked.indexOf('‹')
  const to = marked.indexOf('›') - 1
  const after = applyMark({ text: marked.replace(/[‹›]/g, ''), from, to }, mark)
  return `${after.text.slice(0, after.from)}‹${after.text.slice(after.from, after.to)}›${after.text.slice(after.to)}`
}

test('bold goes around what is selected, and away again', () => {
  expect(press('We open at ‹nine›.', 'bold')).toBe('We open at **‹nine›**.')
  expect(press('We open at **‹nine›**.', 'bold')).toBe('We open at ‹nine›.')
})

test('a list is made of the lines that are touched, whatever they were', () => {
  expect(press('Bring:\n## pass‹port\n- vi›sa', 'bullets')).toBe('Bring:\n‹- passport\n- visa›')
  expect(press('‹passport\nvisa›', 'numbers')).toBe('‹1. passport\n2. visa›')
  expect(press('‹- passport\n- visa›', 'bullets')).toBe('‹passport\nvisa›')
})

test('a heading is its whole line', () => {
  expect(press('Prices‹›\nA room is ₹900', 'heading')).toBe('‹## Prices›\nA room is ₹900')
})

test('of a link the address is what is typed next; of an address, the words', () => {
  expect(press('See ‹the map›.', 'link')).toBe('See [the map](‹https://›).')
  expect(press('‹https://example.com/a›', 'link')).toBe('[‹›](https://example.com/a)')
})
