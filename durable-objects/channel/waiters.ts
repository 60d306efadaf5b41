import { rankOf, type SendLane } from './lanes'

interface Waiter {
  lane: SendLane
  /** How many they are, where one asks for several. */
  count: number
  /** Whoever does not come back by then waits no more: its process may have died. */
  until: number
}

/** Who waits for a number, in the order of their lanes, then of their coming. Plain data: it may be asked from any object. */
export class Waiters {
  readonly #waiting = new Map<string, Waiter>()

  /** Whoever waits already keeps their place. */
  add(id: string, lane: SendLane, until: number, count = 1): void {
    const known = this.#waiting.get(id)
    if (known && known.lane !== lane) this.#waiting.delete(id)
    const waiter = this.#waiting.get(id)
    if (waiter) Object.assign(waiter, { until, count })
    else this.#waiting.set(id, { lane, until, count })
  }

  remove(id: string): void {
    this.#waiting.delete(id)
  }

  /** How many go before this one, whether it waits already or comes now. */
  before(id: string, lane: SendLane, now: number): number {
    this.#forgetGone(now)
    let count = 0
    let isBehind = false
    for (const [other, waiter] of this.#waiting) {
      if (other === id) isBehind = true
      else if (rankOf(waiter.lane) < rankOf(lane) || (waiter.lane === lane && !isBehind)) count += 1
    }
    return count
  }

  /** Does anybody wait who goes before all of this lane. */
  isOutranked(lane: SendLane, now: number): boolean {
    this.#forgetGone(now)
    return [...this.#waiting.values()].some((waiter) => rankOf(waiter.lane) < rankOf(lane))
  }

  count(now: number): number {
    this.#forgetGone(now)
    return [...this.#waiting.values()].reduce((sum, { count }) => sum + count, 0)
  }

  /** Also what waits for ever, by a clock that went back since. */
  #forgetGone(now: number): void {
    for (const [id, { until }] of this.#waiting)
      if (until < now || until > now + LONGEST_WAIT_MS) this.#waiting.delete(id)
  }
}

export const LONGEST_WAIT_MS = 60_000
