import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { teamMembers, teams } from './schema'

export interface Team {
  id: string
  name: string
  members: string[]
}

export async function listTeams({ db, tenantId }: TenantScope): Promise<Team[]> {
  const [rows, joined] = await db.batch([
    db.select().from(teams).where(eq(teams.tenantId, tenantId)).orderBy(asc(teams.name), asc(teams.id)),
    db.select().from(teamMembers).where(eq(teamMembers.tenantId, tenantId)).orderBy(asc(teamMembers.userId)),
  ])
  return rows.map(({ id, name }) => ({
    id,
    name,
    members: joined.filter(({ teamId }) => teamId === id).map(({ userId }) => userId),
  }))
}

export async function findTeam(scope: TenantScope, teamId: string): Promise<Team | undefined> {
  return (await listTeams(scope)).find(({ id }) => id === teamId)
}

export async function existingTeams({ db, tenantId }: TenantScope, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.tenantId, tenantId), inArray(teams.id, ids)))
  return new Set(rows.map(({ id }) => id))
}

export async function putTeam(
  { db, tenantId }: TenantScope,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const set = { name, updatedAt: Date.now() }
  await db
    .insert(teams)
    .values({ tenantId, id, createdAt: set.updatedAt, ...set })
    .onConflictDoUpdate({ target: [teams.tenantId, teams.id], set })
}

export async function deleteTeam({ db, tenantId }: TenantScope, id: string): Promise<void> {
  await db.batch([
    db.delete(teamMembers).where(and(eq(teamMembers.tenantId, tenantId), eq(teamMembers.teamId, id))),
    db.delete(teams).where(and(eq(teams.tenantId, tenantId), eq(teams.id, id))),
  ])
}

export async function joinTeam({ db, tenantId }: TenantScope, teamId: string, userId: string): Promise<void> {
  await db.insert(teamMembers).values({ tenantId, teamId, userId }).onConflictDoNothing()
}

export async function leaveTeam({ db, tenantId }: TenantScope, teamId: string, userId: string): Promise<void> {
  const isTheirs = and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId))
  await db.delete(teamMembers).where(and(eq(teamMembers.tenantId, tenantId), isTheirs))
}

export async function teamsOf({ db, tenantId }: TenantScope, userId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(teamMembers)
    .where(and(eq(teamMembers.tenantId, tenantId), eq(teamMembers.userId, userId)))
  return row?.count ?? 0
}
