import { and, asc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'
import { tenantsOf } from './membership'
import type { Role, Scope } from './permissions'
import { apiKeys, members, sessions, users, verifications } from './schema'

type PutKey = { ok: true; rightsChanged: boolean } | { ok: false }

/** Creates the key or gives it another secret and scopes. Refused when the secret is another key's. */
export async function putApiKey(
  { db, tenantId }: TenantScope,
  key: { id: string; name: string; secret: string; scopes: Scope[] },
): Promise<PutKey> {
  const now = Date.now()
  const set = {
    name: key.name,
    hash: await sha256Hex(key.secret),
    scopes: key.scopes,
    updatedAt: now,
    revokedAt: null,
    expiresAt: null,
  }
  const [holder] = await db.select().from(apiKeys).where(eq(apiKeys.hash, set.hash))
  if (holder && (holder.tenantId !== tenantId || holder.id !== key.id)) return { ok: false }
  const [held] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, key.id)))
  await db
    .insert(apiKeys)
    .values({ id: key.id, tenantId, createdAt: now, ...set })
    .onConflictDoUpdate({ target: [apiKeys.tenantId, apiKeys.id], set })
  const same = held?.hash === set.hash && held.scopes.join() === set.scopes.join()
  return { ok: true, rightsChanged: held !== undefined && !same }
}

type PutUser = { ok: true; rightsChanged: boolean } | { ok: false; taken: 'id' | 'email' }

/**
 * Makes the person one of the tenant's people, or changes what they are. Somebody who works for another tenant joins
 * under the same id and e-mail; another's id or e-mail is refused.
 */
export async function putUser(
  { db, tenantId }: TenantScope,
  user: { id: string; email: string; name: string; role: Role },
): Promise<PutUser> {
  const { id, name, role } = user
  const email = user.email.toLowerCase()
  const known = await db
    .select()
    .from(users)
    .where(or(eq(users.id, id), eq(users.email, email)))
  if (known.some((other) => other.id !== id)) return { ok: false, taken: 'email' }
  const isMember = and(eq(members.tenantId, tenantId), eq(members.userId, id))
  const [[held], [member]] = [known, await db.select().from(members).where(isMember)]
  if (held && !member && held.email !== email) return { ok: false, taken: 'id' }
  const now = new Date()
  if (held?.email !== email || held.name !== name) {
    const set = { email, name, updatedAt: now }
    await db
      .insert(users)
      .values({ id, createdAt: now, ...set })
      .onConflictDoUpdate({ target: users.id, set })
  }
  if (member?.role !== role || member.roleId !== null) {
    const set = { role, roleId: null, updatedAt: now.getTime() }
    await db
      .insert(members)
      .values({ tenantId, userId: id, createdAt: now.getTime(), ...set })
      .onConflictDoUpdate({ target: [members.tenantId, members.userId], set })
  }
  return { ok: true, rightsChanged: member !== undefined && (member.role !== role || member.roleId !== null) }
}

/** Which of these people work for the tenant. */
export async function existingUsers({ db, tenantId }: TenantScope, userIds: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: members.userId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), isNull(members.deactivatedAt), inArray(members.userId, userIds)))
  return new Set(rows.map((row) => row.id))
}

/** Everybody who works or worked for the tenant, by name: what somebody did keeps their name. */
export async function listPeople({ db, tenantId }: TenantScope): Promise<{ id: string; name: string; role: Role }[]> {
  return db
    .select({ id: users.id, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.tenantId, tenantId))
    .orderBy(asc(users.name), asc(users.id))
}

export async function endSession(env: Env, sessionId: string): Promise<void> {
  await drizzle(env.DB).delete(sessions).where(eq(sessions.id, sessionId))
}

/** Ends every session of a person and answers the tenants in which they may have been seen at work. */
export async function endSessionsOf(env: Env, userId: string): Promise<string[]> {
  await drizzle(env.DB).delete(sessions).where(eq(sessions.userId, userId))
  return tenantsOf(env, userId)
}

/** Sessions and verifications that nobody came back to. */
export async function discardEnded(env: Env, now: number): Promise<void> {
  const db = drizzle(env.DB)
  await db.delete(sessions).where(lt(sessions.expiresAt, new Date(now)))
  await db.delete(verifications).where(lt(verifications.expiresAt, new Date(now)))
}
