import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { deleteFolder } from './bucket'
import { indexDocument } from './index-document'
import { type DocumentJob, type IngestJob, ingestJob } from './ingest-job'
import { buryDocument, takeOverdue } from './job-queries'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'
import { deleteVectors } from './vectors'
import { deleteVersions } from './version-queries'

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
    const result = await work(env, job.data)
    if (result.ok) message.ack()
    else message.retry({ delaySeconds: RETRY_BASE_SECONDS * 2 ** message.attempts })
  }
}

async function work(env: Env, job: IngestJob): Promise<Ingested> {
  if ('documentId' in job) return ingestDocument(env, job)
  if ('training' in job) return (await import('../intents/train')).learnIntents(env, job)
  if ('judging' in job) return (await import('../intents/judge')).judgeIntents(env, job)
  return (await import('./sources/crawl')).readSource(env, job)
}

/** One version of one document, to the end. Safe to repeat; a job whose version is no longer current does nothing. */
export async function ingestDocument(env: Env, job: DocumentJob): Promise<Ingested> {
  const scope = tenantScope(env, job.tenantId)
  try {
    const row = await findDocument(scope, job.documentId)
    if (!row) return { ok: true }
    // Whatever version the job is for: one that was under way may have left something behind.
    if (row.state === 'deleted') return await removeDocument(env, scope, row)
    if (row.version !== job.version) return { ok: true }
    if (row.state === 'failed' || (row.state === 'ready' && !row.withoutVectors)) return { ok: true }
    await indexDocument(env, scope, row)
    const now = await findDocument(scope, job.documentId)
    return now?.state === 'deleted' ? await removeDocument(env, scope, now) : { ok: true }
  } catch (error) {
    log.error('ingest.failed', { documentId: job.documentId, error: error instanceof Error ? error.name : 'error' })
    return { ok: false, reason: 'error' }
  }
}

/** For cron: sends overdue jobs again, so that a lost queue loses nothing. */
export async function sweepIngest(env: Env): Promise<void> {
  for (const job of await takeOverdue(env.DB, Date.now())) await env.INGEST_QUEUE.send(job)
}

/** All that is kept of it but the bare row. Safe to repeat. */
export async function removeDocument(env: Env, scope: TenantScope, row: DocumentRow): Promise<Ingested> {
  const job = { documentId: row.id, version: row.version }
  const knowledge = await knowledgeOf(env, row.tenantId)
  const removed = await knowledge.removeDocument({ tenantId: row.tenantId, ...job })
  if (!removed.ok && removed.reason !== 'erased') return { ok: false, reason: removed.reason }
  await deleteVectors(env, row, row.vectors)
  await deleteFolder(env, row.tenantId, row.id)
  await deleteVersions(scope, row.id)
  await buryDocument(scope, job)
  return { ok: true }
}
