import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { sessions } from './schema'

/** A write for each request would cost more than the request. */
const NOTED_MS = 15 * 60_000

/** When and where from a session is used, for its person to see. */
export async function noteUse(
  env: Env,
  request: Request,
  { sessionId, lastUsedAt }: { sessionId: string; lastUsedAt: number | null },
  now = Date.now(),
): Promise<void> {
  if (lastUsedAt !== null && now - lastUsedAt < NOTED_MS) return
  const set = { lastUsedAt: now, country: countryOf(request) }
  await drizzle(env.DB).update(sessions).set(set).where(eq(sessions.id, sessionId))
}

/** As Cloudflare knows it; null on one's own machine. */
export function countryOf(request: Request): string | null {
  const { country } = request.cf ?? {}
  return typeof country === 'string' ? country : null
}
