import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { passkeys, twoFactors, users } from './schema'
import { endedSessions } from './sessions-end'
import { removeAllSessions } from './sessions-queries'

/**
 * Authenticator app, recovery codes and passkeys go, and every session with them: whoever is in by what was lost is out.
 * False: there was none. Safe to repeat.
 */
export async function removeSecondFactors(env: Env, userId: string): Promise<boolean> {
  const db = drizzle(env.DB)
  const [app, keys] = await db.batch([
    db.delete(twoFactors).where(eq(twoFactors.userId, userId)).returning({ id: twoFactors.id }),
    db.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id }),
    db.update(users).set({ twoFactorEnabled: false, updatedAt: new Date() }).where(eq(users.id, userId)),
  ])
  if (app.length + keys.length === 0) return false
  await endedSessions(env, userId, await removeAllSessions(env, userId))
  return true
}
