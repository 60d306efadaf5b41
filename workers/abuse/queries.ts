import { and, desc, eq, gte, isNull, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import type { AlarmKind } from './alarm'
import { securityAlarms, sessionPlaces } from './schema'

export type SecurityAlarm = typeof securityAlarms.$inferSelect

/** Newest first. `before`: the id of the previous page's last alarm. */
export async function listAlarms(
  { db, tenantId }: TenantScope,
  { before, unseen, limit }: { before?: string | undefined; unseen: boolean; limit: number },
): Promise<SecurityAlarm[]> {
  return db
    .select()
    .from(securityAlarms)
    .where(
      and(
        eq(securityAlarms.tenantId, tenantId),
        before === undefined ? undefined : lt(securityAlarms.id, before),
        unseen ? isNull(securityAlarms.seenAt) : undefined,
      ),
    )
    .orderBy(desc(securityAlarms.id))
    .limit(limit)
}

/** The last of a kind since then. */
export async function findAlarm(
  { db, tenantId }: TenantScope,
  { kind, since }: { kind: AlarmKind; since: number },
): Promise<SecurityAlarm | undefined> {
  const isIt = and(eq(securityAlarms.tenantId, tenantId), gte(securityAlarms.at, since), eq(securityAlarms.kind, kind))
  const [alarm] = await db.select().from(securityAlarms).where(isIt).orderBy(desc(securityAlarms.at)).limit(1)
  return alarm
}

/** The first who sees it is kept. Null: there is no such alarm. */
export async function markSeen(
  { db, tenantId }: TenantScope,
  { id, by, now }: { id: string; by: string; now: number },
): Promise<SecurityAlarm | null> {
  const isIt = and(eq(securityAlarms.tenantId, tenantId), eq(securityAlarms.id, id))
  await db
    .update(securityAlarms)
    .set({ seenBy: by, seenAt: now })
    .where(and(isIt, isNull(securityAlarms.seenAt)))
  const [alarm] = await db.select().from(securityAlarms).where(isIt)
  return alarm ?? null
}

export type SessionPlace = typeof sessionPlaces.$inferSelect

/** Sessions are over all tenants, so these have no scope. */
export async function placeOf(env: Env, sessionId: string): Promise<SessionPlace | undefined> {
  const [place] = await drizzle(env.DB).select().from(sessionPlaces).where(eq(sessionPlaces.sessionId, sessionId))
  return place
}

export async function putPlace(env: Env, place: SessionPlace): Promise<void> {
  const { sessionId: _sessionId, ...set } = place
  await drizzle(env.DB).insert(sessionPlaces).values(place).onConflictDoUpdate({ target: sessionPlaces.sessionId, set })
}

/** For cron. */
export async function forgetPlaces(env: Env, before: number): Promise<void> {
  await drizzle(env.DB).delete(sessionPlaces).where(lt(sessionPlaces.seenAt, before))
}
