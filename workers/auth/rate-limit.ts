import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { Problem } from '../platform/problem'

/** An API key may make this many requests a minute. */
const LIMIT = 60_000
const WINDOW_MS = 60_000
/** An isolate asks for so many at once: the hop to the limiter is paid once for all of them. */
const LEASE = 100
/** Of a small limit only this share, or one isolate would take what another needs. */
const LEASE_SHARE = 0.1

interface Lease {
  left: number
  endsAt: number
  /** The window is used up: no need to ask again before it ends. */
  empty: boolean
}

const granted = z.object({ granted: z.number(), windowEndsAt: z.number() })
const leases = new Map<string, Lease>()

/**
 * Throws a 429 when `key` has used up its window. `key` is ASCII (it travels in a header). A limiter that does not answer
 * limits nothing: it protects, it must not take the API down.
 */
export async function spend(env: Env, key: string, limit = LIMIT, now = Date.now()): Promise<void> {
  let lease = leases.get(key)
  if (!lease || now >= lease.endsAt || (lease.left === 0 && !lease.empty)) {
    lease = await askFor(env, key, Math.min(LEASE, Math.ceil(limit * LEASE_SHARE)), limit, now)
    remember(key, lease)
  }
  if (lease.left <= 0) throw tooMany(lease.endsAt - now)
  lease.left -= 1
}

async function askFor(env: Env, key: string, count: number, limit: number, now: number): Promise<Lease> {
  try {
    const limiter = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true }).get(key)
    const answer = granted.parse(await limiter.take(count, limit, WINDOW_MS))
    return { left: answer.granted, endsAt: answer.windowEndsAt, empty: answer.granted === 0 }
  } catch (error) {
    log.warn('rate_limit.unavailable', { error: errorName(error) })
    return { left: count, endsAt: now + 1000, empty: false }
  }
}

/** Bounded: keys of requests that were refused come from outside. */
function remember(key: string, lease: Lease): void {
  if (leases.size > 5000) leases.clear()
  leases.set(key, lease)
}

function tooMany(waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem({
    status: 429,
    code: 'rate_limit.exceeded',
    title: 'Too many requests',
    detail: 'The requests allowed for the current minute are used up.',
    nextStep: `Wait ${seconds} seconds.`,
    retryAfterSeconds: seconds,
  })
}
