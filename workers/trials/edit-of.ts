import type { Env } from '../env'
import { readDraft } from '../knowledge/drafts'
import { readCandidate } from '../knowledge/files'
import { findDocument } from '../knowledge/queries'
import type { TenantScope } from '../platform/tenant-scope'
import type { Edit } from './edited'

/** Undefined: the document, or its draft, is gone. */
export async function editOf(
  env: Env,
  scope: TenantScope,
  { documentId, change }: { documentId: string; change: 'draft' | 'removal' | 'file' },
): Promise<Edit | undefined> {
  const row = await findDocument(scope, documentId)
  if (!row || row.state === 'deleted') return undefined
  if (change === 'removal') return { documentId, draft: null }
  if (change === 'file') {
    const text = await readCandidate(env, scope, documentId)
    return text === null
      ? undefined
      : { documentId, draft: { title: row.title, kind: 'markdown', language: null, text } }
  }
  const draft = await readDraft(env, row)
  if (!draft) return undefined
  const { title, kind, language, text } = draft
  return { documentId, draft: { title, kind, language, text } }
}
