import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { leastRoleOf, type Permission, type Role } from '../auth/permissions'
import { members } from '../auth/schema'
import type { TenantScope } from '../platform/tenant-scope'
import { invitations, roles } from './schema'

export interface OwnRole {
  id: string
  name: string
  permissions: Permission[]
  /** What its holders could be at most: the smallest built-in role with all of it. */
  most: Role
}

/** A tenant's own roles, by name. */
export async function listRoles({ db, tenantId }: TenantScope): Promise<OwnRole[]> {
  const rows = await db.select().from(roles).where(eq(roles.tenantId, tenantId)).orderBy(asc(roles.name), asc(roles.id))
  return rows.map(shown)
}

export async function findRole({ db, tenantId }: TenantScope, id: string): Promise<OwnRole | undefined> {
  const [row] = await db
    .select()
    .from(roles)
    .where(and(eq(roles.tenantId, tenantId), eq(roles.id, id)))
  return row && shown(row)
}

/** Creates or changes it, and with it what its holders could be at most. */
export async function putRole(
  { db, tenantId }: TenantScope,
  { id, name, permissions }: Omit<OwnRole, 'most'>,
): Promise<OwnRole> {
  const now = Date.now()
  const most = leastRoleOf(permissions)
  const set = { name, permissions, updatedAt: now }
  await db.batch([
    db
      .insert(roles)
      .values({ tenantId, id, createdAt: now, ...set })
      .onConflictDoUpdate({ target: [roles.tenantId, roles.id], set }),
    db
      .update(members)
      .set({ role: most, updatedAt: now })
      .where(and(eq(members.tenantId, tenantId), eq(members.roleId, id))),
    db
      .update(invitations)
      .set({ role: most })
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.roleId, id))),
  ])
  return { id, name, permissions, most }
}

/** False: somebody has it, or was invited to it. One statement, for somebody may be given it at this moment. */
export async function deleteRole({ db, tenantId }: TenantScope, id: string): Promise<boolean> {
  const gone = await db
    .delete(roles)
    .where(
      and(
        eq(roles.tenantId, tenantId),
        eq(roles.id, id),
        sql`NOT EXISTS (SELECT 1 FROM ${members} WHERE ${members.tenantId} = ${tenantId} AND ${members.roleId} = ${id})`,
        sql`NOT EXISTS (SELECT 1 FROM ${invitations} WHERE ${invitations.tenantId} = ${tenantId}
          AND ${invitations.roleId} = ${id} AND ${invitations.acceptedAt} IS NULL AND ${invitations.revokedAt} IS NULL
          AND ${invitations.expiresAt} > ${Date.now()})`,
      ),
    )
    .returning({ id: roles.id })
  return gone.length > 0
}

export async function holdersOf({ db, tenantId }: TenantScope, roleId: string): Promise<string[]> {
  const rows = await db
    .select({ id: members.userId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.roleId, roleId), isNull(members.deactivatedAt)))
  return rows.map(({ id }) => id)
}

function shown({ id, name, permissions }: typeof roles.$inferSelect): OwnRole {
  return { id, name, permissions, most: leastRoleOf(permissions) }
}
