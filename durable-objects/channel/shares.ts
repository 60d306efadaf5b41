import { ceilingOf, rankOf, type SendLane } from './lanes'

/**
 * A share is leave to begin so many sends in any second until its end. Meta counts what arrives, at any beginning of its
 * second: so a share is free again only when the last that left under it has surely arrived, a second ago.
 */
interface Share {
  isolate: string
  lane: SendLane
  perSecond: number
  until: number
}

export interface ShareAsked {
  isolate: string
  lane: SendLane
  /** Sends a second that are wanted, with what is held already. */
  wanted: number
  /** What the number may send in a second, in all. */
  rate: number
}

export type Granted = { ok: true; perSecond: number; forMs: number } | { ok: false; retryInMs: number }

/** The second that Meta looks at, and what a send may take from leaving to arriving. */
export const COOL_MS = 1_500
/** The longest a share lasts, and so what nobody knows of after a restart. */
export const LONGEST_SHARE_MS = 10_000
/** By how much of the rate is given out: a quiet number is not asked about each message, a busy one shares quickly. */
const TERMS: [upTo: number, forMs: number][] = [
  [0.25, LONGEST_SHARE_MS],
  [0.5, 3_000],
  [0.75, 1_000],
  [1, 800],
]
/** A quiet isolate gets this part of the rate at once, so that it does not come back for the second message. */
const FIRST_PART = 1 / 16
/** A crash forgets what was given out. Above this part it is on record; below, so many crashes on end are allowed for. */
const UNRECORDED_PART = 1 / 16
const CRASHES = 3
const RETRY_MS: [least: number, most: number] = [20, 5_000]

/** Gives a number's rate out in shares. What is out at any time is never more than the rate, whatever becomes of them. */
export class Shares {
  #out: Share[] = []
  readonly #coldUntil: number
  /** Until then anything may be out that an earlier life gave. */
  readonly #blockedUntil: number
  #recordedUntil: number
  readonly #record: (until: number) => void

  /** `recordedUntil`: as the life before has left it. `record` must be durable before its caller hears of a share. */
  constructor(now: number, recordedUntil: number, record: (until: number) => void) {
    this.#coldUntil = now + LONGEST_SHARE_MS + COOL_MS
    this.#recordedUntil = recordedUntil
    this.#blockedUntil = Math.min(recordedUntil, now + LONGEST_SHARE_MS + COOL_MS)
    this.#record = record
  }

  grant(ask: ShareAsked, now: number): Granted {
    this.#forgetEnded(now)
    if (now < this.#blockedUntil) return { ok: false, retryInMs: this.#blockedUntil - now }
    const own = this.#held(({ isolate, lane }) => isolate === ask.isolate && lane === ask.lane)
    const others = this.#held(() => true) - own
    const below = this.#held(({ lane }) => rankOf(lane) >= rankOf(ask.lane)) - own
    const most = Math.min(this.#limit(ask.rate, now) - others, ceilingOf(ask.lane, ask.rate) - below)
    const perSecond = Math.min(Math.max(ask.wanted, Math.floor(ask.rate * FIRST_PART), 1), most)
    if (perSecond < 1) return { ok: false, retryInMs: this.#freeInMs(ask, now) }
    // What it holds stays on the books until its own end: the answer may be lost on the way.
    const out = others + Math.max(own, perSecond)
    const forMs = TERMS.find(([upTo]) => out <= upTo * ask.rate)?.[1] ?? 800
    if (out > unrecorded(ask.rate)) this.#recordTo(now + forMs + COOL_MS, now)
    this.#out.push({ isolate: ask.isolate, lane: ask.lane, perSecond, until: now + forMs })
    return { ok: true, perSecond, forMs }
  }

  /** Sends a second that are given out. */
  inUse(now: number): number {
    this.#forgetEnded(now)
    return this.#held(() => true)
  }

  #limit(rate: number, now: number): number {
    return now < this.#coldUntil ? rate - CRASHES * unrecorded(rate) : rate
  }

  #recordTo(until: number, now: number): void {
    if (until <= this.#recordedUntil) return
    this.#recordedUntil = until + Math.max(0, 2_000 - (until - now)) // not a row for each share
    this.#record(this.#recordedUntil)
  }

  /** Of shares that one isolate holds for one lane it uses one at a time. */
  #held(which: (share: Share) => boolean): number {
    const most = new Map<string, number>()
    for (const share of this.#out) {
      const key = `${share.lane}|${share.isolate}`
      if (which(share)) most.set(key, Math.max(most.get(key) ?? 0, share.perSecond))
    }
    return [...most.values()].reduce((sum, perSecond) => sum + perSecond, 0)
  }

  #freeInMs({ isolate }: ShareAsked, now: number): number {
    const [least, most] = RETRY_MS
    const ends = this.#out.filter((share) => share.isolate !== isolate).map(({ until }) => until + COOL_MS - now)
    const cold = now < this.#coldUntil ? [this.#coldUntil - now] : []
    return Math.min(most, Math.max(least, Math.min(...ends, ...cold, most)))
  }

  /** Also what lies too far ahead to be ours: the clock went back. */
  #forgetEnded(now: number): void {
    this.#out = this.#out.filter(({ until }) => until + COOL_MS > now && until <= now + LONGEST_SHARE_MS)
  }
}

function unrecorded(rate: number): number {
  return Math.floor(rate * UNRECORDED_PART)
}
