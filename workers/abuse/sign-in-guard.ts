import type { Context, MiddlewareHandler } from 'hono'
import * as z from 'zod'
import type { ApiEnv } from '../auth/session'
import { countryOf } from '../auth/sessions-used'
import { Problem } from '../platform/problem'
import { tenantScope } from '../platform/tenant-scope'
import { raiseAlarm } from './alarm'
import { tellLockedOut } from './locked-out'
import { failedFrom, MOST_EMAILS, noteFailure, orNothing, SUSPICIOUS_EMAILS } from './stuffing'

const tried = z.object({ email: z.string().trim().toLowerCase().max(254) })
const refused = z.object({ code: z.string(), triesLeft: z.number().optional() })
const arrived = z.object({ me: z.object({ id: z.string(), tenant: z.object({ id: z.string() }) }) })

/**
 * Around signing in with a password: a network that tried many e-mails is not listened to for a while, whoever it names;
 * who is locked out hears of it, and so do the administrators.
 */
export const guardSignIn: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.req.method !== 'POST') return next()
  const failed = await orNothing(failedFrom(c.env, c.req.raw))
  if (failed && failed.emails >= MOST_EMAILS) throw tooManyEmails(failed.until)
  await next()
  if (c.res.status === 401) return afterFailure(c)
  if (c.res.ok && failed && failed.emails >= SUSPICIOUS_EMAILS) await afterMany(c, failed.emails)
}

async function afterFailure(c: Context<ApiEnv>): Promise<void> {
  const { data: problem } = refused.safeParse(await c.res.clone().json())
  const { data: body } = tried.safeParse(await c.req.json())
  if (!problem || !body) return
  if (problem.code === 'session.wrong_password') await orNothing(noteFailure(c.env, c.req.raw, body.email))
  // Not before the answer: how long it takes must not tell whether somebody has this e-mail.
  if (problem.triesLeft === 0) await later(c, orNothing(tellLockedOut(c.env, c.req.raw, body.email)))
}

/** One of many stolen passwords may just have been right. */
async function afterMany(c: Context<ApiEnv>, emails: number): Promise<void> {
  const { data } = arrived.safeParse(await c.res.clone().json())
  if (!data) return
  const detail = { emails, country: countryOf(c.req.raw) ?? '' }
  const alarm = { kind: 'credential_stuffing' as const, about: data.me.id, detail }
  await raiseAlarm(tenantScope(c.env, data.me.tenant.id), alarm, Date.now())
}

/** Without the platform around it there is nobody who would wait for it afterwards. */
async function later(c: Context<ApiEnv>, work: Promise<unknown>): Promise<void> {
  let waitUntil: ((work: Promise<unknown>) => void) | undefined
  try {
    const { executionCtx } = c
    waitUntil = (rest) => executionCtx.waitUntil(rest)
  } catch {
    waitUntil = undefined
  }
  if (waitUntil) waitUntil(work)
  else await work
}

function tooManyEmails(until: number): Problem {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000))
  return new Problem({
    status: 429,
    code: 'session.too_many_tries',
    title: 'Too many tries',
    detail: 'From this network too many different e-mails were tried with wrong passwords.',
    nextStep: `Wait ${Math.ceil(seconds / 60)} minutes, or sign in from another network or with a passkey.`,
    more: { triesLeft: 0 },
    retryAfterSeconds: seconds,
  })
}
