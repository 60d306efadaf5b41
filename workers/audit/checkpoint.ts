import { and, eq, isNull, lt, max, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { sign, signingKey } from './checkpoint-key'
import { entryAt } from './queries'
import { auditCheckpoints, auditEntries } from './schema'

/** So many tenants a night; the others follow in the next. */
const BATCH = 500

/**
 * Signs, once for each month that is over, how far each chain had come when it ended. Every night, for whichever tenant
 * still lacks it: a night that was missed is made up for.
 */
export async function signCheckpoints(env: Env, now: number): Promise<void> {
  const key = await signingKey(env)
  if (!key) return log.warn('audit.no_signing_key')
  const month = monthBefore(now)
  for (const { tenantId, n } of await lacking(env, month, startOfMonth(now))) {
    const scope = tenantScope(env, tenantId)
    const entry = await entryAt(scope, n)
    if (!entry) continue
    const said = { tenantId, month, n, hash: entry.hash }
    await scope.db
      .insert(auditCheckpoints)
      .values({ ...said, signature: await sign(key, said), at: now })
      .onConflictDoNothing()
  }
}

/** Tenants with entries from before the month began, and how far those go; only where there is no checkpoint of it. */
async function lacking(env: Env, month: string, before: number): Promise<{ tenantId: string; n: number }[]> {
  const rows = await drizzle(env.DB)
    .select({ tenantId: auditEntries.tenantId, n: max(auditEntries.n) })
    .from(auditEntries)
    .leftJoin(
      auditCheckpoints,
      and(eq(auditCheckpoints.tenantId, auditEntries.tenantId), eq(auditCheckpoints.month, month)),
    )
    .where(and(lt(auditEntries.at, before), isNull(auditCheckpoints.month)))
    .groupBy(auditEntries.tenantId)
    .orderBy(sql`2 DESC`)
    .limit(BATCH)
  return rows.flatMap(({ tenantId, n }) => (n === null ? [] : [{ tenantId, n }]))
}

function startOfMonth(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** `2026-10` in November. */
function monthBefore(now: number): string {
  return new Date(startOfMonth(now) - 1).toISOString().slice(0, 7)
}
