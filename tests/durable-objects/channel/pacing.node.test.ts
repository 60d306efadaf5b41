import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEND_LANES, type SendLane } from '../../../durable-objects/channel/lanes'
import { Pacer, type Token } from '../../../durable-objects/channel/pacer'
import { type Granted, Shares } from '../../../durable-objects/channel/shares'

/** A number of so many isolates, with all that can go wrong between them and its object. */
interface Setting {
  rate: number
  isolates: number
  /** Messages a second that each isolate wants to send. */
  demand: number
  seed: number
  seconds: number
  /** How often an answer of the object is lost. */
  losses: number
  /** When the object dies and starts again, ms. */
  crashes: number[]
}

const setting: fc.Arbitrary<Setting> = fc.record({
  rate: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(20, 80, 1000)),
  isolates: fc.integer({ min: 1, max: 8 }),
  demand: fc.constantFrom(0.5, 3, 20),
  seed: fc.integer(),
  seconds: fc.integer({ min: 3, max: 15 }),
  losses: fc.constantFrom(0, 0.1, 0.4),
  crashes: fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 3 }),
})

const START = 1_800_000_000_000
/** From leaving to arriving at Meta. */
const LONGEST_WAY_MS = 450
/** Whoever would wait longer sleeps. */
const PATIENCE_MS = 2_000

describe('whatever isolates ask, lose and forget', () => {
  test('Meta never sees more in any second than the number may send', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(setting, (one) => {
        const { arrivals } = simulate(one)
        expect(mostInASecond(arrivals)).toBeLessThanOrEqual(one.rate)
      }),
      { numRuns: 150, seed: 20_261_126 },
    )
  })

  test('a number that is wanted uses nearly all it may send', () => {
    const busy = { rate: 80, isolates: 1, demand: 120, seed: 7, seconds: 20, losses: 0, crashes: [] }
    const { arrivals, asked } = simulate(busy)
    // A token comes back a second after its answer: with 0.3 s of answers 80 a second cannot become more than 60.
    const lasted = Math.max(...arrivals) - START
    expect(arrivals.length / (lasted / 1_000)).toBeGreaterThan(45)
    expect(asked / arrivals.length).toBeLessThan(0.2)
  })

  test('a quiet number is hardly ever asked about a message', () => {
    const { arrivals, asked } = simulate({ ...QUIET, rate: 80, demand: 3 })
    expect(asked / arrivals.length).toBeLessThan(0.2)
  })

  test('many isolates with a message now and then all get their turn', () => {
    const { arrivals, wanted } = simulate({ ...QUIET, rate: 20, isolates: 12, demand: 0.5 })
    expect(arrivals.length).toBeGreaterThan(wanted * 0.9)
  })
})

const QUIET: Setting = { rate: 20, isolates: 1, demand: 1, seed: 3, seconds: 25, losses: 0, crashes: [] }

test('a person goes before a machine, and an answer before an announcement', () => {
  const pacer = new Pacer()
  pacer.asking('campaign', START)
  pacer.answered('campaign', { ok: true, perSecond: 1, forMs: 10_000, probe: false, capped: false }, START, START)
  const first = pacer.take('a', 'campaign', START)
  expect(first.ok).toBe(true)
  for (const lane of ['campaign', 'follow_up', 'assistant', 'agent'] as const)
    expect(pacer.take(lane, lane, START).ok).toBe(false)
  if (first.ok) first.back(START)
  const order: SendLane[] = []
  for (let now = START + 1_000; order.length < 4; now += 1_000) {
    for (const lane of [...SEND_LANES].reverse()) {
      if (order.includes(lane)) continue
      const taken = pacer.take(lane, lane, now)
      if (!taken.ok) continue
      taken.back(now)
      order.push(lane)
    }
  }
  expect(order).toEqual(SEND_LANES)
})

test('what stands low leaves room for what stands higher, on a number that is all taken', () => {
  const shares = new Shares(START - 20_000, 0, () => {})
  const ask = (isolate: string, lane: SendLane) => shares.grant({ isolate, lane, wanted: 100, rate: 80 }, START)
  expect(perSecond(ask('a', 'campaign'))).toBe(48)
  expect(perSecond(ask('b', 'follow_up'))).toBe(12)
  expect(perSecond(ask('c', 'assistant'))).toBe(12)
  expect(perSecond(ask('d', 'agent'))).toBe(8)
  expect(ask('e', 'agent').ok).toBe(false)
})

test('those who sleep wake one after the other', () => {
  const pacer = new Pacer()
  pacer.answered('assistant', { ok: true, perSecond: 10, forMs: 10_000, probe: false, capped: false }, START, START)
  const pace = { why: 'pace', inMs: 2_000 } as const
  const wakes = Array.from({ length: 30 }, (_, n) => pacer.sleep(String(n), 'assistant', pace, START) - START)
  expect(wakes[0]).toBe(2_000)
  expect(wakes.at(-1)).toBe(4_900)
})

test('those who slept while Meta refused the number keep nobody waiting once it sends again', () => {
  const pacer = new Pacer()
  pacer.opened(30_000, { code: 190, openForMs: 0 }, START)
  for (let n = 0; n < 1_000; n++) {
    const refused = pacer.take(String(n), 'assistant', START)
    if (!refused.ok) pacer.sleep(String(n), 'assistant', refused, START)
  }
  pacer.closed(START + 30_000)
  const wakesAt = pacer.sleep('late', 'assistant', { why: 'pace', inMs: 2_000 }, START + 30_000)
  expect(wakesAt - START).toBe(32_000)
})

