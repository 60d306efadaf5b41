import { and, desc, eq, exists, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Role } from '../auth/permissions'
import { accounts, members, singleSignOns, users } from '../auth/schema'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { tenants } from '../tenants/schema'
import { invitations, teamMembers, teams } from './schema'

/** A week: long enough for a holiday, short enough for a forgotten mailbox. */
export const INVITATION_MS = 7 * 24 * 60 * 60_000
const LISTED = 200

export type Invitation = typeof invitations.$inferSelect

interface NewInvitation {
  email: string
  role: Role
  roleId: string | null
  teamIds: string[]
  tokenHash: string
  invitedBy: string
}

/** Neither accepted nor taken back; the newest first. Those whose time is over can be sent again. */
export async function listInvitations({ db, tenantId }: TenantScope): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), isOpen()))
    .orderBy(desc(invitations.id))
    .limit(LISTED)
}

export async function findInvitation({ db, tenantId }: TenantScope, id: string): Promise<Invitation | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isOpen()))
  return row
}

/** In place of an older one to the same address, whose link ends. */
export async function addInvitation({ db, tenantId }: TenantScope, made: NewInvitation): Promise<Invitation> {
  const now = Date.now()
  const row = {
    ...{ tenantId, id: newId('inv', now), ...made, createdAt: now, expiresAt: now + INVITATION_MS },
    ...{ acceptedAt: null, revokedAt: null },
  }
  const isSame = and(eq(invitations.tenantId, tenantId), eq(invitations.email, made.email), isOpen())
  await db.batch([db.update(invitations).set({ revokedAt: now }).where(isSame), db.insert(invitations).values(row)])
  return row
}

/** Another link, and another week; the link before ends. */
export async function renewInvitation(
  { db, tenantId }: TenantScope,
  id: string,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const [row] = await db
    .update(invitations)
    .set({ tokenHash, expiresAt: Date.now() + INVITATION_MS })
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isOpen()))
    .returning()
  return row
}

export async function revokeInvitation({ db, tenantId }: TenantScope, id: string): Promise<boolean> {
  const gone = await db
    .update(invitations)
    .set({ revokedAt: Date.now() })
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isOpen()))
    .returning({ id: invitations.id })
  return gone.length > 0
}

/** What somebody who left has promised holds no longer: else it would be a way back in. */
export async function revokeInvitationsBy({ db, tenantId }: TenantScope, userId: string): Promise<void> {
  await db
    .update(invitations)
    .set({ revokedAt: Date.now() })
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.invitedBy, userId), isOpen()))
}

/** Is somebody with this address among the tenant's people. */
export async function isColleague({ db, tenantId }: TenantScope, email: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(and(eq(users.email, email), eq(members.tenantId, tenantId), isNull(members.deactivatedAt)))
  return rows.length > 0
}

export interface Invited {
  invitation: Invitation
  organization: string
  /** Who has an account with this address already. */
  user: { id: string; name: string } | null
  /** The organization's own provider signs them in: a password would open nothing here. */
  byProvider: boolean
}

/** Whom a link invites; null when it is nobody's, or over. It names the tenant, so there is no scope yet. */
export async function findInvited(env: Env, tokenHash: string, now: number): Promise<Invited | null> {
  const [found] = await drizzle(env.DB)
    .select({
      ...{ invitation: invitations, organization: tenants.name, id: users.id, name: users.name },
      asksSso: singleSignOns.required,
    })
    .from(invitations)
    .leftJoin(tenants, eq(tenants.id, invitations.tenantId))
    .leftJoin(users, eq(users.email, invitations.email))
    .leftJoin(singleSignOns, eq(singleSignOns.tenantId, invitations.tenantId))
    .where(and(eq(invitations.tokenHash, tokenHash), isOpen(), gt(invitations.expiresAt, now)))
  if (!found) return null
  const { invitation, organization, id, name, asksSso } = found
  return {
    invitation,
    organization: organization ?? '',
    user: id === null || name === null ? null : { id, name },
    byProvider: asksSso === true && invitation.role !== 'owner',
  }
}

/** Somebody new, with the password they chose, if they need one; their address is proven, for the link came there. */
export interface NewAccount {
  id: string
  name: string
  passwordHash: string | null
}

/**
 * All or nothing. Of two who follow one link at once the second changes nothing (or, with an account of its own, fails on
 * the address). Somebody who had left comes back as what they are invited to be.
 */
export async function acceptInvitation(
  env: Env,
  { tenantId, id, email, role, roleId, teamIds }: Invitation,
  person: { userId: string; account: NewAccount | null },
  now: number,
): Promise<void> {
  const db = drizzle(env.DB)
  const { userId, account } = person
  const date = new Date(now)
  const dates = { createdAt: date, updatedAt: date }
  const member = { role, roleId, deactivatedAt: null, updatedAt: now }
  const made = account
    ? [db.insert(users).values({ id: userId, email, name: account.name, emailVerified: true, ...dates })]
    : []
  const password = account?.passwordHash ?? null
  const credential = { id: newId('acc'), userId, accountId: userId, providerId: 'credential' }
  const chosen = password === null ? [] : [db.insert(accounts).values({ ...credential, password, ...dates })]
  const joined = teamIds.map((teamId) =>
    db
      .insert(teamMembers)
      .select(
        db
          .select({ tenantId: sql`${tenantId}`.as('t'), teamId: teams.id, userId: sql`${userId}`.as('u') })
          .from(teams)
          .where(and(eq(teams.tenantId, tenantId), eq(teams.id, teamId))),
      )
      .onConflictDoNothing(),
  )
  const isThem = and(eq(members.tenantId, tenantId), eq(members.userId, userId))
  const isBack = db
    .select({ one: sql`1` })
    .from(members)
    .where(and(isThem, isNotNull(members.deactivatedAt)))
  await db.batch([
    db
      .update(invitations)
      .set({ acceptedAt: now })
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id))),
    ...made,
    ...chosen,
    // Nor do they come back into the teams they had left.
    db
      .delete(teamMembers)
      .where(and(eq(teamMembers.tenantId, tenantId), eq(teamMembers.userId, userId), exists(isBack))),
    // Who was taken back meanwhile stays what they are: the only owner would be gone else.
    db
      .insert(members)
      .values({ tenantId, userId, createdAt: now, ...member })
      .onConflictDoUpdate({
        target: [members.tenantId, members.userId],
        set: member,
        setWhere: isNotNull(members.deactivatedAt),
      }),
    ...joined,
  ])
}

function isOpen() {
  return and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))
}
