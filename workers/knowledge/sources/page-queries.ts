import { and, eq, sql } from 'drizzle-orm'
import type { TenantScope } from '../../platform/tenant-scope'
import type { Audience } from '../document'
import { type DocumentRow, documents } from '../schema'
import type { PageFault } from './page-fault'

export interface FoundPage {
  id: string
  url: string
  sourceId: string
  audience: Audience
}

/** What was read of it before stays in use, with the reason why it is not newer; what never was is a document that failed. */
export async function notePageFault(
  { db, tenantId }: TenantScope,
  { id, url, sourceId, audience }: FoundPage,
  error: PageFault,
  now: number,
): Promise<void> {
  const nothing = { contentHash: '', withoutVectors: false, vectors: [], r2Key: '', chunks: 0, attempts: 0, version: 1 }
  const hasText = sql`${documents.r2Key} <> ''`
  await db
    .insert(documents)
    .values({
      ...nothing,
      tenantId,
      id,
      url,
      sourceId,
      audience,
      error,
      title: url,
      kind: 'page',
      language: null,
      state: 'failed',
      dueAt: null,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [documents.tenantId, documents.id],
      set: {
        error,
        url,
        sourceId,
        audience: sql`CASE ${documents.state} WHEN 'deleted' THEN ${audience} ELSE ${documents.audience} END`,
        dueAt: sql`CASE WHEN ${hasText} THEN ${documents.dueAt} END`,
        state: sql`CASE WHEN ${hasText} THEN ${documents.state} ELSE 'failed' END`,
        title: sql`CASE WHEN ${hasText} THEN ${documents.title} ELSE ${url} END`,
      },
    })
}

/** It answered again, with what is known already. */
export async function clearPageFault({ db, tenantId }: TenantScope, row: DocumentRow): Promise<void> {
  if (row.error === null || row.state !== 'ready') return
  await db
    .update(documents)
    .set({ error: null })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, row.id), eq(documents.version, row.version)))
}

/** No page of the source any more: should it come back, it is read again. One that a person removed keeps its source. */
export async function releasePage({ db, tenantId }: TenantScope, id: string): Promise<void> {
  await db
    .update(documents)
    .set({ sourceId: null })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id)))
}
