import { and, eq, inArray, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'
import type { Role, Scope } from './permissions'
import { apiKeys, users } from './schema'

export interface ApiKey {
  id: string
  tenantId: string
  name: string
  scopes: Scope[]
}

/** Finds the tenant, so it has no scope yet. Reads the primary: a revoked key must not live on in a replica. */
export async function findApiKey(env: Env, hash: string): Promise<ApiKey | null> {
  const { id, tenantId, name, scopes } = apiKeys
  const [key] = await drizzle(env.DB)
    .select({ id, tenantId, name, scopes })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)))
  return key ?? null
}

/** Creates the key or gives it another secret and scopes. False: the secret is another key's. */
export async function putApiKey(
  { db, tenantId }: TenantScope,
  key: { id: string; name: string; secret: string; scopes: Scope[] },
): Promise<boolean> {
  const now = Date.now()
  const set = { name: key.name, hash: await sha256Hex(key.secret), scopes: key.scopes, updatedAt: now, revokedAt: null }
  const [holder] = await db.select().from(apiKeys).where(eq(apiKeys.hash, set.hash))
  if (holder && (holder.tenantId !== tenantId || holder.id !== key.id)) return false
  await db
    .insert(apiKeys)
    .values({ id: key.id, tenantId, createdAt: now, ...set })
    .onConflictDoUpdate({ target: [apiKeys.tenantId, apiKeys.id], set })
  return true
}

export async function putUser(
  { db, tenantId }: TenantScope,
  user: { id: string; email: string; name: string; role: Role },
): Promise<void> {
  const now = Date.now()
  const set = { email: user.email, name: user.name, role: user.role, updatedAt: now }
  await db
    .insert(users)
    .values({ id: user.id, tenantId, createdAt: now, ...set })
    .onConflictDoUpdate({ target: [users.tenantId, users.id], set })
}

/** Which of these people are the tenant's. */
export async function existingUsers({ db, tenantId }: TenantScope, userIds: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, tenantId), inArray(users.id, userIds)))
  return new Set(rows.map((row) => row.id))
}
