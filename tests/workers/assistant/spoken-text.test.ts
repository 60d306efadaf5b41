import { expect, test } from 'vitest'
import { spokenText } from '../../../workers/assistant/spoken-text'

const prices = {
  text: [
    'Treatment: Fluoride varnish and sealants; Price: ₹900; Time: 25 minutes',
    'Treatment: Bridges; Price: ₹27,000; Time: two visits of 90 minutes',
  ].join('\n'),
}
const rooms = {
  text: 'Room: Deluxe; Single: ₹4,000; Double: ₹6,000; Parking: yes\nRoom: Suite; Single: ₹7,000; Double: ₹9,000; Parking: no',
}
const hours = { text: 'Days: Monday–Friday; Hours: 9:00–18:00\nDays: Sunday; Hours: closed all day' }

test.each([
  ['from the **first tooth** on', 'from the *first tooth* on'],
  ['# Prices\n## What **it** costs', '*Prices*\n*What it costs*'],
  ['- one\n* two\n1. three', '• one\n• two\n1. three'],
  ['~~old~~ and __new__ and *kept* and _kept_ and ~kept~', '~old~ and *new* and *kept* and _kept_ and ~kept~'],
  ['See [our prices](https://sunrise.test/prices).', 'See our prices: https://sunrise.test/prices.'],
  ['See [https://a.test](https://a.test)', 'See https://a.test'],
  ['```**code**``` and **bold**', '```**code**``` and *bold*'],
  ['half**bold**words', 'halfboldwords'],
  ['**two\nlines**', '*two*\n*lines*'],
  ['“**Bold** in a quotation”', '“*Bold* in a quotation”'],
  ['2 * 3 is 6, and 5 \\* 2 is 10', '2 * 3 is 6, and 5 * 2 is 10'],
  ['snake_case__name__x and 4 ** 2', 'snake_case__name__x and 4 ** 2'],
])('%j is told as WhatsApp shows it, and stays so', (written, said) => {
  expect(spokenText(written, [])).toBe(said)
  if (!said.includes('```')) expect(spokenText(said, [])).toBe(said)
})

test('a row of a table is told in words', () => {
  const said = (text: string) => spokenText(text, [prices, rooms, hours])
  expect(said('Treatment: Fluoride varnish and sealants; Price: ₹900; Time: 25 minutes')).toBe(
    'Fluoride varnish and sealants: ₹900, 25 minutes',
  )
  expect(said('“Days: Monday–Friday; Hours: 9:00–18:00\nDays: Sunday; Hours: closed all day”')).toBe(
    '“Monday–Friday: 9:00–18:00\nSunday: closed all day”',
  )
  expect(said('Price | ₹6,500')).toBe('Price: ₹6,500')
  expect(said('| Day | Hours |\n|---|:--:|\n| Monday | 9:00–18:00 |')).toBe('Monday: 9:00–18:00')
})

test('values of which one could not tell what they are keep the names of their columns', () => {
  expect(spokenText('Room: Deluxe; Single: ₹4,000; Double: ₹6,000; Parking: yes', [rooms])).toBe(
    'Deluxe: Single ₹4,000, Double ₹6,000, Parking yes',
  )
})

test('a sentence that only looks like a row stays as it is', () => {
  const prose = 'Open: Monday to Friday; Closed: Sunday'
  expect(spokenText(prose, [{ text: `${prose}\nSomething else.` }, prices])).toBe(prose)
})
