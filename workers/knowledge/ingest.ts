import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { indexDocument } from './index-document'
import { type IngestJob, ingestJob } from './ingest-job'
import { buryDocument, takeOverdue } from './job-queries'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'
import { deleteVectors } from './vectors'

const RETRY_BASE_SECONDS = 5

export type Ingested = { ok: true } | { ok: false; reason: string }

export async function consumeIngest(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const job = ingestJob.safeParse(message.body)
    if (!job.success) {
      log.error('ingest.malformed_job', { messageId: message.id })
      message.ack() // a retry cannot mend it
      continue
    }
    const result = await ingestDocument(env, job.data)
    if (result.ok) message.ack()
    else message.retry({ delaySeconds: RETRY_BASE_SECONDS * 2 ** message.attempts })
  }
}

/** One version of one document, to the end. Safe to repeat; a job whose version is no longer current does nothing. */
export async function ingestDocument(env: Env, job: IngestJob): Promise<Ingested> {
  const scope = tenantScope(env, job.tenantId)
  try {
    const row = await findDocument(scope, job.documentId)
    if (!row || row.version !== job.version) return { ok: true }
    if (row.state === 'deleted') return await removeDocument(env, scope, row)
    if (row.state === 'failed' || (row.state === 'ready' && !row.withoutVectors)) return { ok: true }
    await indexDocument(env, scope, row)
    return { ok: true }
  } catch (error) {
    log.error('ingest.failed', { documentId: job.documentId, error: error instanceof Error ? error.name : 'error' })
    return { ok: false, reason: 'error' }
  }
}

/** For cron: sends overdue jobs again, so that a lost queue loses nothing. */
export async function sweepIngest(env: Env): Promise<void> {
  for (const job of await takeOverdue(env.DB, Date.now())) await env.INGEST_QUEUE.send(job)
}

async function removeDocument(env: Env, scope: TenantScope, row: DocumentRow): Promise<Ingested> {
  const job = { documentId: row.id, version: row.version }
  const knowledge = await knowledgeOf(env, row.tenantId)
  const removed = await knowledge.removeDocument({ tenantId: row.tenantId, ...job })
  if (!removed.ok && removed.reason !== 'erased') return { ok: false, reason: removed.reason }
  await deleteVectors(env, row, row.vectors)
  await env.BUCKET.delete(row.r2Key)
  await buryDocument(scope, job)
  return { ok: true }
}
