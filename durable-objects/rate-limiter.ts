import { createDurable } from 'itty-durable'

/**
 * Counts what one key may do: one object per limited key. Requests of API keys are counted in memory: an idle object
 * forgets, which only forgives. Tries at a password are stored, for a guesser could wait until the object is idle.
 * Fields are public because itty-durable hands methods a proxy, which private fields do not pass; and the environment is
 * kept from it, because it takes every service binding for a Durable Object.
 */
export class RateLimiterDO extends createDurable() {
  declare state: DurableObjectState
  windowEndsAt = 0
  taken = 0

  constructor(state: DurableObjectState) {
    super(state, {})
  }

  /** Takes up to `count` of what is left in the window of `windowMs`; `granted` may be 0. */
  take(count: number, limit: number, windowMs: number): Granted {
    const now = Date.now()
    if (now >= this.windowEndsAt) {
      this.windowEndsAt = now + windowMs
      this.taken = 0
    }
    const granted = Math.max(0, Math.min(count, limit - this.taken))
    this.taken += granted
    return { granted, windowEndsAt: this.windowEndsAt }
  }

  /**
   * Counts a try before it is judged, so that many at once are many. After `limit` of them there are none until `lockMs`
   * have passed since the last; asking meanwhile does not prolong it.
   */
  async countTry(limit: number, lockMs: number): Promise<TryCounted> {
    const now = Date.now()
    const { count, until } = this.tries(now)
    if (count >= limit) return { allowed: false, left: 0, until }
    const next = { count: count + 1, until: now + lockMs }
    this.state.storage.kv.put(TRIES, next)
    await this.state.storage.setAlarm(next.until)
    return { allowed: true, left: limit - next.count, until: next.until }
  }

  /** The try was right, or could not be judged: it does not count. */
  giveBackTry(): { ok: true } {
    const { count, until } = this.tries(Date.now())
    if (count > 0) this.state.storage.kv.put(TRIES, { count: count - 1, until })
    return { ok: true }
  }

  async forgetTries(): Promise<{ ok: true }> {
    await this.state.storage.deleteAll()
    return { ok: true }
  }

  /** Whoever was guessed at leaves nothing behind. */
  async alarm(): Promise<void> {
    if (this.tries(Date.now()).count === 0) await this.state.storage.deleteAll()
  }

  tries(now: number): Tries {
    const stored = this.state.storage.kv.get<Tries>(TRIES)
    return stored && now < stored.until ? stored : { count: 0, until: 0 }
  }
}

const TRIES = 'tries'

interface Tries {
  count: number
  /** Epoch ms. */
  until: number
}

export interface TryCounted {
  allowed: boolean
  left: number
  /** When all tries are there again, epoch ms. */
  until: number
}

export interface Granted {
  granted: number
  /** Epoch ms. */
  windowEndsAt: number
}
