import { APIError } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password'
import { accounts, sessions, users, verifications } from './schema'
import { COOKIE_PREFIX, isSecure } from './session-cookie'

const DAY_SECONDS = 86_400
const SESSION_DAYS = 7
const LONGEST_USER_AGENT = 300
const ID_PREFIXES: Record<string, string> = { user: 'usr', session: 'ses', account: 'acc', verification: 'ver' }

/** Who a session belongs to, and what the browser must be told about its cookie. */
export interface FoundSession {
  sessionId: string
  userId: string
  name: string
  email: string
  cookies: string[]
}

/** Starts a session. null: e-mail or password are wrong, which takes as long whoever it is. */
export async function signIn(
  env: Env,
  request: Request,
  credentials: { email: string; password: string },
): Promise<FoundSession | null> {
  const auth = authFor(env, request)
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: credentials,
      headers: new Headers({ 'user-agent': (request.headers.get('user-agent') ?? '').slice(0, LONGEST_USER_AGENT) }),
      returnHeaders: true,
    })
    const [session] = await drizzle(env.DB).select().from(sessions).where(eq(sessions.token, response.token))
    if (!session) throw new Error('the session was not stored')
    const { id, name, email } = response.user
    return { sessionId: session.id, userId: id, name, email, cookies: headers.getSetCookie() }
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 401) return null
    throw error
  }
}

/**
 * Whose cookie this is; null when it is nobody's or no longer. A session in use is prolonged once a day, unless the
 * answer cannot carry the new cookie.
 */
export async function findSession(
  env: Env,
  request: Request,
  { prolong }: { prolong: boolean },
): Promise<FoundSession | null> {
  const { headers, response } = await authFor(env, request).api.getSession({
    headers: request.headers,
    query: { disableRefresh: !prolong },
    returnHeaders: true,
  })
  if (!response) return null
  const { session, user } = response
  const { name, email } = user
  return { sessionId: session.id, userId: session.userId, name, email, cookies: headers.getSetCookie() }
}

/** What takes the cookie from the browser; the session itself ends in `endSession`, which does not swallow a failure. */
export async function expiredCookies(env: Env, request: Request): Promise<string[]> {
  const { headers } = await authFor(env, request).api.signOut({ headers: new Headers(), returnHeaders: true })
  return headers.getSetCookie()
}

/**
 * Made for one request and never kept: an instance whose first request was cut off would keep all later ones waiting
 * (better-auth issue 10315). Its own routes are mounted nowhere.
 */
function authFor(env: Env, request: Request) {
  const { origin } = new URL(request.url)
  return betterAuth({
    baseURL: origin,
    secret: env.AUTH_SECRET,
    database: drizzleAdapter(drizzle(env.DB), {
      provider: 'sqlite',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(request),
      // Only our own pages' requests need it: a link from elsewhere opens a page, and the page asks.
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
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
