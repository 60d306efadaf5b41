import { createDurable } from 'itty-durable'

/**
 * Counts what one key may do: one object per limited key. In memory, for API keys: an idle object forgets, which only
 * forgives. Fields are public because itty-durable hands methods a proxy, which private fields do not pass; and the
 * environment is kept from it, because it takes every service binding for a Durable Object.
 */
export class RateLimiterDO extends createDurable() {
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
}

export interface Granted {
  granted: number
  /** Epoch ms. */
  windowEndsAt: number
}
