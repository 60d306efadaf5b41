import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { sha256Hex } from '../platform/bytes'
import { errorName, log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { DocumentKind } from './document'
import { markDeleted, markPending, markRetried } from './job-queries'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'
import { refuseText, type TextRefusal } from './text-check'

export interface NewDocument {
  documentId: string
  title: string
  kind: DocumentKind
  text: string
  language?: string
}

export type SavedDocument = { ok: true; document: DocumentRow; changed: boolean } | { ok: false; reason: TextRefusal }

/** Stores the text and starts its ingestion. Saving the same again changes nothing. */
export async function saveDocument(env: Env, tenantId: string, document: NewDocument): Promise<SavedDocument> {
  const bytes = new TextEncoder().encode(document.text)
  const refused = refuseText(document.text, bytes.length)
  if (refused) return { ok: false, reason: refused }
  const scope = tenantScope(env, tenantId)
  const { documentId: id, title, kind, language = null } = document
  const contentHash = await sha256Hex(JSON.stringify([title, kind, language, document.text]))
  const held = await findDocument(scope, id)
  if (held && held.contentHash === contentHash && held.state !== 'deleted' && held.state !== 'failed')
    return { ok: true, document: held, changed: false }
  const r2Key = textKey(tenantId, id)
  await env.BUCKET.put(r2Key, bytes) // before the row: a job must find the text it is for
  const row = await markPending(scope, { id, title, kind, language, contentHash, r2Key }, Date.now())
  await sendJob(env, row)
  return { ok: true, document: row, changed: true }
}

/** Undefined when it did not fail, or is not there. */
export async function retryDocument(
  env: Env,
  scope: TenantScope,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const row = await markRetried(scope, documentId, Date.now())
  if (row) await sendJob(env, row)
  return row
}

/** As it was last saved; null: it is gone. */
export async function readText(env: Env, row: DocumentRow): Promise<string | null> {
  return (await (await env.BUCKET.get(row.r2Key))?.text()) ?? null
}

/** False when there is none. Nothing is answered from it any more; vectors and text go in a job. */
export async function deleteDocument(env: Env, tenantId: string, documentId: string): Promise<boolean> {
  const row = await markDeleted(tenantScope(env, tenantId), documentId, Date.now())
  if (!row) return false
  await forgetChunks(env, row)
  await sendJob(env, row)
  return true
}

/** At once, not when the queue comes to it: whoever removes a text may have seen a wrong answer. The job does it again. */
async function forgetChunks(env: Env, { id: documentId, tenantId, version }: DocumentRow): Promise<void> {
  try {
    const knowledge = await knowledgeOf(env, tenantId)
    await knowledge.removeDocument({ tenantId, documentId, version })
  } catch (error) {
    log.warn('knowledge.not_forgotten_yet', { documentId, error: errorName(error) })
  }
}

export function textKey(tenantId: string, documentId: string): string {
  return `${tenantId}/knowledge/${documentId}`
}

/** The row is the job: if the queue does not take it, the sweep will. */
async function sendJob(env: Env, row: DocumentRow): Promise<void> {
  try {
    await env.INGEST_QUEUE.send({ tenantId: row.tenantId, documentId: row.id, version: row.version })
  } catch (error) {
    log.warn('ingest.not_queued', { documentId: row.id, error: errorName(error) })
  }
}
