import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import * as z from 'zod'
import type { Env } from '../env'
import { dashboardOrigin, mustSend } from '../mail/mailer'
import { newId } from '../platform/ids'
import { Problem } from '../platform/problem'
import { tenants } from '../tenants/schema'
import { REGIONS } from '../tenants/settings'
import { accounts, members, users } from './schema'
import { mayMail } from './verify-mail-limit'
import { issueLink, useLink } from './verify-token'

const LINK_MS = 24 * 60 * 60_000

/** What waits beside the link: until the address is proven there is neither a person nor an organization. */
const pending = z.object({
  organization: z.string(),
  name: z.string(),
  email: z.string(),
  passwordHash: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  region: z.enum(REGIONS),
})
type Pending = z.infer<typeof pending>
export type SignUp = Omit<Pending, 'passwordHash'> & { password: string }

/** Says nothing of whether the address has an account: that stands in the mail, and takes as long. */
export async function beginSignUp(env: Env, request: Request, { password, ...signUp }: SignUp): Promise<void> {
  if (!(await mayMail(env, request, signUp.email))) return
  const { hashPassword } = await import('better-auth/crypto')
  const passwordHash = await hashPassword(password)
  const origin = dashboardOrigin(env, request)
  const mail = { to: signUp.email, locale: signUp.locale }
  if (await hasAccount(env, signUp.email)) {
    await mustSend(env, { ...mail, kind: 'account_exists', data: { link: `${origin}/` } })
    return
  }
  const token = await issueLink(env, 'sign-up', JSON.stringify({ ...signUp, passwordHash }), LINK_MS)
  await mustSend(env, { ...mail, kind: 'verify_email', data: { link: `${origin}/verify#${token}` } })
}

/** The address is proven: now they exist. Answers whom to sign in. Throws a 404 for a link that is over. */
export async function completeSignUp(env: Env, token: string): Promise<string> {
  const value = await useLink(env, 'sign-up', token)
  if (value === null) throw linkOver()
  const signUp = pending.parse(JSON.parse(value))
  // It may have accepted an invitation meanwhile; of two links at once, the constraint lets one through.
  if (await hasAccount(env, signUp.email)) throw hasOneAlready()
  return create(env, signUp)
}

async function hasAccount(env: Env, email: string): Promise<boolean> {
  const found = await drizzle(env.DB).select({ id: users.id }).from(users).where(eq(users.email, email))
  return found.length > 0
}

async function create(env: Env, { organization, name, email, passwordHash, ...settings }: Pending): Promise<string> {
  const userId = newId('usr')
  const tenantId = newId('t').replaceAll('_', '-')
  const now = Date.now()
  const at = new Date(now)
  const dates = { createdAt: at, updatedAt: at }
  const times = { createdAt: now, updatedAt: now }
  const db = drizzle(env.DB)
  await db.batch([
    db.insert(users).values({ id: userId, email, name, emailVerified: true, locale: settings.locale, ...dates }),
    db.insert(accounts).values({
      ...{ id: newId('acc'), userId, accountId: userId, providerId: 'credential', password: passwordHash },
      ...dates,
    }),
    db.insert(tenants).values({ id: tenantId, name: organization, ...settings, ...times }),
    db.insert(members).values({ tenantId, userId, role: 'owner', ...times }),
  ])
  return userId
}

function linkOver(): Problem {
  return new Problem({
    status: 404,
    code: 'sign_up.link_over',
    title: 'This link is over',
    detail: 'The link was used, or is older than 24 hours.',
    nextStep: 'Sign in if you confirmed the address before; else sign up once more.',
  })
}

function hasOneAlready(): Problem {
  return new Problem({
    status: 409,
    code: 'sign_up.has_account',
    title: 'You already have an account',
    detail: 'This address got an account meanwhile.',
    nextStep: 'Sign in with it.',
  })
}
