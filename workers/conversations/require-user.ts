import { existingUsers } from '../auth/queries'
import { existingTeams } from '../people/team-queries'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'

/** Throws a 404 for somebody who does not work for the tenant. */
export async function requireUser(tenant: TenantScope, userId: string): Promise<void> {
  if (!(await existingUsers(tenant, [userId])).has(userId)) throw notFound('user')
}

/** Throws a 404 for a team that the tenant does not have: nobody would see what waits for it. */
export async function requireTeam(tenant: TenantScope, teamId: string): Promise<void> {
  if (!(await existingTeams(tenant, [teamId])).has(teamId)) throw notFound('team')
}
