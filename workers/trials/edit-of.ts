import type { Env } from '../env'
import { draftKey } from '../knowledge/bucket'
import { findDocument } from '../knowledge/queries'
import type { TenantScope } from '../platform/tenant-scope'
import type { Edit } from './edited'

/** Undefined: the document, or its draft, is gone. */
export async function editOf(
  env: Env,
  scope: TenantScope,
  { documentId, change }: { documentId: string; change: 'draft' | 'removal' },
): Promise<Edit | undefined> {
  const row = await findDocument(scope, documentId)
  if (!row || row.state === 'deleted') return undefined
  if (change === 'removal') return { documentId, draft: null }
  if (!row.draft) return undefined
  const text = await (await env.BUCKET.get(draftKey(scope.tenantId, documentId)))?.text()
  if (text === undefined) return undefined
  const { title, kind, language } = row.draft
  return { documentId, draft: { title, kind, language, text } }
}
