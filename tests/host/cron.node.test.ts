import { expect, test } from 'vitest'
import { isCronDue } from '../../scripts/host/cron.ts'

const noon = new Date('2026-11-22T12:05:00Z') // a Sunday

test.each([
  ['* * * * *', true],
  ['5 12 * * *', true],
  ['6 12 * * *', false],
  ['*/5 * * * *', true],
  ['*/7 * * * *', false],
  ['0-10 12 * * *', true],
  ['1,5,9 * * * *', true],
  ['3-59/2 * * * *', true],
  ['5/10 * * * *', true],
  ['5 12 22 11 *', true],
  ['5 12 * * 0', true],
  ['5 12 * * 1', false],
  ['17 3 * * *', false],
])('%s is due at five past noon on a Sunday: %s', (line, due) => {
  expect(isCronDue(line, noon)).toBe(due)
})

test('a line that is none is refused', () => {
  expect(() => isCronDue('* *', noon)).toThrow('Not a cron line')
})
