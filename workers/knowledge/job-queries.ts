import { and, asc, eq, isNotNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { TenantScope } from '../platform/tenant-scope'
import type { Audience, DocumentKind } from './document'
import type { DocumentJob } from './ingest-job'
import { type DocumentRow, documents, documentVersions, type VectorRange } from './schema'

/** When the sweep sends a job again that nobody settled. The job is the document's row: all that moves it is here. */
export const RESEND_AFTER_MS = 5 * 60_000
const SWEEP_ROWS = 100

export interface DocumentToSave {
  id: string
  title: string
  kind: DocumentKind
  language: string | null
  contentHash: string
  r2Key: string
  audience?: Audience
  expiresAt?: number | null
  fileName?: string | null
  mediaType?: string | null
  fileBytes?: number | null
  url?: string | null
  sourceId?: string | null
}

/** What is kept of the text, so that it can be brought back. */
export interface Saving {
  bytes: number
  savedBy: string | null
  /** Only where it is there: what was removed meanwhile stays so. */
  isHeld?: boolean
}

/** Which text of a document a job is for. */
export interface DocumentVersion {
  documentId: string
  version: number
}

/**
 * The job as a row: one version up, due at once, and that version written down. Answers the row as it now stands; undefined:
 * `isHeld`, and it is not.
 */
export async function markPending(
  { db, tenantId }: TenantScope,
  document: DocumentToSave,
  { bytes, savedBy, isHeld = false }: Saving,
  now: number,
): Promise<DocumentRow | undefined> {
  const { id, ...saved } = document
  const fresh = { ...saved, ...unread(now), published: true, updatedAt: now }
  const [rows] = await db.batch([
    db
      .insert(documents)
      .values({ ...fresh, tenantId, id, version: 1, withoutVectors: false, vectors: [], chunks: 0, createdAt: now })
      .onConflictDoUpdate({
        target: [documents.tenantId, documents.id],
        set: { ...fresh, version: sql`${documents.version} + 1` },
        ...(isHeld ? { setWhere: ne(documents.state, 'deleted') } : {}),
      })
      .returning(),
    db.insert(documentVersions).select(
      db
        .select({
          tenantId: documents.tenantId,
          documentId: documents.id,
          version: documents.version,
          title: documents.title,
          kind: documents.kind,
          language: documents.language,
          r2Key: documents.r2Key,
          bytes: sql<number>`${bytes}`.as('bytes'),
          savedBy: sql<string | null>`${savedBy}`.as('saved_by'),
          createdAt: sql<number>`${now}`.as('created_at'),
        })
        .from(documents)
        .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id), ne(documents.state, 'deleted'))),
    ),
  ])
  return rows[0]
}

/** A failed one is to be read again, as if just saved. Undefined: none that failed has this id. */
export async function markRetried({ db, tenantId }: TenantScope, id: string, now: number) {
  const rows = await db
    .update(documents)
    .set(unread(now))
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id), eq(documents.state, 'failed')))
    .returning()
  return rows[0]
}

function unread(now: number) {
  return { state: 'pending' as const, error: null, chunksDone: 0, attempts: 0, dueAt: now + RESEND_AFTER_MS }
}

/** Undefined when there is none. One version up, so that an ingestion under way finds itself overtaken. */
export async function markDeleted({ db, tenantId }: TenantScope, id: string, now: number) {
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

type Column =
  | 'state'
  | 'title'
  | 'contentHash'
  | 'r2Key'
  | 'fileName'
  | 'mediaType'
  | 'fileBytes'
  | 'url'
  | 'draft'
  | 'expiresAt'
  | 'error'
  | 'chunks'
  | 'chunksDone'
  | 'withoutVectors'
  | 'vectors'
  | 'attempts'
  | 'dueAt'
export type DocumentChange = { [Name in Column]?: DocumentRow[Name] | SQL }

/**
 * Changes a row only while it is at the version the job is for. False: a newer save overtook it. `updatedAt` stays: it
 * says when a person changed the document, not when it was read.
 */
export async function settleDocument(
  { db, tenantId }: TenantScope,
  { documentId, version }: DocumentVersion,
  change: DocumentChange,
  only?: SQL,
): Promise<boolean> {
  const isVersion = and(eq(documents.id, documentId), eq(documents.version, version))
  const rows = await db
    .update(documents)
    .set(change)
    .where(and(eq(documents.tenantId, tenantId), isVersion, only))
    .returning({ id: documents.id })
  return rows.length > 0
}

/** So many passages are to be read. Written before the first vector can be in the index. `done`: if they are counted anew. */
export async function beginReading(
  scope: TenantScope,
  job: DocumentVersion,
  { chunks, done }: { chunks: number; done: number },
): Promise<boolean> {
  const further = sql`CASE ${documents.chunks} WHEN ${chunks} THEN max(${documents.chunksDone}, ${done}) ELSE ${done} END`
  return settleDocument(scope, job, {
    chunks,
    chunksDone: further,
    vectors: withRange({ version: job.version, chunks }),
  })
}

/**
 * Only forward, for a job may run twice. Puts the sweep off too: the job is alive. False: a newer save overtook this
 * version, or another run of the job has ended it.
 */
export async function noteProgress(scope: TenantScope, job: DocumentVersion, done: number, now: number) {
  const change = { chunksDone: sql`max(${documents.chunksDone}, ${done})`, dueAt: now + RESEND_AFTER_MS }
  return settleDocument(scope, job, change, isNotNull(documents.dueAt))
}

/** Of a file that is being opened. Others are let in: without a breath nobody would see how far it is. */
export async function notePages(scope: TenantScope, job: DocumentVersion, done: number, pages: number): Promise<void> {
  await settleDocument(scope, job, { chunks: -pages, chunksDone: done, dueAt: Date.now() + RESEND_AFTER_MS })
  await scheduler.wait(0)
}

/** For an older version's job that ends late: its vectors must still be found when they are to go. */
export async function noteVectors({ db, tenantId }: TenantScope, id: string, range: VectorRange): Promise<void> {
  await db
    .update(documents)
    .set({ vectors: withRange(range) })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id)))
}

function withRange(range: VectorRange): SQL {
  return sql`json_insert(${documents.vectors}, '$[#]', json(${JSON.stringify(range)}))`
}

/**
 * Leaves the bare row: its version must go on counting, or a document saved under the same id later would look old. The
 * numbers of its vectors stay too: by them anybody can ask again whether they are gone.
 */
export async function buryDocument(scope: TenantScope, job: DocumentVersion): Promise<void> {
  const nothing = { title: '', contentHash: '', error: null, chunks: 0, chunksDone: 0, r2Key: '' }
  const unnamed = { fileName: null, mediaType: null, fileBytes: null, url: null, draft: null, expiresAt: null }
  await settleDocument(scope, job, { ...nothing, ...unnamed, dueAt: null })
}

/** Overdue jobs of all tenants; each is pushed back, so that two sweeps do not send the same. Of the platform, not of a tenant. */
export async function takeOverdue(database: D1Database, now: number): Promise<DocumentJob[]> {
  const db = drizzle(database)
  const due = await db
    .select({ tenantId: documents.tenantId, documentId: documents.id, version: documents.version })
    .from(documents)
    .where(and(isNotNull(documents.dueAt), lte(documents.dueAt, now)))
    .orderBy(asc(documents.dueAt))
    .limit(SWEEP_ROWS)
  for (const job of due) {
    await settleDocument({ db, tenantId: job.tenantId }, job, { dueAt: now + RESEND_AFTER_MS })
  }
  return due
}
