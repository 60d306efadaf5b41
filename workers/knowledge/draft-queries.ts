import { and, eq, ne } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import type { Audience } from './document'
import { type DocumentDraft, type DocumentRow, documents } from './schema'

/** Undefined: there is no such document. */
export async function setDraft(
  { db, tenantId }: TenantScope,
  id: string,
  draft: DocumentDraft,
): Promise<DocumentRow | undefined> {
  const rows = await db
    .update(documents)
    .set({ draft, updatedAt: Date.now() })
    .where(and(eq(documents.tenantId, tenantId), eq(documents.id, id), ne(documents.state, 'deleted')))
    .returning()
  return rows[0]
}

/** This one; should another have been saved since, that one stays. Answers the row as it now stands. */
export async function clearDraft(
  { db, tenantId }: TenantScope,
  id: string,
  draft: DocumentDraft,
): Promise<DocumentRow | undefined> {
  const isDocument = and(eq(documents.tenantId, tenantId), eq(documents.id, id))
  const [, rows] = await db.batch([
    db
      .update(documents)
      .set({ draft: null, updatedAt: Date.now() })
      .where(and(isDocument, eq(documents.draft, draft))),
    db.select().from(documents).where(isDocument),
  ])
  return rows[0]
}

/** A document of which nothing is published: nothing is to be read, so it is ready, with no passage. */
export async function insertDraft(
  { db, tenantId }: TenantScope,
  id: string,
  draft: DocumentDraft,
  {
    audience = 'customers',
    expiresAt = null,
  }: { audience?: Audience | undefined; expiresAt?: number | null | undefined },
): Promise<DocumentRow | undefined> {
  const { title, kind, language, savedAt } = draft
  const nothing = {
    contentHash: '',
    error: null,
    withoutVectors: false,
    vectors: [],
    r2Key: '',
    chunks: 0,
    attempts: 0,
  }
  const rows = await db
    .insert(documents)
    .values({
      ...nothing,
      tenantId,
      id,
      title,
      kind,
      language,
      audience,
      expiresAt,
      draft,
      state: 'ready',
      published: false,
      version: 0,
      dueAt: null,
      createdAt: savedAt,
      updatedAt: savedAt,
    })
    .returning()
  return rows[0]
}
