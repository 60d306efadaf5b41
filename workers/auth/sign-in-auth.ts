import { APIError } from 'better-auth'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import * as z from 'zod'
import type { Env } from '../env'
import { authFor, browserOf, type FoundSession } from './people-auth'
import { sessions } from './schema'
import { useCode } from './two-factor-codes'

export interface Credentials {
  email: string
  password: string
  /** Of an authenticator app. */
  code?: string | undefined
  recoveryCode?: string | undefined
}

export type SignedIn =
  | { ok: true; session: FoundSession; proof: 'password' | 'code' | 'recovery_code' }
  | { ok: false; reason: 'wrong_password' | 'second_factor' | 'wrong_code' | 'locked' }

type Auth = ReturnType<typeof authFor>

/** What better-auth answers in place of a session when the password alone is not enough. */
const challenge = z.object({ twoFactorRedirect: z.literal(true) })

/** Starts a session. A wrong e-mail takes as long as a wrong password. */
export async function signIn(
  env: Env,
  request: Request,
  { email, password, ...second }: Credentials,
): Promise<SignedIn> {
  const auth = authFor(env, request)
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: browserOf(request),
      returnHeaders: true,
    })
    if (challenge.safeParse(response).success) {
      const { code, recoveryCode } = second
      if (code === undefined && recoveryCode === undefined) return { ok: false, reason: 'second_factor' }
      return await giveSecond(env, request, auth, { email, code, recoveryCode, asked: headers })
    }
    return { ok: true, session: await foundBy(env, response, headers), proof: 'password' }
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 401) return { ok: false, reason: 'wrong_password' }
    throw error
  }
}

interface Second {
  email: string
  code: string | undefined
  recoveryCode: string | undefined
  /** The answer to the password, whose cookie names what the code is for. */
  asked: Headers
}

async function giveSecond(env: Env, request: Request, auth: Auth, second: Second): Promise<SignedIn> {
  const { email, code, recoveryCode, asked } = second
  const headers = browserOf(request)
  headers.set('cookie', challengeCookie(asked))
  const call = { headers, returnHeaders: true as const }
  try {
    if (code === undefined) {
      const given = await auth.api.verifyBackupCode({ body: { code: recoveryCode ?? '' }, ...call })
      return { ok: true, session: await foundBy(env, given.response, given.headers), proof: 'recovery_code' }
    }
    if (!(await useCode(env, email, code))) return { ok: false, reason: 'wrong_code' }
    const given = await auth.api.verifyTOTP({ body: { code }, ...call })
    return { ok: true, session: await foundBy(env, given.response, given.headers), proof: 'code' }
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error
    return { ok: false, reason: error.statusCode === 429 ? 'locked' : 'wrong_code' }
  }
}

function challengeCookie(headers: Headers): string {
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return cookies.find((cookie) => cookie.includes('.two_factor=')) ?? ''
}

const started = z.object({
  token: z.string(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
})

async function foundBy(env: Env, response: unknown, headers: Headers): Promise<FoundSession> {
  const { token, user } = started.parse(response)
  const [session] = await drizzle(env.DB).select({ id: sessions.id }).from(sessions).where(eq(sessions.token, token))
  if (!session) throw new Error('the session was not stored')
  const { id: userId, name, email } = user
  const cookies = headers.getSetCookie().filter((cookie) => cookie.includes('.session_token='))
  return { sessionId: session.id, userId, name, email, cookies }
}
