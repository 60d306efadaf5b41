import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { passkeySessions } from './passkey-session'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password'
import { accounts, sessions, twoFactors, users, verifications } from './schema'
import { cookiePrefixOf, isSecure } from './session-cookie'

const DAY_SECONDS = 86_400
const SESSION_DAYS = 7
const LONGEST_USER_AGENT = 300
const ID_PREFIXES: Record<string, string> = {
  user: 'usr',
  session: 'ses',
  account: 'acc',
  verification: 'ver',
  twoFactor: 'two',
}

/** Who a session belongs to, and what the browser must be told about its cookie. */
export interface FoundSession {
  sessionId: string
  userId: string
  name: string
  email: string
  cookies: string[]
}

/**
 * Starts a session for somebody who has proven to us who they are: by a passkey, a link that was mailed to them, or their
 * organization's provider.
 */
export async function startSession(env: Env, request: Request, userId: string): Promise<FoundSession> {
  const { headers, response } = await authFor(env, request).api.startPasskeySession({
    body: { userId },
    headers: browserOf(request),
    returnHeaders: true,
  })
  return { ...response, cookies: headers.getSetCookie() }
}

/**
 * Whose cookie this is; null when it is nobody's or no longer. A session in use is prolonged once a day, unless the
 * answer cannot carry the new cookie.
 */
export async function findSession(
  env: Env,
  request: Request,
  { prolong }: { prolong: boolean },
): Promise<(FoundSession & { lastUsedAt: number | null }) | null> {
  const { headers, response } = await authFor(env, request).api.getSession({
    headers: request.headers,
    query: { disableRefresh: !prolong },
    returnHeaders: true,
  })
  if (!response) return null
  const { session, user } = response
  const { name, email } = user
  const { id: sessionId, userId, lastUsedAt } = session
  return { sessionId, userId, name, email, lastUsedAt: lastUsedAt ?? null, cookies: headers.getSetCookie() }
}

/** What takes the cookie from the browser; the session itself ends in `endSession`, which does not swallow a failure. */
export async function expiredCookies(env: Env, request: Request): Promise<string[]> {
  const { headers } = await authFor(env, request).api.signOut({ headers: new Headers(), returnHeaders: true })
  return headers.getSetCookie()
}

/** Of a request only what a session keeps of it. */
export function browserOf(request: Request): Headers {
  return new Headers({ 'user-agent': (request.headers.get('user-agent') ?? '').slice(0, LONGEST_USER_AGENT) })
}

/**
 * Made for one request and never kept: an instance whose first request was cut off would keep all later ones waiting
 * (better-auth issue 10315). Its own routes are mounted nowhere.
 */
export function authFor(env: Env, request: Request) {
  const { origin } = new URL(request.url)
  return betterAuth({
    baseURL: origin,
    secret: env.AUTH_SECRET,
    database: drizzleAdapter(drizzle(env.DB), {
      provider: 'sqlite',
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        twoFactor: twoFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    plugins: [
      passkeySessions(),
      // Whoever signs in by their organization's provider alone has no password to be asked for.
      twoFactor({ issuer: 'WhatsNexus', allowPasswordless: true }),
    ],
    session: {
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      additionalFields: { lastUsedAt: { type: 'number', required: false, input: false } },
    },
    advanced: {
      cookiePrefix: cookiePrefixOf(request),
      useSecureCookies: false, // its own prefix would be __Secure-, which a neighbouring host could set
      // Only our own pages' requests need it: a link from elsewhere opens a page, and the page asks.
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure: isSecure(request), path: '/' },
      ipAddress: { disableIpTracking: true },
      database: {
        generateId: ({ model }) => newId(ID_PREFIXES[model] ?? model),
        validateSchema: false, // it would ask the database for its tables in every request
      },
    },
    rateLimit: { enabled: false }, // RateLimiterDO's part
    telemetry: { enabled: false },
    logger: { disabled: true }, // it would log e-mails; what fails is thrown
    experimental: { instrumentation: { enabled: false } },
  })
}
