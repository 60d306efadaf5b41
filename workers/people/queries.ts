import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type Permission, permissionsOfOwnRole, permissionsOfRole, type Role } from '../auth/permissions'
import { members, sessions, users } from '../auth/schema'
import type { TenantScope } from '../platform/tenant-scope'
import { roles, teamMembers } from './schema'

export interface Colleague {
  id: string
  name: string
  email: string
  role: Role
  roleId: string | null
  teamIds: string[]
  deactivatedAt: number | null
  permissions: ReadonlySet<Permission>
}

/** The tenant's people by name, those who left among them; or some. */
export async function listColleagues({ db, tenantId }: TenantScope, userIds?: string[]): Promise<Colleague[]> {
  const [rows, teams] = await db.batch([
    db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: members.role,
        roleId: members.roleId,
        given: roles.permissions,
        deactivatedAt: members.deactivatedAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .leftJoin(roles, and(eq(roles.tenantId, members.tenantId), eq(roles.id, members.roleId)))
      .where(and(eq(members.tenantId, tenantId), userIds && inArray(members.userId, userIds)))
      .orderBy(asc(users.name), asc(users.id)),
    db
      .select()
      .from(teamMembers)
      .where(and(eq(teamMembers.tenantId, tenantId), userIds && inArray(teamMembers.userId, userIds))),
  ])
  return rows.map(({ given, ...row }) => ({
    ...row,
    teamIds: teams.filter(({ userId }) => userId === row.id).map(({ teamId }) => teamId),
    permissions: row.roleId === null ? permissionsOfRole(row.role) : permissionsOfOwnRole(row.role, given),
  }))
}

export async function findColleague(scope: TenantScope, userId: string): Promise<Colleague | undefined> {
  return (await listColleagues(scope, [userId]))[0]
}

/** An owner may stop being one only while there is another: one statement, so that of two who go at once the second stays. */
const anotherOwner = sql`(${members.role} <> 'owner' OR EXISTS (
  SELECT 1 FROM members other WHERE other.tenant_id = members.tenant_id AND other.user_id <> members.user_id
  AND other.role = 'owner' AND other.deactivated_at IS NULL))`

/** False: they are the last owner. */
export async function changeRole(
  { db, tenantId }: TenantScope,
  userId: string,
  { role, roleId }: { role: Role; roleId: string | null },
): Promise<boolean> {
  const changed = await db
    .update(members)
    .set({ role, roleId, updatedAt: Date.now() })
    .where(and(eq(members.tenantId, tenantId), eq(members.userId, userId), role === 'owner' ? undefined : anotherOwner))
    .returning({ id: members.userId })
  return changed.length > 0
}

/** False: they are the last owner. Safe to repeat: the first time stays. */
export async function setDeactivated({ db, tenantId }: TenantScope, userId: string, now: number): Promise<boolean> {
  const isTheirs = and(eq(members.tenantId, tenantId), eq(members.userId, userId))
  const changed = await db
    .update(members)
    .set({ deactivatedAt: sql`coalesce(${members.deactivatedAt}, ${now})`, updatedAt: now })
    .where(and(isTheirs, or(sql`${members.deactivatedAt} IS NOT NULL`, anotherOwner)))
    .returning({ id: members.userId })
  return changed.length > 0
}

export async function setActive({ db, tenantId }: TenantScope, userId: string): Promise<void> {
  await db
    .update(members)
    .set({ deactivatedAt: null, updatedAt: Date.now() })
    .where(and(eq(members.tenantId, tenantId), eq(members.userId, userId)))
}

export async function rename({ db }: TenantScope, userId: string, name: string): Promise<void> {
  await db.update(users).set({ name, updatedAt: new Date() }).where(eq(users.id, userId))
}

/** A name is the person's in every organization: nobody of one changes it for another. */
export async function worksElsewhere({ db, tenantId }: TenantScope, userId: string): Promise<boolean> {
  const rows = await db.select({ id: members.tenantId }).from(members).where(eq(members.userId, userId))
  return rows.some(({ id }) => id !== tenantId)
}

/** Those in which they work, or may work next, for this tenant. */
export async function endSessionsHere({ db, tenantId }: TenantScope, userId: string): Promise<void> {
  await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), or(eq(sessions.tenantId, tenantId), isNull(sessions.tenantId))))
}
