import { and, desc, eq, inArray } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { documentVersions } from './schema'

export type VersionRow = typeof documentVersions.$inferSelect

/** The newest first. */
export async function listVersions({ db, tenantId }: TenantScope, documentId: string): Promise<VersionRow[]> {
  return db
    .select()
    .from(documentVersions)
    .where(and(eq(documentVersions.tenantId, tenantId), eq(documentVersions.documentId, documentId)))
    .orderBy(desc(documentVersions.version))
}

export async function findVersion(
  { db, tenantId }: TenantScope,
  documentId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const ofDocument = and(eq(documentVersions.tenantId, tenantId), eq(documentVersions.documentId, documentId))
  const rows = await db
    .select()
    .from(documentVersions)
    .where(and(ofDocument, eq(documentVersions.version, version)))
  return rows[0]
}

/** `only`: these; else all. */
export async function deleteVersions(
  { db, tenantId }: TenantScope,
  documentId: string,
  only?: number[],
): Promise<void> {
  const ofDocument = and(eq(documentVersions.tenantId, tenantId), eq(documentVersions.documentId, documentId))
  await db.delete(documentVersions).where(and(ofDocument, only && inArray(documentVersions.version, only)))
}
