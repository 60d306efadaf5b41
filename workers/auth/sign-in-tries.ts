import { proxyDurable } from 'itty-durable'
import * as z from 'zod'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { Problem } from '../platform/problem'
import { addressOf, limiterName } from './limiter-name'

/** As many wrong ones lock an e-mail. */
export const PER_EMAIL = 5
/** An office shares an address; right ones do not count. */
const PER_ADDRESS = 30
const LOCK_MS = 15 * 60_000

const counted = z.object({ allowed: z.boolean(), left: z.number(), until: z.number() })

/**
 * One try at a password. It is counted before the password is looked at. Throws a 429 when none is left, and a 503 when
 * nobody can count: guessing must not become free because somebody keeps the counter busy.
 */
export async function takeTry(env: Env, request: Request, email: string) {
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  const ofAddress = limiters.get(await limiterName(env, 'sign-in-address', addressOf(request)))
  const ofEmail = limiters.get(await limiterName(env, 'sign-in-email', email))
  const left = [
    await count(() => ofAddress.countTry(PER_ADDRESS, LOCK_MS)),
    await count(() => ofEmail.countTry(PER_EMAIL, LOCK_MS)),
  ]
  return {
    left: Math.min(...left),
    /** The password was right: the person starts afresh. */
    succeeded: () => settle(ofAddress.giveBackTry(), ofEmail.forgetTries()),
    /** It could not be judged. */
    giveBack: () => settle(ofAddress.giveBackTry(), ofEmail.giveBackTry()),
  }
}

/** Whoever reads the person's mail has chosen another password: what was guessed at is gone. */
export async function forgetTries(env: Env, email: string): Promise<void> {
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  await settle(limiters.get(await limiterName(env, 'sign-in-email', email)).forgetTries())
}

/** How many are left after this one. */
async function count(ask: () => Promise<unknown>): Promise<number> {
  const { allowed, left, until } = counted.parse(
    await ask().catch((error: unknown) => {
      log.error('sign_in.not_counted', { error: errorName(error) })
      throw unavailable()
    }),
  )
  if (!allowed) throw tooManyTries(until)
  return left
}

/** A counter that is not set back forgives after a while by itself. */
async function settle(...calls: Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(calls))
    if (result.status === 'rejected') log.warn('sign_in.not_settled', { error: errorName(result.reason) })
}

export function wrongPassword(triesLeft: number): Problem {
  return new Problem({
    status: 401,
    code: 'session.wrong_password',
    title: 'Wrong e-mail or password',
    detail: 'No account has this e-mail and this password.',
    nextStep:
      triesLeft > 0
        ? `Check both and try again. ${triesLeft === 1 ? 'One try is' : `${triesLeft} tries are`} left.`
        : `Wait ${minutes(LOCK_MS)}, or ask an administrator for a new password.`,
    more: { triesLeft },
  })
}

function tooManyTries(until: number): Problem {
  const waitMs = Math.max(1000, until - Date.now())
  return new Problem({
    status: 429,
    code: 'session.too_many_tries',
    title: 'Too many tries',
    detail: 'The password was wrong too often, so no more are looked at for a while.',
    nextStep: `Wait ${minutes(waitMs)}, or ask an administrator for a new password.`,
    more: { triesLeft: 0 },
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  })
}

function unavailable(): Problem {
  return new Problem({
    status: 503,
    code: 'session.unavailable',
    title: 'Signing in is not possible right now',
    detail: 'What protects passwords from being guessed does not answer.',
    nextStep: 'Try again in a moment.',
    retryAfterSeconds: 5,
  })
}

function minutes(ms: number): string {
  const count = Math.ceil(ms / 60_000)
  return count === 1 ? 'a minute' : `${count} minutes`
}
