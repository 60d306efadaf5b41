import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { draftKey, keep } from './bucket'
import type { Audience } from './document'
import { deleteDocument, type SavedDocument, saveDocument } from './documents'
import { insertDraft, setDraft } from './draft-queries'
import { findDocument } from './queries'
import type { DocumentDraft, DocumentRow } from './schema'
import { refuseText, type TextRefusal } from './text-check'

export interface DraftText extends Pick<DocumentDraft, 'title' | 'kind' | 'savedBy'> {
  language: string | null
  text: string
}

export type SavedDraft = { ok: true; document: DocumentRow } | { ok: false; reason: TextRefusal | 'not_found' }

/** Beside what is published, of which nothing changes. `isNew`: there is nothing else yet. */
export async function saveDraft(
  env: Env,
  scope: TenantScope,
  documentId: string,
  { text, ...draft }: DraftText,
  isNew?: { audience?: Audience | undefined; expiresAt?: number | null | undefined },
): Promise<SavedDraft> {
  const bytes = new TextEncoder().encode(text)
  const refused = refuseText(text, bytes.length)
  if (refused) return { ok: false, reason: refused }
  await keep(env, draftKey(scope.tenantId, documentId), bytes)
  const saved = { ...draft, savedAt: Date.now() }
  const row = isNew ? await insertDraft(scope, documentId, saved, isNew) : await setDraft(scope, documentId, saved)
  return row ? { ok: true, document: row } : { ok: false, reason: 'not_found' }
}

/** null: there is none. */
export async function readDraft(env: Env, row: DocumentRow): Promise<(DocumentDraft & { text: string }) | null> {
  if (!row.draft) return null
  const text = await (await env.BUCKET.get(draftKey(row.tenantId, row.id)))?.text()
  return text === undefined ? null : { ...row.draft, text }
}

/** The draft becomes the next version, and is read. Undefined: there is none. */
export async function publishDraft(
  env: Env,
  scope: TenantScope,
  row: DocumentRow,
  savedBy: string,
): Promise<SavedDocument | undefined> {
  const draft = await readDraft(env, row)
  if (!draft) return undefined
  const { title, kind, language, text } = draft
  const saved = await saveDocument(env, scope.tenantId, {
    documentId: row.id,
    title,
    kind,
    text,
    ...(language === null ? {} : { language }),
    savedBy,
    draft: null,
  })
  if (!saved.ok) return saved
  await env.BUCKET.delete(draftKey(scope.tenantId, row.id))
  if (saved.changed) return saved
  return { ...saved, document: (await setDraft(scope, row.id, null)) ?? saved.document }
}

/** What was published stays as it is; what never was is gone with its draft: null. */
export async function discardDraft(env: Env, scope: TenantScope, row: DocumentRow): Promise<DocumentRow | null> {
  if (!row.published) {
    await deleteDocument(env, scope.tenantId, row.id)
    return null
  }
  const without = await setDraft(scope, row.id, null)
  await env.BUCKET.delete(draftKey(scope.tenantId, row.id))
  return without ?? (await findDocument(scope, row.id)) ?? null
}
