import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import { leftOf } from './bucket'
import { removeDocument } from './ingest'
import type { DocumentRow } from './schema'
import { countVectors } from './vectors'

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
export async function proveDeletion(env: Env, row: DocumentRow): Promise<DeletionProof> {
  const { tenantId, id: documentId } = row
  const knowledge = await knowledgeOf(env, tenantId)
  const [chunks, vectors, { text, file }] = await Promise.all([
    knowledge.chunksOf({ tenantId, documentId }),
    countVectors(env, row),
    leftOf(env, tenantId, documentId),
  ])
  const gone = row.state === 'deleted' && chunks === 0 && vectors === 0 && !text && !file
  return { documentId, chunks, vectors, text, file, gone, checkedAt: Date.now() }
}

/** Does now what the job would do, so that whoever removes a document hears that it is gone. The job does it again. */
export async function removeNow(env: Env, scope: TenantScope, row: DocumentRow): Promise<void> {
  try {
    await removeDocument(env, scope, row)
  } catch (error) {
    log.warn('knowledge.not_removed_yet', { documentId: row.id, error: errorName(error) })
  }
}
