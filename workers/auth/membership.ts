import { and, asc, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { roles, teamMembers } from '../people/schema'
import { tenants } from '../tenants/schema'
import type { Visibility } from '../tenants/settings'
import type { Permission, Role } from './permissions'
import { members, sessions, singleSignOns } from './schema'
import { ssoNeeded } from './sso-problems'

export interface Membership {
  tenantId: string
  role: Role
  roleId: string | null
  /** What a role of the tenant's own allows; null: there is none, or it is gone. */
  given: Permission[] | null
  teamIds: string[]
  visibility: Visibility
  masks: boolean
  /** Messages may concern patients: who looks at a conversation is kept. */
  readsOnRecord: boolean
  /** The tenant asks for a second factor, and in this session none was given. */
  lacksSecondFactor: boolean
  /** The session was started by the tenant's own provider. */
  isBound: boolean
}

/**
 * Whom a person works for in a session: the tenant that the session names, else the one they joined first. Null when they
 * work there no longer: a page that shows one tenant must not go on with another. On the primary, for a role may just
 * have been taken away. Throws a 403 where the tenant's people sign in with its own provider, and this one did not.
 */
export async function findMembership(
  env: Env,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<Membership | null> {
  const db = drizzle(env.DB)
  const [[session], rows, teams] = await db.batch([
    db
      .select({ tenantId: sessions.tenantId, verifiedAt: sessions.verifiedAt, sso: sessions.sso })
      .from(sessions)
      .where(eq(sessions.id, sessionId)),
    db
      .select({
        tenantId: members.tenantId,
        role: members.role,
        roleId: members.roleId,
        given: roles.permissions,
        visibility: tenants.visibility,
        masks: tenants.masksContacts,
        healthcare: tenants.healthcare,
        asksSecondFactor: tenants.twoFactorRequired,
        asksSso: singleSignOns.required,
      })
      .from(members)
      .leftJoin(roles, and(eq(roles.tenantId, members.tenantId), eq(roles.id, members.roleId)))
      .leftJoin(tenants, eq(tenants.id, members.tenantId))
      .leftJoin(singleSignOns, eq(singleSignOns.tenantId, members.tenantId))
      .where(and(eq(members.userId, userId), isNull(members.deactivatedAt)))
      .orderBy(asc(members.createdAt), asc(members.tenantId)),
    db
      .select({ tenantId: teamMembers.tenantId, teamId: teamMembers.teamId })
      .from(teamMembers)
      .where(eq(teamMembers.userId, userId)),
  ])
  const chosen = session?.tenantId ?? null
  const possible = rows.filter(({ tenantId }) => chosen === null || tenantId === chosen)
  const found = possible.find(({ role, asksSso }) => session?.sso || !asksSso || role === 'owner')
  if (!found && possible.length > 0) throw ssoNeeded()
  if (!found) return null
  const teamIds = teams.filter(({ tenantId }) => tenantId === found.tenantId).map(({ teamId }) => teamId)
  const isProven = session?.sso || (session?.verifiedAt ?? null) !== null
  const lacksSecondFactor = found.asksSecondFactor === true && !isProven
  const isBound = session?.sso ?? false
  const { visibility, masks, healthcare, ...rest } = found
  const rules = { visibility: visibility ?? 'all', masks: masks ?? false, readsOnRecord: healthcare ?? false }
  return { ...rest, ...rules, teamIds, lacksSecondFactor, isBound }
}

/** Every tenant in which a person may have been seen at work. */
export async function tenantsOf(env: Env, userId: string): Promise<string[]> {
  const rows = await drizzle(env.DB).select({ id: members.tenantId }).from(members).where(eq(members.userId, userId))
  return rows.map(({ id }) => id)
}
