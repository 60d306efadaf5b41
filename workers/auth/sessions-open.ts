import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { z } from 'zod'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import { tenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'
import { noteDevice } from './devices'
import { type me, meOf } from './me'
import type { FoundSession } from './people-auth'
import { asMember } from './person'
import { endSession } from './queries'
import { sessions, users } from './schema'
import { countryOf } from './sessions-used'

interface Start {
  /** A second proof was given too. */
  verified?: boolean
  /** By the provider of this tenant, and good for it alone. */
  ssoTenantId?: string
}

/**
 * What every way to sign in ends with: the session learns whom it is for, and the person of a new browser. Throws a 403 when
 * the person works for nobody, and the session has ended.
 */
export async function openSession(
  env: Env,
  request: Request,
  session: FoundSession,
  { verified = false, ssoTenantId }: Start = {},
): Promise<{ me: z.infer<typeof me>; cookies: string[] }> {
  const now = Date.now()
  const db = drizzle(env.DB)
  const isIt = eq(sessions.id, session.sessionId)
  const bound = ssoTenantId === undefined ? {} : { tenantId: ssoTenantId, sso: true }
  const seen = { country: countryOf(request), lastUsedAt: now }
  await db
    .update(sessions)
    .set({ ...seen, ...bound, ...(verified ? { verifiedAt: now } : {}) })
    .where(isIt)
  const person = await asMember(env, session).catch(async (error: unknown) => {
    await endSession(env, session.sessionId)
    throw error
  })
  await db.update(sessions).set({ tenantId: person.tenantId }).where(isIt)
  const scope = tenantScope(env, person.tenantId)
  const device = await noteDevice(env, request, session.userId, now)
  if (device.isNew) await tellOfDevice(env, request, session, { device: device.name, tenantId: person.tenantId })
  return { me: await meOf(scope, person), cookies: [...session.cookies, device.cookie] }
}

/** A mail that cannot be sent keeps nobody from signing in. */
async function tellOfDevice(
  env: Env,
  request: Request,
  { userId, email }: FoundSession,
  { device, tenantId }: { device: string; tenantId: string },
): Promise<void> {
  const locale = await localeOf(env, userId, tenantId)
  const link = `${dashboardOrigin(env, request)}/settings/account`
  const data = { device, country: countryOf(request), at: Date.now(), link }
  await mailerOf(env).send({ to: email, kind: 'new_device', locale, data })
}

/** The language in which something is written to a person: their own, else their tenant's. */
export async function localeOf(env: Env, userId: string, tenantId: string | undefined): Promise<string | null> {
  const [user] = await drizzle(env.DB).select({ locale: users.locale }).from(users).where(eq(users.id, userId))
  if (user?.locale) return user.locale
  return tenantId === undefined ? null : ((await findTenant(tenantScope(env, tenantId)))?.locale ?? null)
}
