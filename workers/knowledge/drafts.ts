import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { draftKey, keep } from './bucket'
import type { Audience } from './document'
import { deleteDocument, type SavedDocument, saveDocument } from './documents'
import { clearDraft, insertDraft, setDraft } from './draft-queries'
import { findDocument } from './queries'
import type { DocumentDraft, DocumentRow } from './schema'
import { refuseText, type TextRefusal } from './text-check'

export interface DraftText extends Pick<DocumentDraft, 'title' | 'kind' | 'savedBy' | 'suggestionId'> {
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
  const before = (await findDocument(scope, documentId))?.draft
  const begun = before?.suggestionId === undefined ? {} : { suggestionId: before.suggestionId }
  const saved = { ...begun, ...draft, savedAt: Date.now(), textId: newId('draft') }
  await keep(env, draftKey(scope.tenantId, documentId, saved), bytes)
  const row = isNew ? await insertDraft(scope, documentId, saved, isNew) : await setDraft(scope, documentId, saved)
  // Where the document was removed meanwhile, its words must not stay behind.
  const left = row ? before : saved
  if (left) await env.BUCKET.delete(draftKey(scope.tenantId, documentId, left))
  return row ? { ok: true, document: row } : { ok: false, reason: 'not_found' }
}

/** null: there is none. */
export async function readDraft(env: Env, row: DocumentRow): Promise<(DocumentDraft & { text: string }) | null> {
  if (!row.draft) return null
  const text = await (await env.BUCKET.get(draftKey(row.tenantId, row.id, row.draft)))?.text()
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
  if (!draft || !row.draft) return undefined
  const { title, kind, language, text } = draft
  const saved = await saveDocument(env, scope.tenantId, {
    documentId: row.id,
    title,
    kind,
    text,
    ...(language === null ? {} : { language }),
    savedBy,
    isHeld: true,
  })
  if (!saved.ok) return saved
  return { ...saved, document: (await dropDraft(env, scope, row, row.draft)) ?? saved.document }
}

/** What was published stays as it is; what never was is gone with its draft: null. */
export async function discardDraft(env: Env, scope: TenantScope, row: DocumentRow): Promise<DocumentRow | null> {
  if (!row.published) {
    await deleteDocument(env, scope.tenantId, row.id)
    return null
  }
  return (row.draft && (await dropDraft(env, scope, row, row.draft))) ?? row
}

async function dropDraft(env: Env, scope: TenantScope, { id }: DocumentRow, draft: DocumentDraft) {
  const row = await clearDraft(scope, id, draft)
  await env.BUCKET.delete(draftKey(scope.tenantId, id, draft))
  return row
}
