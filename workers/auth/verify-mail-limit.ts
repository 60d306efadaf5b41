import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { addressOf, limiterName } from './limiter-name'

/** Nobody's mailbox is filled by us. */
const PER_EMAIL = 3
/** An office shares an address. */
const PER_ADDRESS = 20
const LOCK_MS = 15 * 60_000

const counted = z.object({ allowed: z.boolean(), until: z.number() })

/**
 * May one more mail go to an address that nobody has proven to be theirs? False: it has had enough of them, which is
 * nobody's business. Throws a 429 when whoever asks has asked for too many.
 */
export async function mayMail(env: Env, request: Request, email: string): Promise<boolean> {
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  const ofAddress = limiters.get(await limiterName(env, 'mail-address', addressOf(request)))
  const { allowed, until } = counted.parse(await ofAddress.countTry(PER_ADDRESS, LOCK_MS))
  if (!allowed) throw tooManyMails(until - Date.now())
  const ofEmail = limiters.get(await limiterName(env, 'mail-email', email))
  return counted.parse(await ofEmail.countTry(PER_EMAIL, LOCK_MS)).allowed
}

function tooManyMails(waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem({
    status: 429,
    code: 'mail.too_many',
    title: 'Too many e-mails',
    detail: 'From where you are, too many e-mails were asked for.',
    nextStep: `Look for the ones that were sent, also among spam, or wait ${Math.ceil(seconds / 60)} minutes.`,
    retryAfterSeconds: seconds,
  })
}
