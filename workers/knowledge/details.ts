import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import type { DocumentDescription, DocumentDetails } from './document'
import { findDocument } from './queries'
import type { DocumentRow } from './schema'

/** Changes that come while others are being told. More at once are no people. */
const MOST_TURNS = 10

export function detailsOf({ audience, expiresAt, url }: DocumentRow): DocumentDetails {
  return { audience, expiresAt, url }
}

/** Tells the tenant's object what the row says; it holds at once. */
export async function describe(env: Env, scope: TenantScope, documentId: string): Promise<void> {
  await describeAll(env, scope, async () => {
    const row = await findDocument(scope, documentId)
    return row ? [row] : []
  })
}

/** Looked at once more after they were told: of two changes at the same time the later one must arrive last. */
export async function describeAll(env: Env, scope: TenantScope, read: () => Promise<DocumentRow[]>): Promise<void> {
  const knowledge = await knowledgeOf(env, scope.tenantId)
  let documents = (await read()).map(descriptionOf)
  for (let turn = 0; turn < MOST_TURNS && documents.length > 0; turn++) {
    await knowledge.describeDocuments({ tenantId: scope.tenantId, documents })
    const now = (await read()).map(descriptionOf)
    if (JSON.stringify(now) === JSON.stringify(documents)) return
    documents = now
  }
}

function descriptionOf(row: DocumentRow): DocumentDescription {
  return { documentId: row.id, version: row.version, ...detailsOf(row) }
}
