import { type Permission, permissionsOfOwnRole, permissionsOfRole, type Role } from '../auth/permissions'
import type { Principal } from '../auth/principal'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { type Colleague, findColleague } from './queries'
import { findRole } from './role-queries'

/** Built in, or one of the tenant's own by its id. */
export type RoleChoice = { role: Role } | { roleId: string }
export interface ChosenRole {
  role: Role
  roleId: string | null
}

/** Nobody gives what they do not have; so only owners make owners. Throws a 403 or a 404. */
export async function chooseRole(scope: TenantScope, by: Principal, choice: RoleChoice): Promise<ChosenRole> {
  if ('role' in choice) {
    requireWithin(by, permissionsOfRole(choice.role))
    return { role: choice.role, roleId: null }
  }
  const own = await findRole(scope, choice.roleId)
  if (!own) throw notFound('role')
  requireWithin(by, permissionsOfOwnRole(own.most, own.permissions))
  return { role: own.most, roleId: own.id }
}

/** One whom the asking one may change: nobody who has more than they do. Throws a 403 or a 404. */
export async function colleagueUnder(scope: TenantScope, by: Principal, userId: string): Promise<Colleague> {
  const colleague = await findColleague(scope, userId)
  if (!colleague) throw notFound('user')
  requireWithin(by, colleague.permissions)
  return colleague
}

export function requireWithin(by: Principal, permissions: Iterable<Permission>): void {
  for (const permission of permissions) if (!by.permissions.has(permission)) throw beyondYours(permission)
}

export function choiceOf({
  role,
  roleId,
}: {
  role?: Role | undefined
  roleId?: string | undefined
}): RoleChoice | undefined {
  if (roleId !== undefined) return { roleId }
  return role === undefined ? undefined : { role }
}

function beyondYours(permission: Permission): Problem {
  return new Problem({
    status: 403,
    code: 'person.beyond_yours',
    title: 'More than your own role',
    detail: `This touches the permission ${permission}, which you do not have yourself.`,
    nextStep: 'Choose a smaller role, or ask somebody who has it; owners are made by owners.',
    more: { permission },
  })
}
