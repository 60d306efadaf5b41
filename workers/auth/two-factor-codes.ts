import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import type { Env } from '../env'
import { limiterName } from './limiter-name'

/** A code is right for half a minute, and for one before and after, against clocks that differ. */
const CODE_MS = 2 * 60_000

const counted = z.object({ allowed: z.boolean() })

/** True the first time: a code that somebody looked over a shoulder for is no use any more. Throws when nobody can tell. */
export async function useCode(env: Env, email: string, code: string): Promise<boolean> {
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  const used = limiters.get(await limiterName(env, 'two-factor-code', `${email}|${code}`))
  return counted.parse(await used.countTry(1, CODE_MS)).allowed
}
