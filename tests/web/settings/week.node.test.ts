import { expect, test } from 'vitest'
import { dayFault, nextSpan, timeOf, usualWeek, withTime } from '../../../web/settings/organization/week.ts'

test('somebody who was always open begins with five days from nine to five', () => {
  expect(usualWeek().map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
  expect(usualWeek()[0]).toEqual([{ from: 540, to: 1020 }])
})

test.each([
  [0, '00:00'],
  [545, '09:05'],
  [1439, '23:59'],
  [1440, '00:00'],
])('%i minutes are %s', (minutes, time) => {
  expect(timeOf(minutes)).toBe(time)
})

test('as an end, midnight is that of the next day; as a beginning, of this one', () => {
  const span = { from: 540, to: 1020 }
  expect(withTime(span, 'to', '00:00')).toEqual({ from: 540, to: 1440 })
  expect(withTime(span, 'from', '00:00')).toEqual({ from: 0, to: 1020 })
  expect(withTime(span, 'to', '')).toEqual(span)
})

test('another span begins after the last one, while there is room', () => {
  expect(nextSpan([])).toEqual({ from: 540, to: 1020 })
  expect(nextSpan([{ from: 540, to: 780 }])).toEqual({ from: 840, to: 1080 })
  expect(nextSpan([{ from: 540, to: 1320 }])).toEqual({ from: 1380, to: 1440 })
  expect(nextSpan([{ from: 540, to: 1440 }])).toBeNull()
  expect(nextSpan(Array.from({ length: 4 }, (_, at) => ({ from: at * 60, to: at * 60 + 30 })))).toBeNull()
})

test.each([
  [[{ from: 540, to: 540 }], 'backwards'],
  [[{ from: 600, to: 540 }], 'backwards'],
  [
    [
      { from: 540, to: 780 },
      { from: 720, to: 900 },
    ],
    'overlaps',
  ],
  [
    [
      { from: 540, to: 780 },
      { from: 780, to: 900 },
    ],
    null,
  ],
  [[], null],
] as const)('%j: %s', (day, fault) => {
  expect(dayFault([...day])).toBe(fault)
})
