import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import * as z from 'zod'
import type { Env } from '../env'
import { dashboardOrigin, mustSend } from '../mail/mailer'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import { Problem } from '../platform/problem'
import { tenants } from '../tenants/schema'
import { REGIONS } from '../tenants/settings'
import { accounts, members, users } from './schema'
import { takeTry } from './sign-in-tries'
import { isBrowser } from './sign-up-browser'
import { mayMail } from './verify-mail-limit'
import { findLink, issueLink, useLink } from './verify-token'

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
  /** Of the browser that signed up. */
  browserHash: z.string(),
})
type Pending = z.infer<typeof pending>
export type SignUp = Omit<Pending, 'passwordHash' | 'browserHash'> & { password: string }

/** Says nothing of whether the address has an account: that stands in the mail, and takes as long. `mark`: of the browser. */
export async function beginSignUp(
  env: Env,
  request: Request,
  { password, ...signUp }: SignUp,
  mark: string,
): Promise<void> {
  if (!(await mayMail(env, request, 'sign-up', signUp.email))) return
  const { hashPassword } = await import('better-auth/crypto')
  const passwordHash = await hashPassword(password)
  const origin = dashboardOrigin(env, request)
  const mail = { to: signUp.email, locale: signUp.locale }
  if (await hasAccount(env, signUp.email)) {
    await mustSend(env, { ...mail, kind: 'account_exists', data: { link: `${origin}/` } })
    return
  }
  const waiting = { ...signUp, passwordHash, browserHash: await sha256Hex(mark) }
  const token = await issueLink(env, 'sign-up', JSON.stringify(waiting), LINK_MS)
  await mustSend(env, { ...mail, kind: 'verify_email', data: { link: `${origin}/verify#${token}` } })
}

/** The address is proven: now they exist. Answers whom to sign in. Throws a 404 for a link that is over. */
export async function completeSignUp(
  env: Env,
  request: Request,
  { token, password }: { token: string; password?: string | undefined },
): Promise<string> {
  const value = await findLink(env, 'sign-up', token)
  if (value === null) throw linkOver()
  const signUp = pending.parse(JSON.parse(value))
  if (!(await isBrowser(request, signUp.browserHash))) await requirePassword(env, request, signUp, password)
  if ((await useLink(env, 'sign-up', token)) === null) throw linkOver()
  // It may have accepted an invitation meanwhile; of two links at once, the constraint lets one through.
  if (await hasAccount(env, signUp.email)) throw hasOneAlready()
  return create(env, signUp)
}

/**
 * Somebody may have signed up with another's address: whoever follows that link would own an organization whose password
 * the other one chose. Within the tries of signing in. Throws a 403.
 */
async function requirePassword(
  env: Env,
  request: Request,
  { email, passwordHash }: Pending,
  password: string | undefined,
): Promise<void> {
  if (password === undefined) throw passwordNeeded()
  const attempt = await takeTry(env, request, email)
  const { verifyPassword } = await import('better-auth/crypto')
  if (!(await verifyPassword({ hash: passwordHash, password }))) throw passwordWrong()
  await attempt.succeeded()
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

function passwordNeeded(): Problem {
  return new Problem({
    status: 403,
    code: 'sign_up.password_needed',
    title: 'Password needed',
    detail: 'Somebody signed up with this address in another browser.',
    nextStep: 'If it was you, say the password you chose there; if not, do not go on.',
  })
}

function passwordWrong(): Problem {
  return new Problem({
    status: 403,
    code: 'sign_up.wrong_password',
    title: 'Wrong password',
    detail: 'This is not the password that was chosen when this link was asked for.',
    nextStep: 'Try the link of another e-mail, or sign up once more.',
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
