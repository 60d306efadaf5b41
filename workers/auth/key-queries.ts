import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { scopesBeyond } from './key-rights'
import type { Permission, Scope } from './permissions'
import { apiKeys } from './schema'

export const MOST_KEYS = 100
/** Keys that are no more are still names behind what was done with them. */
const LISTED = 500

/** What a request needs to know of its key. */
export interface ApiKey {
  id: string
  tenantId: string
  name: string
  scopes: Scope[]
  perMinute: number | null
  expiresAt: number | null
  lastUsedAt: number | null
}

const { id, tenantId: tenant, name, scopes, perMinute, expiresAt, lastUsedAt } = apiKeys
const used = { id, name, scopes, perMinute, expiresAt, lastUsedAt }
const { prefix, createdBy, createdAt, revokedAt } = apiKeys
const shown = { ...used, prefix, createdBy, createdAt, revokedAt }

/** A key as people see it: never its secret, nor the hash of it. */
export type KeyView = Omit<ApiKey, 'tenantId'> & {
  prefix: string
  createdBy: string | null
  createdAt: number
  revokedAt: number | null
}

/** Finds the tenant, so it has no scope yet. Reads the primary: a revoked key must not live on in a replica. */
export async function findApiKey(env: Env, hash: string): Promise<ApiKey | null> {
  const isLive = or(isNull(expiresAt), gt(expiresAt, Date.now()))
  const [key] = await drizzle(env.DB)
    .select({ ...used, tenantId: tenant })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(revokedAt), isLive))
  return key ?? null
}

/** The newest first, those that are no more among them. */
export async function listKeys({ db, tenantId }: TenantScope): Promise<KeyView[]> {
  return db.select(shown).from(apiKeys).where(eq(tenant, tenantId)).orderBy(desc(createdAt), desc(id)).limit(LISTED)
}

export async function findKey({ db, tenantId }: TenantScope, keyId: string): Promise<KeyView | null> {
  const [key] = await db.select(shown).from(apiKeys).where(isLiveKey(tenantId, keyId))
  return key ?? null
}

interface Wanted {
  name: string
  scopes: Scope[]
  perMinute: number | null
  expiresAt: number | null
}

/** Null when there are as many as there can be: the insert itself counts, so that of two at once one is refused. */
export async function addKey(
  { db, tenantId }: TenantScope,
  key: Wanted & { secret: string; prefix: string; createdBy: string },
  now = Date.now(),
): Promise<KeyView | null> {
  const keyId = newId('key', now)
  const { meta } = await db.run(sql`
    INSERT INTO api_keys (tenant_id, id, name, hash, scopes, prefix, per_minute, created_by, expires_at, created_at, updated_at)
    SELECT ${tenantId}, ${keyId}, ${key.name}, ${await sha256Hex(key.secret)}, ${JSON.stringify(key.scopes)}, ${key.prefix},
      ${key.perMinute}, ${key.createdBy}, ${key.expiresAt}, ${now}, ${now}
    WHERE (SELECT count(*) FROM api_keys WHERE tenant_id = ${tenantId} AND revoked_at IS NULL) < ${MOST_KEYS}`)
  if (meta.changes === 0) return null
  const { secret: _secret, ...rest } = key
  return { id: keyId, ...rest, createdAt: now, lastUsedAt: null, revokedAt: null }
}

/** Answers the hash by which isolates remember the key; null when there is no such key any more. */
export async function changeKey(scope: TenantScope, keyId: string, change: Partial<Wanted>): Promise<string | null> {
  return setKey(scope, keyId, { ...change, updatedAt: Date.now() })
}

/** For good: a key that was revoked never works again. */
export async function revokeKey(scope: TenantScope, keyId: string): Promise<string | null> {
  const now = Date.now()
  return setKey(scope, keyId, { revokedAt: now, updatedAt: now })
}

async function setKey(
  { db, tenantId }: TenantScope,
  keyId: string,
  set: Partial<typeof apiKeys.$inferInsert>,
): Promise<string | null> {
  const [changed] = await db
    .update(apiKeys)
    .set(set)
    .where(isLiveKey(tenantId, keyId))
    .returning({ hash: apiKeys.hash })
  return changed?.hash ?? null
}

/**
 * The keys somebody made that can do more than they may now; who has left may nothing. Their sockets are open still, and
 * isolates remember them by their hashes.
 */
export async function revokeKeysOf(
  { db, tenantId }: TenantScope,
  userId: string,
  own: ReadonlySet<Permission> = new Set(),
): Promise<{ id: string; hash: string }[]> {
  const theirs = and(eq(tenant, tenantId), eq(createdBy, userId), isNull(revokedAt))
  const made = await db.select({ id, scopes }).from(apiKeys).where(theirs)
  const beyond = made.filter((key) => own.size === 0 || scopesBeyond(own, key.scopes).length > 0)
  if (beyond.length === 0) return []
  const now = Date.now()
  // One parameter for all of them: a statement of D1 takes 100.
  const ids = JSON.stringify(beyond.map((key) => key.id))
  return db
    .update(apiKeys)
    .set({ revokedAt: now, updatedAt: now })
    .where(and(theirs, sql`${id} IN (SELECT value FROM json_each(${ids}))`))
    .returning({ id, hash: apiKeys.hash })
}

/** Of all tenants: keys whose time is over are revoked as of then. */
export async function revokeExpired(env: Env, now: number): Promise<{ tenantId: string; id: string }[]> {
  return drizzle(env.DB)
    .update(apiKeys)
    .set({ revokedAt: sql`expires_at`, updatedAt: now })
    .where(and(lte(expiresAt, now), isNull(revokedAt)))
    .returning({ tenantId: tenant, id })
}

/** Nothing is written when another isolate has noted it already. */
export async function noteUse(env: Env, key: Pick<ApiKey, 'tenantId' | 'id'>, at: number): Promise<void> {
  await drizzle(env.DB)
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(isKey(key.tenantId, key.id), or(isNull(lastUsedAt), sql`${lastUsedAt} < ${at}`)))
}

function isLiveKey(tenantId: string, keyId: string): SQL | undefined {
  return and(isKey(tenantId, keyId), isNull(revokedAt))
}

function isKey(tenantId: string, keyId: string): SQL | undefined {
  return and(eq(tenant, tenantId), eq(id, keyId))
}
