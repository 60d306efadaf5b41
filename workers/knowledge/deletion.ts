import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import { leftOf } from './bucket'
import { removeDocument } from './ingest'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'
import { countVectors } from './vectors'
import { listVersions } from './version-queries'

/** What is left of a document, as it was looked for everywhere just now. All nothing: it is gone. */
export interface DeletionProof {
  documentId: string
  chunks: number
  vectors: number
  text: boolean
  file: boolean
  gone: boolean
  checkedAt: number
}

/** Asks each place anew, whatever was said of it before. */
export async function proveDeletion(env: Env, scope: TenantScope, row: DocumentRow): Promise<DeletionProof> {
  const { tenantId, id: documentId } = row
  const knowledge = await knowledgeOf(env, tenantId)
  const [chunks, vectors, stored, versions] = await Promise.all([
    orAll(knowledge.chunksOf({ tenantId, documentId }), Math.max(1, row.chunks)),
    orAll(countVectors(env, row), Math.max(1, ...row.vectors.map((range) => range.chunks))),
    orAll(leftOf(env, tenantId, documentId), { text: true, file: row.fileName !== null }),
    orAll(
      listVersions(scope, documentId).then((rows) => rows.length),
      1,
    ),
  ])
  const current = await findDocument(scope, documentId)
  const text = stored.text || versions > 0 || (current?.title ?? '') !== ''
  const gone = current?.state === 'deleted' && chunks === 0 && vectors === 0 && !text && !stored.file
  return { documentId, chunks, vectors, text, file: stored.file, gone, checkedAt: Date.now() }
}

/** A place that cannot be asked counts as holding all it may hold: what nobody saw is not said to be gone. */
async function orAll<Found>(asked: Promise<Found>, all: Found): Promise<Found> {
  try {
    return await asked
  } catch (error) {
    log.warn('knowledge.place_not_asked', { error: errorName(error) })
    return all
  }
}

/** Does now what the job would do, so that whoever removes a document hears that it is gone. The job does it again. */
export async function removeNow(env: Env, scope: TenantScope, row: DocumentRow): Promise<void> {
  try {
    await removeDocument(env, scope, row)
  } catch (error) {
    log.warn('knowledge.not_removed_yet', { documentId: row.id, error: errorName(error) })
  }
}
