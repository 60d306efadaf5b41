import { and, eq, sql } from 'drizzle-orm'
import { auditEntries } from '../audit/schema'
import { members, passkeys, sessions, users } from '../auth/schema'
import type { TenantScope } from '../platform/tenant-scope'

/** How somebody's account is, as far as it concerns this tenant. */
export interface Standing {
  /** An authenticator app or a passkey. */
  secondFactor: boolean
  /** Here; null: never, as far as is kept. To the quarter of an hour. */
  lastSeenAt: number | null
}

const hasPasskey = sql`EXISTS (SELECT 1 FROM ${passkeys} WHERE ${passkeys.userId} = ${users.id})`

/** Open sessions of this tenant; one that names none is this tenant's only when they work nowhere else. */
const lastUse = sql`(SELECT max(${sessions.lastUsedAt}) FROM ${sessions} WHERE ${sessions.userId} = ${users.id} AND (
  ${sessions.tenantId} = ${members.tenantId} OR (${sessions.tenantId} IS NULL AND NOT EXISTS (
    SELECT 1 FROM members elsewhere WHERE elsewhere.user_id = ${users.id} AND elsewhere.tenant_id <> ${members.tenantId}))))`

/** Of whoever has signed out the log still knows. */
const lastDeed = sql`(SELECT ${auditEntries.at} FROM ${auditEntries} WHERE ${auditEntries.tenantId} = ${members.tenantId}
  AND ${auditEntries.actor} = 'agent:' || ${users.id} ORDER BY ${auditEntries.n} DESC LIMIT 1)`

/** By their ids; of everybody, or of one. */
export async function standings(
  { db, tenantId }: TenantScope,
  userId?: string,
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db
    .select({
      id: users.id,
      secondFactor: sql<number>`(${users.twoFactorEnabled} OR ${hasPasskey})`,
      seen: sql<number>`max(coalesce(${lastUse}, 0), coalesce(${lastDeed}, 0))`,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.tenantId, tenantId), userId === undefined ? undefined : eq(members.userId, userId)))
  return new Map(
    rows.map(({ id, secondFactor, seen }) => [
      id,
      { secondFactor: secondFactor === 1, lastSeenAt: seen === 0 ? null : seen },
    ]),
  )
}
