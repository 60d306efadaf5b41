import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MiddlewareHandler } from 'hono'
import { record } from '../audit/record'
import { deviceName } from '../auth/devices'
import type { Person } from '../auth/principal'
import { endSession } from '../auth/queries'
import { users } from '../auth/schema'
import type { ApiEnv } from '../auth/session'
import { endedSessions } from '../auth/sessions-end'
import { countryOf } from '../auth/sessions-used'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { tenantScope } from '../platform/tenant-scope'
import { raiseAlarm } from './alarm'
import { forgetPlaces, placeOf, putPlace } from './queries'
import { isMoved, type Place } from './session-moved'

/** How long an isolate lets a session go on from a place it was found right at. */
const LOOKED_MS = 60_000
/** Written again after this time: as exact as minutes need it. */
const WRITTEN_MS = 2 * 60_000
const KEPT_MS = 86_400_000

const rightPlaces = new ShortMemory<true>({ keepMs: LOOKED_MS, servesStale: false })

/** After it is known who asks: a session that is suddenly used from elsewhere ends, and its person hears of it. */
export const watchSession: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { principal } = c.var
  if (principal.kind === 'agent') {
    const here = { country: countryOf(c.req.raw), browser: deviceName(c.req.header('user-agent')) }
    const key = `${principal.sessionId}|${here.country}|${here.browser}`
    const isRight = await rightPlaces.get(key, async () => (await isStillThere(c.env, principal, here)) || null)
    if (!isRight) {
      await endStolen(c.env, c.req.raw, principal, here)
      throw sessionOver()
    }
  }
  await next()
}

async function isStillThere(env: Env, { sessionId }: Person, here: Place, now = Date.now()): Promise<boolean> {
  const before = await placeOf(env, sessionId)
  if (before && isMoved(before, here, now)) return false
  const isSame = before?.country === here.country && before.browser === here.browser
  if (!isSame || now - before.seenAt > WRITTEN_MS) await putPlace(env, { sessionId, ...here, seenAt: now })
  return true
}

async function endStolen(env: Env, request: Request, person: Person, here: Place, now = Date.now()): Promise<void> {
  const { tenantId, sessionId, userId, email } = person
  await endSession(env, sessionId)
  await endedSessions(env, userId, [{ id: sessionId, tenantId }])
  const scope = tenantScope(env, tenantId)
  const country = here.country ?? ''
  await raiseAlarm(scope, { kind: 'session_moved', about: userId, detail: { sessionId, country } }, now)
  await record(scope, { actor: 'system', action: 'session.ended_as_stolen', target: sessionId, detail: { country } })
  const [user] = await drizzle(env.DB).select({ locale: users.locale }).from(users).where(eq(users.id, userId))
  const link = `${dashboardOrigin(env, request)}/settings/account`
  const data = { device: here.browser, country: here.country, at: now, link }
  await mailerOf(env).send({ to: email, kind: 'session_ended', locale: user?.locale ?? null, data })
}

/** For cron: only the last minutes matter. */
export function discardPlaces(env: Env, now: number): Promise<void> {
  return forgetPlaces(env, now - KEPT_MS)
}

function sessionOver(): Problem {
  return new Problem({
    status: 401,
    code: 'auth.required',
    title: 'Not signed in',
    detail: 'Your session was suddenly used from another country with another browser, so we ended it.',
    nextStep: 'Sign in again. If it was not you, change your password.',
  })
}
