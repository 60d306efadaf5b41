import { findHandbook } from '../assistant/settings/queries'
import { openPurse } from '../assistant/spend'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import { contentOf, isFileRead } from './content'
import { describe, detailsOf } from './details'
import type { Chunk } from './document'
import { beginReading, notePages, noteProgress, noteVectors, RESEND_AFTER_MS, settleDocument } from './job-queries'
import { findDocument } from './queries'
import type { ReadingError } from './reading-error'
import type { DocumentRow } from './schema'
import { deleteVectors, putVectors, type VectorsPut } from './vectors'
import { forgetOldVersions } from './versions'

/** After these a document is failed, and says so. */
const MOST_ATTEMPTS = 6
/** A document without vectors is embedded again after this. */
const EMBED_AGAIN_MS = 10 * 60_000
/** At most: 220 words of a script that takes four tokens for each. */
const NEURONS_A_PASSAGE = 1
/** A language of fewer passages is not named. */
const LEAST_OF_HUNDRED = 5
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
    // No count of passages says that the file itself is being read.
    ...(row.kind === 'file' && !(await isFileRead(env, row)) ? { chunks: 0, chunksDone: 0 } : {}),
  })
  if (row.kind === 'page' && row.r2Key === '') return (await import('./sources/read-again')).readAgain(env, scope, row)
  const content = await contentOf(env, row, (done, pages) => notePages(scope, job, done, pages))
  if (!content.ok) return fail(content.error)
  const { chunks } = content
  if (chunks.length === 0) return fail('empty')
  if (chunks.length > MOST_CHUNKS) return fail('too_large')

  const put = await readPassages(env, scope, row, chunks)
  if (put === 'stopped') return
  // Still found by its words, as before: to write the same again would cost as much each time.
  if (row.state === 'ready' && put === 'failed') {
    await settleDocument(scope, job, { dueAt: Date.now() + EMBED_AGAIN_MS })
    return
  }
  const knowledge = await knowledgeOf(env, row.tenantId)
  const { title, kind, language } = row
  const current = await findDocument(scope, row.id)
  // Who may be told is said of the newer text: of this one it may never have been.
  if (current?.version !== row.version) return dropOvertaken(env, scope, row, chunks.length)
  const stored = await knowledge.putDocument({
    tenantId: row.tenantId,
    ...job,
    title,
    kind,
    ...(language ? { language } : {}),
    ...detailsOf(current),
    chunks,
    isUnconfirmed: true,
  })
  if (!stored.ok) return fail(stored.reason === 'too_large' ? 'knowledge_full' : stored.reason)
  await settleRead(env, scope, row, { chunks, hasVectors: put === 'all' })
}

/** Goes on where an earlier run of this job stopped; what is ready already is read again as a whole, unseen. */
async function readPassages(env: Env, scope: TenantScope, row: DocumentRow, chunks: Chunk[]): Promise<VectorsPut> {
  const job = { documentId: row.id, version: row.version }
  const isReady = row.state === 'ready'
  const from = row.state === 'ingesting' && row.chunks === chunks.length ? row.chunksDone : 0
  const begun = await beginReading(scope, job, { chunks: chunks.length, done: isReady ? chunks.length : from })
  if (!begun) return 'stopped'
  const put = await paid(env, scope, chunks.length, (ai) =>
    putVectors({ ...env, AI: ai }, row, { chunks, from }, (done) => noteProgress(scope, job, done, Date.now())),
  )
  if (put === 'stopped') {
    const current = await findDocument(scope, row.id)
    // At this version it was stopped because another run of the job has ended it.
    if (current?.version !== row.version) await dropOvertaken(env, scope, row, chunks.length)
  }
  return put
}

/** Embedding is paid from the tenant's day as answers are; when that is spent the document serves by its words. */
async function paid(
  env: Env,
  scope: TenantScope,
  passages: number,
  work: (ai: Env['AI']) => Promise<VectorsPut>,
): Promise<VectorsPut> {
  const { budget } = await findHandbook(scope)
  const most = Math.ceil(passages * NEURONS_A_PASSAGE)
  const purse = await openPurse(env, scope.tenantId, { purpose: 'ingest', budget, most })
  try {
    return await work(purse.ai)
  } finally {
    await purse.close()
  }
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
  { chunks, hasVectors }: { chunks: readonly Chunk[]; hasVectors: boolean },
): Promise<void> {
  const current = await findDocument(scope, row.id)
  if (current?.version !== row.version) return dropOvertaken(env, scope, row, chunks.length)
  await describe(env, scope, row.id)
  const older = current.vectors.filter(({ version }) => version !== row.version)
  await deleteVectors(env, row, older)
  await settleDocument(
    scope,
    { documentId: row.id, version: row.version },
    {
      state: 'ready',
      error: null,
      chunks: chunks.length,
      chunksDone: chunks.length,
      withoutVectors: !hasVectors,
      vectors: [{ version: row.version, chunks: chunks.length, languages: languagesOf(chunks) }],
      dueAt: hasVectors ? null : Date.now() + EMBED_AGAIN_MS,
    },
  )
  await forgetOldVersions(env, scope, row.id)
}

/** The most frequent first; of a hundred passages one in another language may be a name or a guess. */
function languagesOf(chunks: readonly Chunk[]): string[] {
  const times = new Map<string, number>()
  for (const { language } of chunks) times.set(language, (times.get(language) ?? 0) + 1)
  const frequent = [...times].filter(([, n]) => n * 100 >= chunks.length * LEAST_OF_HUNDRED)
  return frequent.sort((a, b) => b[1] - a[1]).map(([language]) => language)
}
