import { and, asc, desc, eq, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { webhookEndpoints, webhookTries } from './schema'

export const MOST_ENDPOINTS = 10
/** Of one endpoint; older ones go when a new one comes. */
const TRIES_KEPT = 100

export type Endpoint = typeof webhookEndpoints.$inferSelect
export type Try = typeof webhookTries.$inferSelect
type Change = Partial<Omit<Endpoint, 'tenantId' | 'id' | 'createdBy' | 'createdAt' | 'updatedAt'>>

const { tenantId: tenant, id, state, nextTryAt, cursor, updatedAt, createdAt, createdBy } = webhookEndpoints

/** The oldest first. */
export async function listEndpoints({ db, tenantId }: TenantScope): Promise<Endpoint[]> {
  return db.select().from(webhookEndpoints).where(eq(tenant, tenantId)).orderBy(asc(createdAt), asc(id))
}

export async function findEndpoint({ db, tenantId }: TenantScope, endpointId: string): Promise<Endpoint | null> {
  const [found] = await db.select().from(webhookEndpoints).where(isEndpoint(tenantId, endpointId))
  return found ?? null
}

/** False when there are as many as there can be: two at once do not make one too many. */
export async function addEndpoint({ db, tenantId }: TenantScope, endpoint: Endpoint): Promise<boolean> {
  const { url, description, kinds, secret, keyId } = endpoint
  const { meta } = await db.run(sql`
    INSERT INTO webhook_endpoints
      (tenant_id, id, url, description, kinds, secret, key_id, cursor, state, created_by, created_at, updated_at)
    SELECT ${tenantId}, ${endpoint.id}, ${url}, ${description}, ${JSON.stringify(kinds)}, ${secret}, ${keyId},
      ${endpoint.cursor}, ${endpoint.state}, ${endpoint.createdBy}, ${endpoint.createdAt}, ${endpoint.updatedAt}
    WHERE (SELECT count(*) FROM webhook_endpoints WHERE tenant_id = ${tenantId}) < ${MOST_ENDPOINTS}`)
  return meta.changes === 1
}

/** What people change: what is being delivered meanwhile is delivered anew (see `settle`). */
export async function changeEndpoint(
  { db, tenantId }: TenantScope,
  endpointId: string,
  change: Change,
): Promise<Endpoint | null> {
  const [changed] = await db
    .update(webhookEndpoints)
    .set({ ...change, updatedAt: sql`max(${Date.now()}, ${updatedAt} + 1)` })
    .where(isEndpoint(tenantId, endpointId))
    .returning()
  return changed ?? null
}

export async function removeEndpoint({ db, tenantId }: TenantScope, endpointId: string): Promise<boolean> {
  const [gone] = await db.batch([
    db.delete(webhookEndpoints).where(isEndpoint(tenantId, endpointId)).returning({ id }),
    db.delete(webhookTries).where(and(eq(webhookTries.tenantId, tenantId), eq(webhookTries.endpointId, endpointId))),
  ])
  return gone.length === 1
}

export async function listTries({ db, tenantId }: TenantScope, endpointId: string): Promise<Try[]> {
  return db
    .select()
    .from(webhookTries)
    .where(and(eq(webhookTries.tenantId, tenantId), eq(webhookTries.endpointId, endpointId)))
    .orderBy(desc(webhookTries.id))
    .limit(TRIES_KEPT)
}

/**
 * What became of a wave. Null when somebody has paused, changed, replayed or removed the endpoint since it was read: then
 * what they want counts, and the wave may be told twice.
 */
export async function settle(
  scope: TenantScope,
  held: Endpoint,
  change: Change,
  tried: Tried | undefined,
): Promise<Endpoint | null> {
  const isSame = and(
    isEndpoint(scope.tenantId, held.id),
    eq(updatedAt, held.updatedAt),
    eq(cursor, held.cursor),
    eq(state, 'on'),
  )
  const [settled] = await scope.db.update(webhookEndpoints).set(change).where(isSame).returning()
  if (tried) await addTry(scope, held.id, tried)
  return settled ?? null
}

export type Tried = Pick<Try, 'events' | 'firstEventId' | 'status' | 'ms' | 'failure'>

/** Kept while the endpoint is still there. */
export async function addTry({ db, tenantId }: TenantScope, endpointId: string, tried: Tried): Promise<Try> {
  const { events, firstEventId, status, ms, failure } = tried
  const kept = { tenantId, endpointId, id: newId('try'), at: Date.now(), ...tried }
  await db.run(sql`
    INSERT INTO webhook_tries (tenant_id, endpoint_id, id, at, events, first_event_id, status, ms, failure)
    SELECT ${tenantId}, ${endpointId}, ${kept.id}, ${kept.at}, ${events}, ${firstEventId}, ${status}, ${ms}, ${failure}
    WHERE EXISTS (SELECT 1 FROM webhook_endpoints WHERE tenant_id = ${tenantId} AND id = ${endpointId})`)
  await db.run(sql`
    DELETE FROM webhook_tries WHERE tenant_id = ${tenantId} AND endpoint_id = ${endpointId} AND id <= (
      SELECT id FROM webhook_tries WHERE tenant_id = ${tenantId} AND endpoint_id = ${endpointId}
      ORDER BY id DESC LIMIT 1 OFFSET ${TRIES_KEPT})`)
  return kept
}

/** Those that somebody made, who may no longer: ids of those that were not paused already. */
export async function pauseEndpointsOf({ db, tenantId }: TenantScope, userId: string): Promise<string[]> {
  const isTheirs = and(eq(tenant, tenantId), eq(createdBy, userId), ne(state, 'paused'))
  const paused = await db
    .update(webhookEndpoints)
    .set({ state: 'paused', updatedAt: sql`max(${Date.now()}, ${updatedAt} + 1)` })
    .where(isTheirs)
    .returning({ id })
  return paused.map((endpoint) => endpoint.id)
}

/** Tenants with an endpoint whose time has come. */
export async function dueTenants(env: Env, now: number): Promise<string[]> {
  const rows = await drizzle(env.DB)
    .selectDistinct({ tenantId: tenant })
    .from(webhookEndpoints)
    .where(and(eq(state, 'on'), or(isNull(nextTryAt), lte(nextTryAt, now))))
  return rows.map(({ tenantId }) => tenantId)
}

function isEndpoint(tenantId: string, endpointId: string): SQL | undefined {
  return and(eq(tenant, tenantId), eq(id, endpointId))
}
