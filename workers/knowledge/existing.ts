import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'

/** Throws a 404 also for what was removed. */
export async function existingDocument(scope: TenantScope, documentId: string): Promise<DocumentRow> {
  const row = await findDocument(scope, documentId)
  if (!row || row.state === 'deleted') throw notFound('document')
  return row
}
