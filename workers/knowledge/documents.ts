import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { errorName, log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import type { DocumentKind } from './document'
import { findDocument, markDeleted, markPending } from './queries'
import type { DocumentRow } from './schema'

/** Text of a document, in bytes: what one job can cut, embed and index. */
export const MOST_TEXT_BYTES = 2_000_000

export interface NewDocument {
  documentId: string
  title: string
  kind: DocumentKind
  text: string
  language?: string
}

export type SavedDocument =
  | { ok: true; document: DocumentRow; changed: boolean }
  | { ok: false; reason: 'too_large' | 'empty' }

/** Stores the text and starts its ingestion. Saving the same again changes nothing. */
export async function saveDocument(env: Env, tenantId: string, document: NewDocument): Promise<SavedDocument> {
  const bytes = new TextEncoder().encode(document.text)
  if (document.text.trim() === '') return { ok: false, reason: 'empty' }
  if (bytes.length > MOST_TEXT_BYTES) return { ok: false, reason: 'too_large' }
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

/** False when there is none. Chunks, vectors and text go in a job. */
export async function deleteDocument(env: Env, tenantId: string, documentId: string): Promise<boolean> {
  const row = await markDeleted(tenantScope(env, tenantId), documentId, Date.now())
  if (!row) return false
  await sendJob(env, row)
  return true
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
