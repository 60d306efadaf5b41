import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { tenants } from '../tenants/schema'
import type { Role } from './permissions'
import { members, sessions, singleSignOns } from './schema'

/** More than anybody has open; the oldest are left out. */
const LISTED = 100

/** A person's own, the last used first; over all their tenants, for who has stolen one may work in another. */
export async function listSessions(env: Env, userId: string, onlyIn?: string) {
  return drizzle(env.DB)
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      country: sessions.country,
      tenantId: sessions.tenantId,
      organization: tenants.name,
      lastUsedAt: sessions.lastUsedAt,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .leftJoin(tenants, eq(tenants.id, sessions.tenantId))
    .where(
      and(
        eq(sessions.userId, userId),
        gt(sessions.expiresAt, new Date()),
        onlyIn === undefined ? undefined : eq(sessions.tenantId, onlyIn),
      ),
    )
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(LISTED)
}

interface Ended {
  id: string
  tenantId: string | null
}

/** `which`: one session, or all but one. Only ever the person's own. */
export async function removeSessions(
  env: Env,
  userId: string,
  which: { only: string } | { allBut: string },
): Promise<Ended[]> {
  const one = 'only' in which ? eq(sessions.id, which.only) : ne(sessions.id, which.allBut)
  return drizzle(env.DB)
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), one))
    .returning({ id: sessions.id, tenantId: sessions.tenantId })
}

/** Their password is another: whoever came in by the old one is out. */
export async function removeAllSessions(env: Env, userId: string): Promise<Ended[]> {
  return drizzle(env.DB)
    .delete(sessions)
    .where(eq(sessions.userId, userId))
    .returning({ id: sessions.id, tenantId: sessions.tenantId })
}

export interface Workplace {
  id: string
  name: string
  role: Role
}

/** Where a password is enough: where the tenant's own provider is asked for, only owners have one. */
export async function listWorkplaces(
  env: Env,
  { userId, tenantId, isBound }: { userId: string; tenantId: string; isBound: boolean },
): Promise<Workplace[]> {
  const rows = await drizzle(env.DB)
    .select({ id: members.tenantId, name: tenants.name, role: members.role, asksSso: singleSignOns.required })
    .from(members)
    .innerJoin(tenants, eq(tenants.id, members.tenantId))
    .leftJoin(singleSignOns, eq(singleSignOns.tenantId, members.tenantId))
    .where(and(eq(members.userId, userId), isNull(members.deactivatedAt)))
    .orderBy(sql`lower(${tenants.name})`, members.tenantId)
  const open = rows.filter(({ id, asksSso, role }) => (isBound ? id === tenantId : !asksSso || role === 'owner'))
  return open.map(({ id, name, role }) => ({ id, name, role }))
}

/** False: the session belongs to the tenant whose provider started it, and to no other. */
export async function moveSession(env: Env, sessionId: string, tenantId: string): Promise<boolean> {
  const moved = await drizzle(env.DB)
    .update(sessions)
    .set({ tenantId })
    .where(and(eq(sessions.id, sessionId), eq(sessions.sso, false)))
    .returning({ id: sessions.id })
  return moved.length > 0
}
