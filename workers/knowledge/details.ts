import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { DocumentDetails } from './document'
import type { DocumentRow } from './schema'

export function detailsOf({ audience, expiresAt, url }: DocumentRow): DocumentDetails {
  return { audience, expiresAt, url }
}

/** Tells the tenant's object what the row says; it holds at once. */
export async function describe(env: Env, row: DocumentRow): Promise<void> {
  const knowledge = await knowledgeOf(env, row.tenantId)
  await knowledge.describeDocument({ tenantId: row.tenantId, documentId: row.id, ...detailsOf(row) })
}
