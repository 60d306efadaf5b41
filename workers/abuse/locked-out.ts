import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { limiterName } from '../auth/limiter-name'
import { tenantsOf } from '../auth/membership'
import { users } from '../auth/schema'
import { countryOf } from '../auth/sessions-used'
import { PER_EMAIL } from '../auth/sign-in-tries'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import { tenantScope } from '../platform/tenant-scope'
import { raiseAlarm } from './alarm'
import { once, triesOf } from './stuffing'

/** Who is guessed at all day is told once a day. */
const NOTICE_MS = 86_400_000

/** Somebody's e-mail has just been locked: their administrators see an alarm, and they get an e-mail. */
export async function tellLockedOut(env: Env, request: Request, email: string, now = Date.now()): Promise<void> {
  // An address may be out of tries before.
  if ((await triesOf(env, email)) < PER_EMAIL) return
  const [user] = await drizzle(env.DB).select().from(users).where(eq(users.email, email))
  if (!user) return
  const country = countryOf(request)
  for (const tenantId of await tenantsOf(env, user.id)) {
    const detail = { tries: PER_EMAIL, country: country ?? '' }
    await raiseAlarm(tenantScope(env, tenantId), { kind: 'sign_in_locked', about: user.id, detail }, now)
  }
  if (!(await once(env, await limiterName(env, 'lock-notice', email), NOTICE_MS))) return
  const link = `${dashboardOrigin(env, request)}/forgot`
  await mailerOf(env).send({ to: email, kind: 'locked_out', locale: user.locale, data: { country, at: now, link } })
}
