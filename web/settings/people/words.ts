import type { Permission } from '../../../workers/auth/permissions'
import { t } from '../../i18n'
import { may } from '../../session'
import type { BuiltIn, Colleague, Invitation, RoleChoice, Roles, Team } from './server'

type Holder = Pick<Invitation, 'role'> & { roleId?: string | null | undefined }

export function builtInName(role: BuiltIn['role']): string {
  return t(`people.${role}`)
}

export function roleName({ role, roleId }: Holder, { roles }: Roles): string {
  if (!roleId) return builtInName(role)
  return roles.find(({ id }) => id === roleId)?.name ?? t('people.unknownRole')
}

/** What somebody's role allows, as far as roles say. */
export function permissionsOf({ role, roleId }: Holder, { builtIn, roles }: Roles): readonly Permission[] {
  if (roleId) return roles.find(({ id }) => id === roleId)?.permissions ?? []
  return builtIn.find((known) => known.role === role)?.permissions ?? []
}

/** Nobody changes somebody who may do more than they do, nor gives what they do not have. */
export function isWithinMine(permissions: readonly Permission[]): boolean {
  return permissions.every(may)
}

export function namesOfTeams(teamIds: readonly string[], teams: readonly Team[]): string[] {
  return teams.filter(({ id }) => teamIds.includes(id)).map(({ name }) => name)
}

/** As the value of a field, in which built-in roles and one's own stand beside each other. */
export function roleValue({ role, roleId }: Holder): string {
  return roleId ?? role
}

export function choiceOf(value: string, { builtIn }: Roles): RoleChoice {
  const known = builtIn.find(({ role }) => role === value)
  return known ? { role: known.role } : { roleId: value }
}

export function canTakeOver(colleague: Colleague, roles: Roles): boolean {
  return colleague.deactivatedAt === null && permissionsOf(colleague, roles).includes('conversation.reply')
}
