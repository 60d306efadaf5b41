import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answeredBy, guardAgainst, heardAt } from '../../../workers/conversations/guards'
import { forgive, owe, pairFreeAt, settleDebt } from '../../../workers/conversations/hold'

const START = 1_800_000_000_000
const EVERY_MS = 6_000

describe('messages to one customer', () => {
  test('never come faster than a burst and one in six seconds, however long each is on its way', () => {
    const flights = fc.array(
      fc.record({ idle: fc.nat(9_000), way: fc.nat(2_000), back: fc.nat(2_000), lost: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 150,
      },
    )
    fc.assert(
      fc.property(flights, fc.integer({ min: 1, max: 45 }), (sends, burst) => {
        let [now, paidAt, paid] = [START, 0, 0]
        for (const { idle, way, back, lost } of sends) {
          now += idle
          // It is counted, and if it may not leave yet, taken back until it may.
          const counted = owe(paidAt, now)
          const free = pairFreeAt(counted, burst)
          if (free > now) {
            paidAt = forgive(counted)
            now = free
            paidAt = owe(paidAt, now)
            expect(pairFreeAt(paidAt, burst)).toBeLessThanOrEqual(now)
          } else paidAt = counted
          const arrival = now + way
          // As Meta may count it: a bucket of so many, one back in six seconds.
          expect(paid - arrival).toBeLessThanOrEqual((burst - 1) * EVERY_MS)
          paid = Math.max(paid, arrival) + EVERY_MS
          now = arrival + back + (lost ? 15_000 : 0)
          paidAt = settleDebt(paidAt, now)
        }
      }),
      { seed: 20_261_126, numRuns: 300 },
    )
  })

  test('are not paced where the number says so', () => {
    expect(pairFreeAt(START + 1_000_000, 0)).toBe(0)
  })
})

describe('guards', () => {
  const none = { since: 0, count: 0 }

  test('a minute of more messages than allowed is a flood, the next minute is new', () => {
    let heard = none
    for (let n = 0; n < 4; n++) heard = heardAt(heard, START + n * 1_000)
    const limits = { flood: 4, loop: null }
    expect(guardAgainst({ heard, automatic: none }, limits, START + 5_000)).toBe('flood')
    expect(guardAgainst({ heard, automatic: none }, limits, START + 60_000)).toBeNull()
    expect(guardAgainst({ heard, automatic: none }, { flood: null, loop: null }, START + 5_000)).toBeNull()
  })

  test('a row of automatic answers ends with a person, or with time', () => {
    let automatic = none
    for (let n = 0; n < 3; n++) automatic = answeredBy(automatic, { kind: 'rule', rule: 'keyword' }, START + n * 1_000)
    const limits = { flood: null, loop: 3 }
    expect(guardAgainst({ heard: none, automatic }, limits, START + 4_000)).toBe('loop')
    expect(guardAgainst({ heard: none, automatic }, limits, START + 3 * 60_000)).toBeNull()
    const spoken = answeredBy(automatic, { kind: 'agent', userId: 'usr_1' }, START + 4_000)
    expect(guardAgainst({ heard: none, automatic: spoken }, limits, START + 5_000)).toBeNull()
  })
})
