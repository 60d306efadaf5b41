import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import { limiterName } from '../auth/limiter-name'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { networkOf } from './network'

const HOUR_MS = 3_600_000
/** Different e-mails with a wrong password from one network in an hour: more than an office mistypes, less than a list is worth. */
export const MOST_EMAILS = 50
/** A right password after so many wrong e-mails may be one that was stolen elsewhere. */
export const SUSPICIOUS_EMAILS = 10

const tries = z.object({ count: z.number(), until: z.number() })
const counted = z.object({ allowed: z.boolean() })

/** How many different e-mails failed from this network lately, and until when that is remembered. */
export async function failedFrom(env: Env, request: Request): Promise<{ emails: number; until: number }> {
  const limiter = limitersOf(env).get(await limiterName(env, 'stuffing', networkOf(request)))
  const { count, until } = tries.parse(await limiter.tries(Date.now()))
  return { emails: count, until }
}

/** A wrong password: each e-mail counts once. */
export async function noteFailure(env: Env, request: Request, email: string): Promise<void> {
  const network = networkOf(request)
  if (!(await once(env, await limiterName(env, 'stuffing-email', `${network}|${email}`), HOUR_MS))) return
  const limiter = limitersOf(env).get(await limiterName(env, 'stuffing', network))
  const { allowed } = counted.parse(await limiter.countTry(MOST_EMAILS, HOUR_MS))
  if (!allowed) log.warn('abuse.credential_stuffing', { emails: MOST_EMAILS })
}

/** True for the first in so many ms. `key` is ASCII. */
export async function once(env: Env, key: string, ms: number): Promise<boolean> {
  return counted.parse(await limitersOf(env).get(key).countTry(1, ms)).allowed
}

/** Is it the e-mail that has no tries left, and not only the address it was tried from. */
export async function triesOf(env: Env, email: string): Promise<number> {
  const limiter = limitersOf(env).get(await limiterName(env, 'sign-in-email', email))
  return tries.parse(await limiter.tries(Date.now())).count
}

/** It protects beside `takeTry`, which fails closed: when nobody can count here, signing in goes on. */
export async function orNothing<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work
  } catch (error) {
    log.warn('abuse.not_counted', { error: errorName(error) })
    return undefined
  }
}

function limitersOf(env: Env) {
  return proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
}
