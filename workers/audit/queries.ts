import { and, asc, count, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { users } from '../auth/schema'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { auditCheckpoints, auditEntries } from './schema'

export type AuditEntry = typeof auditEntries.$inferSelect
export type AuditCheckpoint = typeof auditCheckpoints.$inferSelect

/** What a search asks for; what is left out does not matter. Moments in epoch ms, both included. */
export interface AuditFilter {
  actor?: string | undefined
  action?: string | undefined
  target?: string | undefined
  from?: number | undefined
  to?: number | undefined
}

/** Newest first. `before`: the place of the previous page's last entry. */
export async function listEntries(
  { db, tenantId }: TenantScope,
  { before, limit, ...filter }: AuditFilter & { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  const earlier = before === undefined ? undefined : lt(auditEntries.n, before)
  return db
    .select()
    .from(auditEntries)
    .where(and(fits(tenantId, filter), earlier))
    .orderBy(desc(auditEntries.n))
    .limit(limit)
}

/** Oldest first, for whoever walks all of it. */
export async function entriesAfter(
  { db, tenantId }: TenantScope,
  { after, limit, ...filter }: AuditFilter & { after: number; limit: number },
): Promise<AuditEntry[]> {
  return db
    .select()
    .from(auditEntries)
    .where(and(fits(tenantId, filter), gt(auditEntries.n, after)))
    .orderBy(asc(auditEntries.n))
    .limit(limit)
}

export async function entryAt({ db, tenantId }: TenantScope, n: number): Promise<AuditEntry | undefined> {
  const [entry] = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.n, n)))
  return entry
}

/** How far the chain had come before a moment. */
export async function lastEntryBefore({ db, tenantId }: TenantScope, moment: number): Promise<AuditEntry | undefined> {
  const [entry] = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.tenantId, tenantId), lt(auditEntries.at, moment)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.n))
    .limit(1)
  return entry
}

/** How often somebody did something since then. */
export async function timesDone(
  { db, tenantId }: TenantScope,
  { actor, action, since }: { actor: string; action: string; since: number },
): Promise<number> {
  const [row] = await db
    .select({ times: count() })
    .from(auditEntries)
    .where(fits(tenantId, { actor, action, from: since }))
  return row?.times ?? 0
}

/** The oldest first. */
export async function listCheckpoints({ db, tenantId }: TenantScope): Promise<AuditCheckpoint[]> {
  return db
    .select()
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.tenantId, tenantId))
    .orderBy(asc(auditCheckpoints.month))
}

/** Who owns this address; across tenants, for it is not known yet which. */
export async function findUserId(env: Env, email: string): Promise<string | null> {
  const [user] = await drizzle(env.DB).select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id ?? null
}

function fits(tenantId: string, { actor, action, target, from, to }: AuditFilter) {
  return and(
    eq(auditEntries.tenantId, tenantId),
    actor === undefined ? undefined : eq(auditEntries.actor, actor),
    action === undefined ? undefined : eq(auditEntries.action, action),
    target === undefined ? undefined : eq(auditEntries.target, target),
    from === undefined ? undefined : gte(auditEntries.n, firstSince(tenantId, from)),
    to === undefined ? undefined : lte(auditEntries.n, lastUntil(tenantId, to)),
  )
}

/** A span of time is a span of places (see record.ts): so the order of places ends the search, however long the log is. */
function firstSince(tenantId: string, from: number) {
  return sql`(SELECT n FROM audit_entries WHERE tenant_id = ${tenantId} AND at >= ${from} ORDER BY at, n LIMIT 1)`
}

function lastUntil(tenantId: string, to: number) {
  return sql`(SELECT n FROM audit_entries WHERE tenant_id = ${tenantId} AND at <= ${to} ORDER BY at DESC, n DESC LIMIT 1)`
}
