import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { record } from '../audit/record'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf, mustSend } from '../mail/mailer'
import { Problem } from '../platform/problem'
import { tenantScope } from '../platform/tenant-scope'
import { tenantsOf } from './membership'
import { replacePassword } from './password'
import { users } from './schema'
import { endedSessions } from './sessions-end'
import { localeOf } from './sessions-open'
import { removeAllSessions } from './sessions-queries'
import { forgetTries } from './sign-in-tries'
import { mayMail } from './verify-mail-limit'
import { issueLink, useLink } from './verify-token'

const LINK_MS = 60 * 60_000

/** Says nothing of whether the address has an account: who has none is told so by mail, too. */
export async function forgotPassword(env: Env, request: Request, email: string): Promise<void> {
  if (!(await mayMail(env, request, 'password', email))) return
  const origin = dashboardOrigin(env, request)
  const [user] = await drizzle(env.DB)
    .select({ id: users.id, locale: users.locale })
    .from(users)
    .where(eq(users.email, email))
  if (!user) {
    await mustSend(env, { to: email, kind: 'no_account', locale: null, data: { link: `${origin}/sign-up` } })
    return
  }
  const [tenantId] = await tenantsOf(env, user.id)
  const locale = await localeOf(env, user.id, tenantId)
  const link = `${origin}/reset#${await issueLink(env, 'password', user.id, LINK_MS)}`
  await mustSend(env, { to: email, kind: 'reset_password', locale, data: { link } })
}

/** Another password, and no session is left: whoever knew the old one is out. It signs nobody in. Throws a 404. */
export async function resetPassword(
  env: Env,
  request: Request,
  { token, password, requestId }: { token: string; password: string; requestId: string },
): Promise<void> {
  const userId = await useLink(env, 'password', token)
  const [user] = userId
    ? await drizzle(env.DB).select({ email: users.email }).from(users).where(eq(users.id, userId))
    : []
  if (!userId || !user) throw linkOver()
  await replacePassword(env, userId, password)
  await endedSessions(env, userId, await removeAllSessions(env, userId))
  // Wrong ones were tries at the password that there was.
  await forgetTries(env, user.email)
  const tenants = await tenantsOf(env, userId)
  const done = { actor: `agent:${userId}`, action: 'password.reset', target: userId, requestId }
  for (const tenantId of tenants) await record(tenantScope(env, tenantId), done)
  const [tenantId] = tenants
  const data = { at: Date.now(), link: `${dashboardOrigin(env, request)}/forgot` }
  const locale = await localeOf(env, userId, tenantId)
  await mailerOf(env).send({ to: user.email, kind: 'password_changed', locale, data })
}

function linkOver(): Problem {
  return new Problem({
    status: 404,
    code: 'password.link_over',
    title: 'This link is over',
    detail: 'The link was used, or is older than an hour.',
    nextStep: 'Ask for a new one on the sign-in page, and use the newest e-mail.',
  })
}
