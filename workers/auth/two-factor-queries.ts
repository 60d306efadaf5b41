import { and, count, eq, isNull, ne } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { tenants } from '../tenants/schema'
import { members, passkeys, sessions, users } from './schema'

export interface SecondFactors {
  /** An authenticator app. */
  app: boolean
  passkeys: number
  /** An organization of theirs asks for one. */
  required: boolean
}

/** Of a person, whichever tenant they work for now. */
export async function findSecondFactors(env: Env, userId: string): Promise<SecondFactors> {
  const db = drizzle(env.DB)
  const [[user], [held], asking] = await db.batch([
    db.select({ app: users.twoFactorEnabled }).from(users).where(eq(users.id, userId)),
    db.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, userId)),
    db
      .select({ id: tenants.id })
      .from(members)
      .innerJoin(tenants, eq(tenants.id, members.tenantId))
      .where(and(eq(members.userId, userId), isNull(members.deactivatedAt), eq(tenants.twoFactorRequired, true)))
      .limit(1),
  ])
  return { app: user?.app ?? false, passkeys: held?.count ?? 0, required: asking.length > 0 }
}

type SessionRow = typeof sessions.$inferSelect

export async function findSessionRow(env: Env, sessionId: string): Promise<SessionRow | undefined> {
  const [row] = await drizzle(env.DB).select().from(sessions).where(eq(sessions.id, sessionId))
  return row
}

/**
 * better-auth has put a session in place of another: it knows what the other knew. The person's remaining sessions end, for
 * they were started on less, or on what holds no longer. Answers which.
 */
export async function succeed(
  env: Env,
  before: SessionRow,
  { sessionId, verifiedAt }: { sessionId: string; verifiedAt: number | null },
): Promise<{ id: string; tenantId: string | null }[]> {
  const { tenantId, sso, country, lastUsedAt, userId } = before
  const db = drizzle(env.DB)
  const [, ended] = await db.batch([
    db.update(sessions).set({ tenantId, sso, country, lastUsedAt, verifiedAt }).where(eq(sessions.id, sessionId)),
    db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId)))
      .returning({ id: sessions.id, tenantId: sessions.tenantId }),
  ])
  return [...ended, { id: before.id, tenantId }]
}
