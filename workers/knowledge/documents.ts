import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { sha256Hex } from '../platform/bytes'
import { errorName, log } from '../platform/log'
import { notFound } from '../platform/problem'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { keep, textKey } from './bucket'
import { describe } from './details'
import type { Audience, DocumentKind } from './document'
import { type DocumentToSave, markDeleted, markPending, markRetried, type Saving } from './job-queries'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'
import { refuseText, type TextRefusal } from './text-check'

export interface NewDocument {
  documentId: string
  title: string
  kind: DocumentKind
  text: string
  language?: string | undefined
  /** Left out: as it was, and of a new one customers and for ever. */
  audience?: Audience | undefined
  expiresAt?: number | null | undefined
  /** Whoever saves it; null: an operator or a program of ours. */
  savedBy?: string | null
  /** A change of one that is there, not a new one. */
  isHeld?: boolean
}

export type SavedDocument = { ok: true; document: DocumentRow; changed: boolean } | { ok: false; reason: TextRefusal }

/** Stores the text and starts its ingestion. Saving the same again changes nothing. */
export async function saveDocument(env: Env, tenantId: string, document: NewDocument): Promise<SavedDocument> {
  const bytes = new TextEncoder().encode(document.text)
  const refused = refuseText(document.text, bytes.length)
  if (refused) return { ok: false, reason: refused }
  const scope = tenantScope(env, tenantId)
  const { documentId: id, title, kind, language = null, audience, expiresAt, savedBy = null, isHeld = false } = document
  const contentHash = await sha256Hex(JSON.stringify([title, kind, language, document.text]))
  const held = await findDocument(scope, id)
  if (held && held.contentHash === contentHash && held.state !== 'deleted' && held.state !== 'failed')
    return { ok: true, document: held, changed: false }
  const r2Key = textKey(tenantId, id, contentHash)
  await keep(env, r2Key, bytes) // before the row: a job must find the text it is for
  const row = await startReading(
    env,
    scope,
    {
      id,
      title,
      kind,
      language,
      contentHash,
      r2Key,
      ...(audience === undefined ? {} : { audience }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    { bytes: bytes.length, savedBy, isHeld },
  )
  return { ok: true, document: row, changed: true }
}

/** What is stored already becomes the document's next version, and is read. Throws a 404 when it was removed meanwhile. */
export async function startReading(
  env: Env,
  scope: TenantScope,
  document: DocumentToSave,
  saving: Saving,
): Promise<DocumentRow> {
  const row = await markPending(scope, document, saving, Date.now())
  if (!row) {
    await env.BUCKET.delete(document.r2Key)
    throw notFound('document')
  }
  await sendJob(env, row)
  // The text that is in use meanwhile is told to no more people than the new one.
  if (document.audience !== undefined || document.expiresAt !== undefined) await describe(env, scope, row.id)
  return row
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

/** Undefined when there is none. Nothing is answered from it any more; what else is kept of it goes in a job. */
export async function deleteDocument(env: Env, tenantId: string, documentId: string): Promise<DocumentRow | undefined> {
  const row = await markDeleted(tenantScope(env, tenantId), documentId, Date.now())
  if (!row) return undefined
  await forgetChunks(env, row)
  await sendJob(env, row)
  return row
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

/** The row is the job: if the queue does not take it, the sweep will. */
async function sendJob(env: Env, row: DocumentRow): Promise<void> {
  try {
    await env.INGEST_QUEUE.send({ tenantId: row.tenantId, documentId: row.id, version: row.version })
  } catch (error) {
    log.warn('ingest.not_queued', { documentId: row.id, error: errorName(error) })
  }
}
