import { detectLanguage } from '../assistant/language'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import { chunkDocument, chunkId } from './chunk'
import type { Chunk } from './document'
import { beginReading, noteProgress, noteVectors, RESEND_AFTER_MS, settleDocument } from './job-queries'
import { findDocument } from './queries'
import type { ReadingError } from './reading-error'
import type { DocumentRow } from './schema'
import { deleteVectors, putVectors, type VectorsPut } from './vectors'

/** After these a document is failed, and says so. */
const MOST_ATTEMPTS = 6
/** A document without vectors is embedded again after this. */
const EMBED_AGAIN_MS = 10 * 60_000
/** Chunks of one document. */
const MOST_CHUNKS = 3000

/**
 * One text: cut, embedded and indexed, or failed with its reason. Throws when something it needs is down: the job is then
 * run again. Until all of it is there the version before it serves.
 */
export async function indexDocument(env: Env, scope: TenantScope, row: DocumentRow): Promise<void> {
  const job = { documentId: row.id, version: row.version }
  const fail = async (error: ReadingError) => {
    await settleDocument(scope, job, { state: 'failed', error, dueAt: null })
  }
  if (row.attempts >= MOST_ATTEMPTS && row.state !== 'ready') return fail('too_many_attempts')
  await settleDocument(scope, job, {
    attempts: row.attempts + 1,
    dueAt: Date.now() + RESEND_AFTER_MS,
    ...(row.state === 'ready' ? {} : { state: 'ingesting' }),
  })
  const text = await (await env.BUCKET.get(row.r2Key))?.text()
  if (text === undefined) return fail('text_missing')
  const chunks = chunksOf(row, text)
  if (chunks.length === 0) return fail('empty')
  if (chunks.length > MOST_CHUNKS) return fail('too_large')

  const put = await readPassages(env, scope, row, chunks)
  if (put === 'stopped') return
  const knowledge = await knowledgeOf(env, row.tenantId)
  const { title, kind, language } = row
  const stored = await knowledge.putDocument({
    tenantId: row.tenantId,
    ...job,
    title,
    kind,
    ...(language ? { language } : {}),
    chunks,
  })
  if (!stored.ok) return fail(stored.reason === 'too_large' ? 'knowledge_full' : stored.reason)
  await settleRead(env, scope, row, { chunks: chunks.length, hasVectors: put === 'all' })
}

/** Goes on where an earlier run of this job stopped; what is ready already is read again as a whole, unseen. */
async function readPassages(env: Env, scope: TenantScope, row: DocumentRow, chunks: Chunk[]): Promise<VectorsPut> {
  const job = { documentId: row.id, version: row.version }
  const isReady = row.state === 'ready'
  const from = row.state === 'ingesting' && row.chunks === chunks.length ? row.chunksDone : 0
  const begun = await beginReading(scope, job, { chunks: chunks.length, done: isReady ? chunks.length : from })
  if (!begun) return 'stopped'
  const put = await putVectors(env, row, { chunks, from }, (done) => noteProgress(scope, job, done, Date.now()))
  if (put === 'stopped') {
    const current = await findDocument(scope, row.id)
    // At this version it was stopped because another run of the job has ended it.
    if (current?.version !== row.version) await dropOvertaken(env, scope, row, chunks.length)
  }
  return put
}

/** The newer version's job may have ended already, so this one clears up after itself; noted first, should that fail. */
async function dropOvertaken(env: Env, scope: TenantScope, row: DocumentRow, chunks: number): Promise<void> {
  const range = { version: row.version, chunks }
  await noteVectors(scope, row.id, range)
  await deleteVectors(env, row, [range])
}

async function settleRead(
  env: Env,
  scope: TenantScope,
  row: DocumentRow,
  { chunks, hasVectors }: { chunks: number; hasVectors: boolean },
): Promise<void> {
  const current = await findDocument(scope, row.id)
  if (current?.version !== row.version) return dropOvertaken(env, scope, row, chunks)
  const older = current.vectors.filter(({ version }) => version !== row.version)
  await deleteVectors(env, row, older)
  await settleDocument(
    scope,
    { documentId: row.id, version: row.version },
    {
      state: 'ready',
      error: null,
      chunks,
      chunksDone: chunks,
      withoutVectors: !hasVectors,
      vectors: [{ version: row.version, chunks }],
      dueAt: hasVectors ? null : Date.now() + EMBED_AGAIN_MS,
    },
  )
}

function chunksOf(row: DocumentRow, text: string): Chunk[] {
  return chunkDocument(row.kind, text).map((chunk, n) => ({
    id: chunkId(row.id, row.version, n),
    ...chunk,
    language: row.language ?? detectLanguage(chunk.text).language,
  }))
}
