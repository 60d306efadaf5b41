import { describe, expect, test } from 'vitest'
import { Circuit, failureOfNumber, type OpenCircuit } from '../../../durable-objects/channel/circuit'

const START = 1_800_000_000_000

function circuit(open: OpenCircuit | null = null) {
  const kept: (OpenCircuit | null)[] = []
  const one = new Circuit(open, (next) => kept.push(next))
  const fail = (code: number, now: number, httpStatus?: number) =>
    one.report({ fine: 0, failure: { code, ...(httpStatus ? { httpStatus } : {}) }, probe: false }, now)
  return { one, kept, fail }
}

describe('a number', () => {
  test.each([190, 10, 33, 131005, 133010, 368, 131031, 131042])(
    'is not tried on after %i: people must mend it',
    (code) => {
      const { one, fail, kept } = circuit()
      fail(code, START)
      expect(one.state(START)).toEqual({ circuit: 'open', opensAt: START + 30_000, code })
      expect(kept).toEqual([{ since: START, until: START + 30_000, times: 0, code }])
    },
  )

  test('bears single failures, and is not tried on in a storm of them', () => {
    const { one, fail } = circuit()
    one.report({ fine: 6, failure: null, probe: false }, START)
    for (let n = 0; n < 11; n++) fail(130429, START + n * 100, 400)
    expect(one.refusal(START + 1_500)).toBeNull()
    fail(131016, START + 1_600, 500)
    expect(one.refusal(START + 1_600)).toEqual({ retryInMs: 5_000 })
  })

  test('that fails now and then over hours is in no storm', () => {
    const { one, fail } = circuit()
    for (let n = 0; n < 50; n++) fail(131000, START + n * 5_000, 500)
    expect(one.refusal(START + 50 * 5_000)).toBeNull()
  })

  test('is tried with one message; the others wait for what becomes of it', () => {
    const { one, fail } = circuit()
    fail(190, START)
    const later = START + 30_000
    expect(one.refusal(later)).toBe('probe')
    one.probing(later)
    expect(one.refusal(later + 10)).toEqual({ retryInMs: 2_000 })
    one.report({ fine: 0, failure: null, probe: true }, later + 200)
    expect(one.state(later + 200)).toEqual({ circuit: 'closed', opensAt: null, code: null })
  })

  test('that still fails waits longer and longer, to a limit', () => {
    const { one, fail } = circuit()
    fail(190, START)
    let now = START
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      const { opensAt } = one.state(now)
      waits.push((opensAt ?? 0) - now)
      now = opensAt ?? 0
      one.probing(now)
      one.report({ fine: 0, failure: { code: 190 }, probe: true }, now)
    }
    expect(waits.map((ms) => ms / 1_000)).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
  })

  test('whose probe nobody told of is tried with another', () => {
    const { one, fail } = circuit()
    fail(190, START)
    one.probing(START + 30_000)
    expect(one.refusal(START + 61_000)).toBe('probe')
  })

  test('is not opened again by what had left before', () => {
    const { one, fail } = circuit()
    fail(190, START)
    fail(190, START + 5)
    one.report({ fine: 3, failure: null, probe: false }, START + 10)
    expect(one.state(START + 10)).toMatchObject({ circuit: 'open', opensAt: START + 30_000 })
  })

  test('is not refused for longer by a clock that went back', () => {
    const { one, fail } = circuit()
    fail(190, START)
    const before = START - 3_600_000
    expect(one.refusal(before)).toBe('probe')
    one.probing(START)
    expect(one.refusal(before)).toBe('probe')
  })

  test('stays as it was over a restart, until somebody mends it', () => {
    const { one, kept } = circuit({ since: START - 60_000, until: START + 5_000, times: 2, code: 368 })
    expect(one.refusal(START)).toEqual({ retryInMs: 5_000 })
    expect(one.trouble(START)).toEqual({ code: 368, openForMs: 60_000 })
    one.close()
    expect(one.refusal(START)).toBeNull()
    expect(kept).toEqual([null])
  })
})

test('what is wrong with a message or a customer says nothing of the number', () => {
  for (const code of [131026, 131047, 131056, 132000, 100, 131049, 131063, 2388019])
    expect(failureOfNumber({ class: 'never', code, httpStatus: 400 })).toBeNull()
  expect(failureOfNumber({ class: 'later', code: 130429, httpStatus: 400 })).toEqual({ code: 130429, httpStatus: 400 })
  expect(failureOfNumber({ class: 'unknown', code: -1 })).toEqual({ code: -1 })
  expect(failureOfNumber({ class: 'later', code: -1, httpStatus: 502 })).toEqual({ code: -1, httpStatus: 502 })
})
