import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { addressOf, limiterName } from './limiter-name'

/** Nobody's mailbox is filled by us. */
const PER_EMAIL = 3
/** More than an organization invites in an hour. */
const INVITED_PER_TENANT = 100
const HOUR_MS = 3_600_000
/** An office shares an address. */
const PER_ADDRESS = 20
const LOCK_MS = 15 * 60_000

/** Counted apart: by asking for one of them nobody keeps somebody else from the other. */
type Purpose = 'sign-up' | 'password'

const counted = z.object({ allowed: z.boolean(), until: z.number() })

/**
 * May one more mail go to an address that nobody has proven to be theirs? False: it has had enough of them, which is
 * nobody's business. Throws a 429 when whoever asks has asked for too many.
 */
export async function mayMail(env: Env, request: Request, purpose: Purpose, email: string): Promise<boolean> {
  const ofAddress = await count(env, 'mail-address', addressOf(request), { most: PER_ADDRESS, ms: LOCK_MS })
  if (!ofAddress.allowed) throw tooManyMails(ofAddress.until - Date.now())
  return (await count(env, `mail-${purpose}`, email, { most: PER_EMAIL, ms: LOCK_MS })).allowed
}

/**
 * The same of what an organization sends to people who have not asked for it. Each has its own count: none keeps another
 * from inviting somebody. Throws a 429.
 */
export async function admitInvitation(env: Env, tenantId: string, email: string): Promise<void> {
  const ofEmail = await count(env, 'mail-invited', `${tenantId}|${email}`, { most: PER_EMAIL, ms: LOCK_MS })
  if (!ofEmail.allowed) throw tooManyMails(ofEmail.until - Date.now())
  const ofTenant = await count(env, 'mail-invites', tenantId, { most: INVITED_PER_TENANT, ms: HOUR_MS })
  if (!ofTenant.allowed) throw tooManyMails(ofTenant.until - Date.now())
}

async function count(env: Env, kind: string, value: string, { most, ms }: { most: number; ms: number }) {
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  return counted.parse(await limiters.get(await limiterName(env, kind, value)).countTry(most, ms))
}

function tooManyMails(waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem({
    status: 429,
    code: 'mail.too_many',
    title: 'Too many e-mails',
    detail: 'Too many e-mails were asked for in a short time.',
    nextStep: `Look for the ones that were sent, also among spam, or wait ${Math.ceil(seconds / 60)} minutes.`,
    retryAfterSeconds: seconds,
  })
}
