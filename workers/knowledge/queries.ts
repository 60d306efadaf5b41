import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { type DocumentRow, documents } from './schema'

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

/** Undefined: it is gone. */
export async function changeDetails(
  { db, tenantId }: TenantScope,
  id: string,
  details: Pick<DocumentRow, 'audience' | 'expiresAt'>,
): Promise<DocumentRow | undefined> {
  const rows = await db
    .update(documents)
    .set({ ...details, updatedAt: Date.now() })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id), ne(documents.state, 'deleted')))
    .returning()
  return rows[0]
}

/** Another document that was made of the very same bytes. */
export async function findByContent(
  { db, tenantId }: TenantScope,
  contentHash: string,
  exceptId: string,
): Promise<DocumentRow | undefined> {
  const isHere = and(ne(documents.state, 'deleted'), ne(documents.state, 'failed'), ne(documents.id, exceptId))
  const rows = await db
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), eq(documents.contentHash, contentHash), isHere))
    .limit(1)
  return rows[0]
}

export interface Readiness {
  ready: number
  pending: number
  failed: number
}

export async function documentReadiness(scope: TenantScope): Promise<Readiness> {
  const { documents: all, reading, failed } = await summariseDocuments(scope)
  return { ready: all - reading - failed, pending: reading, failed }
}

export interface KnowledgeSummary {
  documents: number
  /** What can be answered from; of a document that is being read, what has been read. */
  passages: number
  failed: number
  reading: number
}

export async function summariseDocuments({ db, tenantId }: TenantScope): Promise<KnowledgeSummary> {
  const { state, chunks, chunksDone } = documents
  const [row] = await db
    .select({
      documents: sql<number>`count(*)`,
      passages: sql<number>`total(CASE WHEN ${state} = 'ready' THEN ${chunks} WHEN ${state} = 'ingesting' AND ${chunks} > 0 THEN ${chunksDone} END)`,
      failed: sql<number>`count(*) FILTER (WHERE ${state} = 'failed')`,
      reading: sql<number>`count(*) FILTER (WHERE ${state} IN ('pending', 'ingesting'))`,
    })
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), ne(state, 'deleted')))
  return row ?? { documents: 0, passages: 0, failed: 0, reading: 0 }
}
