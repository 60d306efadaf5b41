import { and, asc, desc, eq, isNotNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { TenantScope } from '../../platform/tenant-scope'
import type { Audience } from '../document'
import type { SourceJob } from '../ingest-job'
import { type DocumentRow, documents, type SourceRow, sources } from '../schema'

/** When the sweep sends a job again that nobody settled. */
export const RESEND_AFTER_MS = 5 * 60_000
const SWEEP_ROWS = 50

export async function listSources({ db, tenantId }: TenantScope): Promise<SourceRow[]> {
  return db
    .select()
    .from(sources)
    .where(and(eq(sources.tenantId, tenantId), ne(sources.state, 'deleted')))
    .orderBy(desc(sources.createdAt), asc(sources.id))
}

export async function findSource({ db, tenantId }: TenantScope, id: string): Promise<SourceRow | undefined> {
  const rows = await db
    .select()
    .from(sources)
    .where(and(eq(sources.tenantId, tenantId), eq(sources.id, id)))
  return rows[0]
}

/** Pages of a source, in the order of their addresses; those that were removed are left out. */
export async function listPagesOf({ db, tenantId }: TenantScope, sourceId: string): Promise<DocumentRow[]> {
  return db
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), eq(documents.sourceId, sourceId), ne(documents.state, 'deleted')))
    .orderBy(asc(documents.url))
}

type NewSource = Pick<SourceRow, 'id' | 'kind' | 'url' | 'audience' | 'everyHours'>

export async function insertSource({ db, tenantId }: TenantScope, source: NewSource, now: number): Promise<SourceRow> {
  const rows = await db
    .insert(sources)
    .values({ ...source, tenantId, state: 'pending', dueAt: now + RESEND_AFTER_MS, createdAt: now, updatedAt: now })
    .returning()
  const row = rows[0]
  if (!row) throw new Error('an insert returned no row')
  return row
}

type Change = Partial<Omit<SourceRow, 'tenantId' | 'id' | 'run' | 'dueAt'>> & { dueAt?: number | null | SQL }

/** Undefined: it is gone. */
export async function changeSource(
  { db, tenantId }: TenantScope,
  id: string,
  change: Change,
): Promise<SourceRow | undefined> {
  const rows = await db
    .update(sources)
    .set(change)
    .where(and(eq(sources.tenantId, tenantId), eq(sources.id, id), ne(sources.state, 'deleted')))
    .returning()
  return rows[0]
}

/** A new reading from the beginning: what is under way of an older one finds itself overtaken. Undefined: it is gone. */
export async function beginRun(
  { db, tenantId }: TenantScope,
  id: string,
  state: 'pending' | 'deleted',
  now: number,
): Promise<SourceRow | undefined> {
  const rows = await db
    .update(sources)
    .set({
      state,
      run: sql`${sources.run} + 1`,
      error: null,
      pagesDone: 0,
      pagesFailed: 0,
      attempts: 0,
      dueAt: now + RESEND_AFTER_MS,
      updatedAt: now,
    })
    .where(and(eq(sources.tenantId, tenantId), eq(sources.id, id), ne(sources.state, 'deleted')))
    .returning()
  return rows[0]
}

/** Only while the row is at the run that the job is for. False: another one overtook it. */
export async function settleSource({ db, tenantId }: TenantScope, job: SourceJob, change: Change): Promise<boolean> {
  const isRun = and(eq(sources.id, job.sourceId), eq(sources.run, job.run))
  const rows = await db
    .update(sources)
    .set(change)
    .where(and(eq(sources.tenantId, tenantId), isRun))
    .returning({ id: sources.id })
  return rows.length > 0
}

export async function deleteSourceRow({ db, tenantId }: TenantScope, id: string): Promise<void> {
  await db.delete(sources).where(and(eq(sources.tenantId, tenantId), eq(sources.id, id), eq(sources.state, 'deleted')))
}

/** Who may be told what its pages say. */
export async function changeAudienceOfPages(
  { db, tenantId }: TenantScope,
  sourceId: string,
  audience: Audience,
): Promise<void> {
  await db
    .update(documents)
    .set({ audience })
    .where(
      and(
        eq(documents.tenantId, tenantId),
        eq(documents.sourceId, sourceId),
        ne(documents.state, 'deleted'),
        ne(documents.audience, audience),
      ),
    )
}

/** Of all tenants: jobs that nobody ended, and sources whose time has come again. Of the platform, not of a tenant. */
export async function takeDueSources(database: D1Database, now: number): Promise<SourceJob[]> {
  const db = drizzle(database)
  const due = await db
    .select()
    .from(sources)
    .where(and(isNotNull(sources.dueAt), lte(sources.dueAt, now)))
    .orderBy(asc(sources.dueAt))
    .limit(SWEEP_ROWS)
  const jobs: SourceJob[] = []
  for (const row of due) {
    const scope = { db, tenantId: row.tenantId }
    const job = { tenantId: row.tenantId, sourceId: row.id, run: row.run }
    if (row.state === 'ready' || row.state === 'failed') {
      const next = await beginRun(scope, row.id, 'pending', now)
      if (next) jobs.push({ ...job, run: next.run })
    } else if (await settleSource(scope, job, { dueAt: now + RESEND_AFTER_MS })) jobs.push(job)
  }
  return jobs
}
