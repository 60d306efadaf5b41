import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { parse } from 'hono/utils/cookie'
import * as z from 'zod'
import { sessions } from '../auth/schema'
import { cookiePrefixOf } from '../auth/session-cookie'
import type { Env } from '../env'
import { findUserId } from './queries'

/** Somebody who was not known when they asked. */
export interface Arrival {
  tenantId: string
  userId: string | null
  sessionId: string | null
}

/** Of who accepted an invitation, and signs in later. */
const joined = z.object({ tenantId: z.string(), email: z.string() })

/**
 * Who it was shows in the answer: whatever the way to sign in, it brings the cookie of a session that has just begun.
 * Null: nobody came in.
 */
export async function arrivalIn(env: Env, request: Request, answer: Response): Promise<Arrival | null> {
  const token = tokenIn(request, answer)
  if (token !== undefined) return startedBy(env, token)
  const isJson = answer.headers.get('content-type')?.includes('json')
  const said = answer.ok && isJson ? joined.safeParse(await answer.clone().json()) : null
  if (!said?.success) return null
  const { tenantId, email } = said.data
  return { tenantId, userId: await findUserId(env, email), sessionId: null }
}

async function startedBy(env: Env, token: string): Promise<Arrival | null> {
  const [session] = await drizzle(env.DB)
    .select({ id: sessions.id, userId: sessions.userId, tenantId: sessions.tenantId })
    .from(sessions)
    .where(eq(sessions.token, token))
  if (!session || session.tenantId === null) return null
  return { tenantId: session.tenantId, userId: session.userId, sessionId: session.id }
}

/** The cookie is the token, a point and its signature. */
function tokenIn(request: Request, answer: Response): string | undefined {
  const name = `${cookiePrefixOf(request)}.session_token`
  const held = answer.headers.getSetCookie().map((cookie) => parse(cookie.split(';', 1)[0] ?? '', name)[name])
  return held.find(Boolean)?.split('.', 1)[0]
}
