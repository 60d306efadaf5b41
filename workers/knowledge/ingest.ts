import { detectLanguage } from '../assistant/language'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { chunkDocument, chunkId } from './chunk'
import type { Chunk } from './document'
import { embed } from './embed'
import { type IngestJob, ingestJob } from './ingest-job'
import { buryDocument, findDocument, noteVectors, RESEND_AFTER_MS, settleDocument, takeOverdue } from './queries'
import type { DocumentRow, VectorRange } from './schema'
import { vectorIds } from './vector-id'

const RETRY_BASE_SECONDS = 5
/** For one batch of embeddings; nobody is waiting for the answer. */
const EMBED_MS = 20_000
const VECTOR_BATCH = 100
/** After these a document is failed, and says so. */
const MOST_ATTEMPTS = 6
/** A document without vectors is embedded again after this. */
const EMBED_AGAIN_MS = 10 * 60_000
/** Chunks of one document. */
const MOST_CHUNKS = 3000

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
    return await indexDocument(env, scope, row)
  } catch (error) {
    log.error('ingest.failed', { documentId: job.documentId, error: error instanceof Error ? error.name : 'error' })
    return { ok: false, reason: 'error' }
  }
}

/** For cron: sends overdue jobs again, so that a lost queue loses nothing. */
export async function sweepIngest(env: Env): Promise<void> {
  for (const job of await takeOverdue(env.DB, Date.now())) await env.INGEST_QUEUE.send(job)
}

async function indexDocument(env: Env, scope: TenantScope, row: DocumentRow): Promise<Ingested> {
  const job = { documentId: row.id, version: row.version }
  const settle = (change: Parameters<typeof settleDocument>[2]) => settleDocument(scope, job, change, Date.now())
  const fail = async (error: string): Promise<Ingested> => {
    await settle({ state: 'failed', error, dueAt: null })
    return { ok: true }
  }
  if (row.attempts >= MOST_ATTEMPTS && row.state !== 'ready') return fail('too_many_attempts')
  await settle({
    attempts: row.attempts + 1,
    dueAt: Date.now() + RESEND_AFTER_MS,
    ...(row.state === 'ready' ? {} : { state: 'ingesting' }),
  })
  const stored = await env.BUCKET.get(row.r2Key)
  if (!stored) return fail('text_missing')
  const chunks = chunksOf(row, await stored.text())
  if (chunks.length === 0) return fail('empty')
  if (chunks.length > MOST_CHUNKS) return fail('too_large')

  const hasVectors = await putVectors(env, scope, row, chunks)
  const knowledge = await knowledgeOf(env, row.tenantId)
  const { title, kind, language } = row
  const put = await knowledge.putDocument({
    tenantId: row.tenantId,
    ...job,
    title,
    kind,
    ...(language ? { language } : {}),
    chunks,
  })
  if (!put.ok) return fail(put.reason)
  const current = await findDocument(scope, row.id)
  if (current?.version === row.version) {
    await deleteVectors(
      env,
      row,
      current.vectors.filter(({ version }) => version !== row.version),
    )
    await settle({
      state: 'ready',
      error: null,
      chunks: chunks.length,
      withoutVectors: !hasVectors,
      vectors: hasVectors
        ? [{ version: row.version, chunks: chunks.length }]
        : current.vectors.filter(({ version }) => version === row.version),
      dueAt: hasVectors ? null : Date.now() + EMBED_AGAIN_MS,
    })
  }
  return { ok: true }
}

function chunksOf(row: DocumentRow, text: string): Chunk[] {
  return chunkDocument(row.kind, text).map((chunk, n) => ({
    id: chunkId(row.id, row.version, n),
    ...chunk,
    language: row.language ?? detectLanguage(chunk.text).language,
  }))
}

/** False: embedding or the index failed. The document then serves by full text, and is tried again. */
async function putVectors(env: Env, scope: TenantScope, row: DocumentRow, chunks: Chunk[]): Promise<boolean> {
  const texts = chunks.map(({ heading, text }) => [row.title, heading, text].filter(Boolean).join('\n'))
  const embedded = await embed(env.AI, texts, EMBED_MS)
  if (!embedded.ok) return false
  await noteVectors(scope, row.id, { version: row.version, chunks: chunks.length }) // before the first is there
  const ids = await vectorIds(
    row.tenantId,
    chunks.map(({ id }) => id),
  )
  const vectors = embedded.value.map((values, n) => ({
    id: ids[n] ?? '',
    values,
    namespace: row.tenantId,
    metadata: { language: chunks[n]?.language ?? '' },
  }))
  try {
    for (let at = 0; at < vectors.length; at += VECTOR_BATCH)
      await env.KNOWLEDGE_INDEX.upsert(vectors.slice(at, at + VECTOR_BATCH))
    return true
  } catch {
    return false
  }
}

async function removeDocument(env: Env, scope: TenantScope, row: DocumentRow): Promise<Ingested> {
  const job = { documentId: row.id, version: row.version }
  const knowledge = await knowledgeOf(env, row.tenantId)
  const removed = await knowledge.removeDocument({ tenantId: row.tenantId, ...job })
  if (!removed.ok && removed.reason !== 'erased') return { ok: false, reason: removed.reason }
  await deleteVectors(env, row, row.vectors)
  await env.BUCKET.delete(row.r2Key)
  await buryDocument(scope, job, Date.now())
  return { ok: true }
}

async function deleteVectors(env: Env, row: DocumentRow, ranges: readonly VectorRange[]): Promise<void> {
  const chunkIds = new Set(
    ranges.flatMap(({ version, chunks }) => Array.from({ length: chunks }, (_, n) => chunkId(row.id, version, n))),
  )
  const ids = await vectorIds(row.tenantId, [...chunkIds])
  for (let at = 0; at < ids.length; at += VECTOR_BATCH)
    await env.KNOWLEDGE_INDEX.deleteByIds(ids.slice(at, at + VECTOR_BATCH))
}
