import { eq, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { devices, passkeys, sessions, twoFactors, users } from './schema'

/** Whoever left by mistake comes back as what they were. */
const KEPT_MS = 30 * 86_400_000

/**
 * For cron: of people who have worked for nobody for a month, or are not there any more, go their passkeys, authenticator
 * apps, devices and sessions. Their name stays with what they did.
 */
export async function forgetLeavers(env: Env, now: number): Promise<void> {
  const db = drizzle(env.DB)
  const works = (userId: SQL) => sql`EXISTS (SELECT 1 FROM members WHERE members.user_id = ${userId}
    AND (members.deactivated_at IS NULL OR members.deactivated_at > ${now - KEPT_MS}))`
  // Whoever has just been made may belong to somebody in a moment.
  const isNew = (userId: SQL) =>
    sql`EXISTS (SELECT 1 FROM users fresh WHERE fresh.id = ${userId} AND fresh.created_at > ${now - KEPT_MS})`
  const hasLeft = (userId: SQL) => sql`NOT ${works(userId)} AND NOT ${isNew(userId)}`
  await db.batch([
    db.delete(passkeys).where(hasLeft(sql`${passkeys.userId}`)),
    db.delete(twoFactors).where(hasLeft(sql`${twoFactors.userId}`)),
    db.delete(devices).where(hasLeft(sql`${devices.userId}`)),
    db.delete(sessions).where(hasLeft(sql`${sessions.userId}`)),
    db
      .update(users)
      .set({ twoFactorEnabled: false })
      .where(sql`${eq(users.twoFactorEnabled, true)} AND ${hasLeft(sql`${users.id}`)}`),
  ])
}