test('a clock that went back by an hour stops nobody for an hour', () => {
  const pacer = new Pacer()
  pacer.opened(30_000, { code: 190, openForMs: 0 }, START)
  expect(pacer.take('a', 'agent', START)).toMatchObject({ ok: false, why: 'circuit', ask: false })
  expect(pacer.take('a', 'agent', START - 3_600_000)).toMatchObject({ ok: false, ask: true })
})

function perSecond(granted: Granted): number {
  return granted.ok ? granted.perSecond : 0
}

function mostInASecond(arrivals: readonly number[]): number {
  const sorted = [...arrivals].sort((a, b) => a - b)
  let most = 0
  let from = 0
  for (const [to, at] of sorted.entries()) {
    while ((sorted[from] ?? at) <= at - 1_000) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}

/** Everything happens in the order of time; each isolate has a clock of its own. */
function simulate({ rate, isolates, demand, seed, seconds, losses, crashes }: Setting) {
  const random = randomOf(seed)
  const agenda = new Agenda()
  const at = (ms: number, act: () => void) => agenda.add({ at: ms, act })
  const arrivals: number[] = []
  let [asked, wanted] = [0, 0]
  let recorded = 0
  const record = (until: number) => {
    recorded = until
  }
  let shares = new Shares(START - 60_000, 0, record)
  for (const crash of crashes) {
    at(START + crash, () => {
      shares = new Shares(START + crash, recorded, record)
    })
  }

  for (let n = 0; n < isolates; n++) {
    const isolate = String(n)
    const skew = Math.round((random() - 0.5) * 4_000)
    const pacer = new Pacer()
    const count = Math.ceil(demand * seconds)
    for (let m = 0; m < count; m++) {
      wanted += 1
      const lane = SEND_LANES[Math.floor(random() * 4)] ?? 'agent'
      const id = `${n}.${m}`
      const from = START + random() * seconds * 1_000
      at(from, () => want(id, lane, from))
    }
    const want = (id: string, lane: SendLane, since: number): void => {
      const now = clock.now
      const taken = pacer.take(id, lane, now + skew)
      if (taken.ok) return send(taken)
      if (taken.ask) return ask(id, lane, since)
      const patient = now + taken.inMs < since + PATIENCE_MS
      const again = patient ? now + taken.inMs : pacer.sleep(id, lane, taken, now + skew) - skew
      at(again, () => want(id, lane, patient ? since : again))
    }
    const ask = (id: string, lane: SendLane, since: number): void => {
      const askedAt = clock.now + skew
      const perSecondWanted = pacer.asking(lane, askedAt)
      asked += 1
      at(clock.now + random() * 60, () => {
        const granted = shares.grant({ isolate, lane, wanted: perSecondWanted, rate }, clock.now)
        const lost = random() < losses
        at(clock.now + random() * (lost ? 2_000 : 60), () => {
          const common = { capped: false, code: null, openForMs: 0 } as const
          if (lost) pacer.unanswered(lane, clock.now + skew)
          else if (granted.ok) pacer.answered(lane, { ...granted, ...common, probe: false }, askedAt, clock.now + skew)
          else pacer.answered(lane, { ...granted, ...common, why: 'pace' }, askedAt, clock.now + skew)
          want(id, lane, since)
        })
      })
    }
    const send = (token: Token): void => {
      const arrival = clock.now + random() * LONGEST_WAY_MS
      arrivals.push(arrival)
      // now and then the answer is lost, and the sender gives up after fifteen seconds
      at(arrival + (random() < 0.02 ? 15_000 : random() * 200), () => token.back(clock.now + skew))
    }
  }
  const clock = { now: START }
  const end = START + seconds * 1_000 + 20_000
  for (let event = agenda.next(); event && event.at <= end; event = agenda.next()) {
    clock.now = event.at
    event.act()
  }
  return { arrivals, asked, wanted }
}

interface Event {
  at: number
  act: () => void
}

/** What comes next stands first (a binary heap: there are many thousands). */
class Agenda {
  readonly #events: Event[] = []

  add(event: Event): void {
    const events = this.#events
    let place = events.push(event) - 1
    for (let parent = (place - 1) >> 1; place > 0 && this.#at(parent) > event.at; parent = (place - 1) >> 1) {
      this.#swap(place, parent)
      place = parent
    }
  }

  next(): Event | undefined {
    const events = this.#events
    const [first] = events
    const last = events.pop()
    if (!first || !last || events.length === 0) return first
    events[0] = last
    for (let place = 0; ; ) {
      const left = 2 * place + 1
      const child = this.#at(left + 1) < this.#at(left) ? left + 1 : left
      if (this.#at(child) >= last.at) return first
      this.#swap(place, child)
      place = child
    }
  }

  #at(place: number): number {
    return this.#events[place]?.at ?? Number.POSITIVE_INFINITY
  }

  #swap(a: number, b: number): void {
    const events = this.#events
    const [one, other] = [events[a], events[b]]
    if (one && other) [events[a], events[b]] = [other, one]
  }
}

function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
