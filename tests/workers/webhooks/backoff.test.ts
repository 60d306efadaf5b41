import { expect, test } from 'vitest'
import { GIVE_UP_MS, nextTry, retryAfterOf } from '../../../workers/webhooks/backoff'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.UTC(2026, 10, 1)
const FAILING = { failingSince: START, status: 500, retryAfterMs: null }

test('tries come ever more seldom, and end after three days', () => {
  let now = START
  let attempts = 0
  const gaps: number[] = []
  for (;;) {
    attempts += 1
    const next = nextTry({ ...FAILING, attempts }, now, 0.5)
    if (next === null) break
    gaps.push(next - now)
    now = next
  }
  expect(gaps.slice(0, 6)).toEqual([MINUTE / 2, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR])
  expect(gaps.every((gap, n) => gap >= (gaps[n - 1] ?? 0))).toBe(true)
  expect(now - START).toBeGreaterThanOrEqual(GIVE_UP_MS)
  expect(now - START).toBeLessThan(GIVE_UP_MS + 8 * HOUR)
})

test('those who failed together do not come back together', () => {
  const at = (random: number) => Number(nextTry({ ...FAILING, attempts: 4 }, START, random)) - START
  expect(at(0)).toBe(27 * MINUTE)
  expect(at(0.999)).toBeGreaterThan(32 * MINUTE)
})

test('a receiver may ask for more time, but not for ever', () => {
  const at = (retryAfterMs: number) => nextTry({ ...FAILING, attempts: 1, retryAfterMs }, START, 0.5)
  expect(at(5 * MINUTE)).toBe(START + 5 * MINUTE)
  expect(at(1)).toBe(START + MINUTE / 2)
  expect(at(30 * 24 * HOUR)).toBe(START + 8 * HOUR)
})

test('410 says that it is gone', () => {
  expect(nextTry({ ...FAILING, attempts: 1, status: 410 }, START, 0.5)).toBeNull()
})

test.each([
  ['120', 120_000],
  [new Date(START + 90_000).toUTCString(), 90_000],
  [new Date(START - 90_000).toUTCString(), 0],
  ['soon', null],
  [null, null],
])('Retry-After: %s', (header, ms) => {
  expect(retryAfterOf(header, START)).toBe(ms)
})
