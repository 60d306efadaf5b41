import { and, eq, exists, lt, notExists } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { tenants } from '../tenants/schema'
import { sign, signingKey } from './checkpoint-key'
import { lastEntryBefore } from './queries'
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
  const end = startOfMonth(now)
  for (const tenantId of await lacking(env, month, end)) {
    const scope = tenantScope(env, tenantId)
    const entry = await lastEntryBefore(scope, end)
    if (!entry) continue
    const said = { tenantId, month, n: entry.n, hash: entry.hash }
    await scope.db
      .insert(auditCheckpoints)
      .values({ ...said, signature: await sign(key, said), at: now })
      .onConflictDoNothing()
  }
}

/** Tenants with entries from before the month began, and without a checkpoint of it. Reads no log: they only grow. */
async function lacking(env: Env, month: string, before: number): Promise<string[]> {
  const db = drizzle(env.DB)
  const { tenantId } = auditCheckpoints
  const entries = and(eq(auditEntries.tenantId, tenants.id), lt(auditEntries.at, before))
  const checkpoint = and(eq(tenantId, tenants.id), eq(auditCheckpoints.month, month))
  const rows = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(
      and(
        notExists(db.select({ tenantId }).from(auditCheckpoints).where(checkpoint)),
        exists(db.select({ n: auditEntries.n }).from(auditEntries).where(entries)),
      ),
    )
    .limit(BATCH)
  return rows.map(({ id }) => id)
}

function startOfMonth(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** `2026-10` in November. */
function monthBefore(now: number): string {
  return new Date(startOfMonth(now) - 1).toISOString().slice(0, 7)
}
