import { and, asc, eq, isNotNull, lte, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { TenantScope } from '../platform/tenant-scope'
import type { DocumentKind } from './document'
import type { IngestJob } from './ingest-job'
import { type DocumentRow, documents, type VectorRange } from './schema'

export interface DocumentToSave {
  id: string
  title: string
  kind: DocumentKind
  language: string | null
  contentHash: string
  r2Key: string
}

/** Newest change first. Deleted ones are not shown, though their job may still run. */
export async function listDocuments({ db, tenantId }: TenantScope): Promise<DocumentRow[]> {
  return db
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), ne(documents.state, 'deleted')))
    .orderBy(sql`${documents.updatedAt} DESC`, asc(documents.id))
}

export async function findDocument({ db, tenantId }: TenantScope, id: string): Promise<DocumentRow | undefined> {
  const rows = await db
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id)))
  return rows[0]
}

/** The job as a row: one version up, due at once. Answers the row as it now stands. */
export async function markPending(scope: TenantScope, document: DocumentToSave, now: number): Promise<DocumentRow> {
  const { db, tenantId } = scope
  const fresh = {
    title: document.title,
    kind: document.kind,
    language: document.language,
    contentHash: document.contentHash,
    r2Key: document.r2Key,
    state: 'pending' as const,
    error: null,
    attempts: 0,
    dueAt: now + RESEND_AFTER_MS,
    updatedAt: now,
  }
  const rows = await db
    .insert(documents)
    .values({
      ...fresh,
      tenantId,
      id: document.id,
      version: 1,
      withoutVectors: false,
      vectors: [],
      chunks: 0,
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [documents.tenantId, documents.id],
      set: { ...fresh, version: sql`${documents.version} + 1` },
    })
    .returning()
  const row = rows[0]
  if (!row) throw new Error('an upsert returned no row')
  return row
}

/** Undefined when there is none. One version up, so that an ingestion under way finds itself overtaken. */
export async function markDeleted(
  { db, tenantId }: TenantScope,
  id: string,
  now: number,
): Promise<DocumentRow | undefined> {
  const rows = await db
    .update(documents)
    .set({
      state: 'deleted',
      version: sql`${documents.version} + 1`,
      attempts: 0,
      dueAt: now + RESEND_AFTER_MS,
      updatedAt: now,
    })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id), ne(documents.state, 'deleted')))
    .returning()
  return rows[0]
}

/** Changes a row only while it is at the version the job is for. False: a newer save overtook it. */
export async function settleDocument(
  { db, tenantId }: TenantScope,
  job: { documentId: string; version: number },
  change: Partial<
    Pick<DocumentRow, 'state' | 'error' | 'chunks' | 'withoutVectors' | 'vectors' | 'attempts' | 'dueAt'>
  >,
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(documents)
    .set({ ...change, updatedAt: now })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, job.documentId), eq(documents.version, job.version)))
    .returning({ id: documents.id })
  return rows.length > 0
}

/** For an older version's job that ends late: its vectors must still be found when they are to go. */
export async function noteVectors({ db, tenantId }: TenantScope, id: string, range: VectorRange): Promise<void> {
  const added = JSON.stringify(range)
  await db
    .update(documents)
    .set({ vectors: sql`json_insert(${documents.vectors}, '$[#]', json(${added}))` })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id)))
}

/** Leaves the bare row: its version must go on counting, or a document saved under the same id later would look old. */
export async function buryDocument(
  { db, tenantId }: TenantScope,
  job: { documentId: string; version: number },
  now: number,
): Promise<void> {
  await db
    .update(documents)
    .set({ title: '', contentHash: '', error: null, chunks: 0, vectors: [], dueAt: null, updatedAt: now })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, job.documentId), eq(documents.version, job.version)))
}

export interface Readiness {
  ready: number
  pending: number
  failed: number
}

export async function documentReadiness({ db, tenantId }: TenantScope): Promise<Readiness> {
  const rows = await db
    .select({ state: documents.state, count: sql<number>`count(*)` })
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), ne(documents.state, 'deleted')))
    .groupBy(documents.state)
  const count = (...states: DocumentRow['state'][]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0)
  return { ready: count('ready'), pending: count('pending', 'ingesting'), failed: count('failed') }
}

/** When the sweep sends a job again that nobody settled. */
export const RESEND_AFTER_MS = 5 * 60_000
const SWEEP_ROWS = 100

/** Overdue jobs of all tenants; each is pushed back, so that two sweeps do not send the same. Of the platform, not of a tenant. */
export async function takeOverdue(database: D1Database, now: number): Promise<IngestJob[]> {
  const db = drizzle(database)
  const due = await db
    .select({ tenantId: documents.tenantId, documentId: documents.id, version: documents.version })
    .from(documents)
    .where(and(isNotNull(documents.dueAt), lte(documents.dueAt, now)))
    .orderBy(asc(documents.dueAt))
    .limit(SWEEP_ROWS)
  for (const job of due) {
    await settleDocument({ db, tenantId: job.tenantId }, job, { dueAt: now + RESEND_AFTER_MS }, now)
  }
  return due
}
