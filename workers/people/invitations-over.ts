import { lt, or } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { blanked } from '../platform/columns'
import { invitations } from './schema'

/** Until then one that nobody followed can be sent again. */
const KEPT_MS = 30 * 86_400_000

/** For cron: an invitation that was followed, taken back or over a month ago holds somebody's address for nothing. */
export async function forgetInvitations(env: Env, now: number): Promise<void> {
  const db = drizzle(env.DB)
  const before = now - KEPT_MS
  const { acceptedAt, revokedAt, expiresAt, email } = invitations
  const isOver = or(lt(acceptedAt, before), lt(revokedAt, before), lt(expiresAt, before))
  await db.batch([
    db
      .update(invitations)
      .set({ email: blanked(email) })
      .where(isOver),
    db.delete(invitations).where(isOver),
  ])
}
