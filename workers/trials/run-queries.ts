import { and, asc, desc, eq, inArray, isNotNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import type { TrialJob } from './job'
import { type TrialRunRow, trialRuns } from './schema'
import { type TrialParams, type TrialTally, trialParams, trialTally } from './trial'

/** A slice that did not end by then died with its process. */
export const LEASE_MS = 60_000
const SWEEP_ROWS = 100
const LIVING = inArray(trialRuns.state, ['pending', 'running'])

export interface TrialRun {
  id: string
  params: TrialParams
  state: TrialRunRow['state']
  total: number
  done: number
  tally: TrialTally | null
  error: string | null
  startedBy: string | null
  createdAt: number
  endedAt: number | null
}

/** The run as a row, due at once. Undefined: one of its kind is still under way. */
export async function addRun(
  scope: TenantScope,
  { params, by }: { params: TrialParams; by: string },
  now: number,
): Promise<TrialRun | undefined> {
  const { db, tenantId } = scope
  const { kind } = params
  const living = await db
    .select({ id: trialRuns.id })
    .from(trialRuns)
    .where(and(eq(trialRuns.tenantId, tenantId), eq(trialRuns.kind, kind), LIVING))
    .limit(1)
  if (living.length > 0) return undefined
  const [row] = await db
    .insert(trialRuns)
    .values({
      ...{ tenantId, id: newId('run', now), kind, state: 'pending', params: JSON.stringify(params), startedBy: by },
      ...{ setId: params.kind === 'batch' ? params.setId : null, dueAt: now, createdAt: now, updatedAt: now },
    })
    .returning()
  return row && toRun(row)
}

export async function findRun({ db, tenantId }: TenantScope, id: string): Promise<TrialRun | undefined> {
  const [row] = await db.select().from(trialRuns).where(isOne(tenantId, id))
  return row && toRun(row)
}

/** Newest first. `before`: the id of the last one of the page before; ids sort by age. */
export async function listRuns(
  { db, tenantId }: TenantScope,
  { before, limit, kind }: { before?: string | undefined; limit: number; kind?: TrialRunRow['kind'] | undefined },
): Promise<TrialRun[]> {
  const rows = await db
    .select()
    .from(trialRuns)
    .where(
      and(
        eq(trialRuns.tenantId, tenantId),
        before === undefined ? undefined : lt(trialRuns.id, before),
        kind === undefined ? undefined : eq(trialRuns.kind, kind),
      ),
    )
    .orderBy(desc(trialRuns.createdAt), desc(trialRuns.id))
    .limit(limit)
  return rows.map(toRun)
}

/** Those that ended since, of the kinds that say how good the assistant is; the newest first. */
export async function endedSince({ db, tenantId }: TenantScope, since: number): Promise<TrialRun[]> {
  const rows = await db
    .select()
    .from(trialRuns)
    .where(
      and(
        eq(trialRuns.tenantId, tenantId),
        eq(trialRuns.state, 'done'),
        inArray(trialRuns.kind, ['batch', 'replay']),
        sql`${trialRuns.endedAt} >= ${since}`,
      ),
    )
    .orderBy(desc(trialRuns.endedAt))
    .limit(50)
  return rows.map(toRun)
}

/** Takes the next slice for itself. Undefined: the run is over, cancelled, or another has the slice. */
export async function claimRun(
  { db, tenantId }: TenantScope,
  id: string,
  now: number,
): Promise<(TrialRun & { attempts: number }) | undefined> {
  const [row] = await db
    .update(trialRuns)
    .set({ dueAt: now + LEASE_MS, attempts: sql`${trialRuns.attempts} + 1`, updatedAt: now })
    .where(and(isOne(tenantId, id), LIVING, lte(trialRuns.dueAt, now)))
    .returning()
  return row && { ...toRun(row), attempts: row.attempts }
}

type Change = Partial<{ [Name in keyof TrialRunRow]: TrialRunRow[Name] | SQL }>

/** While it is under way. False: it was cancelled meanwhile. */
export async function changeRun({ db, tenantId }: TenantScope, id: string, change: Change): Promise<boolean> {
  const rows = await db
    .update(trialRuns)
    .set({ ...change, updatedAt: Date.now() })
    .where(and(isOne(tenantId, id), LIVING))
    .returning({ id: trialRuns.id })
  return rows.length > 0
}

/** Also of one that is over: somebody has judged an answer. */
export async function saveTally({ db, tenantId }: TenantScope, id: string, tally: TrialTally): Promise<void> {
  await db
    .update(trialRuns)
    .set({ result: JSON.stringify(tally), updatedAt: Date.now() })
    .where(isOne(tenantId, id))
}

/** Overdue ones of all tenants. Of the platform, not of a tenant. */
export async function overdueRuns(database: D1Database, now: number): Promise<TrialJob[]> {
  return drizzle(database)
    .select({ tenantId: trialRuns.tenantId, runId: trialRuns.id })
    .from(trialRuns)
    .where(and(isNotNull(trialRuns.dueAt), lte(trialRuns.dueAt, now), LIVING))
    .orderBy(asc(trialRuns.dueAt))
    .limit(SWEEP_ROWS)
}

/** Of all tenants; what they found goes by itself, with its age. */
export async function discardRunsBefore(database: D1Database, time: number): Promise<void> {
  const over = or(lt(trialRuns.createdAt, time), and(isNotNull(trialRuns.endedAt), lt(trialRuns.endedAt, time)))
  await drizzle(database).delete(trialRuns).where(over)
}

function isOne(tenantId: string, id: string) {
  return and(eq(trialRuns.tenantId, tenantId), eq(trialRuns.id, id))
}

function toRun(row: TrialRunRow): TrialRun {
  const { id, state, total, done, error, startedBy, createdAt, endedAt } = row
  const tally = row.result === null ? null : trialTally.parse(JSON.parse(row.result))
  return {
    id,
    params: trialParams.parse(JSON.parse(row.params)),
    state,
    total,
    done,
    tally,
    error,
    startedBy,
    createdAt,
    endedAt,
  }
}
