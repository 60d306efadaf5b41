import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { GraphCall } from '../../bench/exchange.ts'
import { runSoak, SMALL } from '../../bench/scenarios/soak.ts'
import { unknowableDoubles } from '../../bench/soak/doubles.ts'
import { mostInASecond, pairViolations } from '../../bench/soak/limits.ts'
import { soakedProduct } from '../../bench/system/soaked.ts'
import { startSystem } from '../../bench/system/system.ts'

const home = mkdtempSync(join(tmpdir(), 'soak-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('300 messages with faults, repeats, and two kills: nothing is lost, limits hold, and what was charged is counted', {
  timeout: 300_000,
}, async () => {
  const system = await startSystem(soakedProduct, join(home, 'product'))
  try {
    const { verdict, allowedDoubles = 0, faults, notes } = await runSoak(system, 1, SMALL)
    const named = [...(verdict?.named ?? []), ...(notes ?? [])].join('\n')
    const { doubled = 0, ...counts } = verdict?.counts ?? {}
    expect(counts, named).toEqual({ lost: 0, outOfOrder: 0, overlapping: 0, wrongContact: 0, forgedAccepted: 0 })
    expect(doubled, named).toBeLessThanOrEqual(allowedDoubles)
    expect(Object.entries(faults ?? {}).filter(([, count]) => count > 0)).toEqual([])
    expect(verdict?.acknowledged).toBe(SMALL.messages)
  } finally {
    await system.stop()
  }
})

test('the soak sees a number that is too fast, and a customer who gets too much', () => {
  const calls = Array.from({ length: 50 }, (_, n) => callAt(n * 10))
  expect(mostInASecond(calls)).toBe(50)
  expect(pairViolations(calls)).toHaveLength(5)
  expect(pairViolations([...calls.slice(0, 45), callAt(6_500)])).toEqual([])
})

test('the soak forgives only doubles that nobody could have known of', () => {
  const lost = { ...callAt(0), outcome: 'lost_after' as const }
  expect(unknowableDoubles([lost, callAt(5_000)], [])).toBe(1)
  expect(unknowableDoubles([callAt(0), callAt(5_000)], [])).toBe(0)
  expect(unknowableDoubles([callAt(0), callAt(5_000)], [{ from: 5, to: 100 }])).toBe(1)
})

function callAt(arrivedAt: number): GraphCall {
  const one = { n: 7, to: '1', phoneNumberId: '2', wamid: 'w', outcome: 'accepted' as const }
  return { ...one, arrivedAt, answeredAt: arrivedAt + 10 }
}
