import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { notFound } from '../platform/problem'
import { DOCUMENT_ID } from './bodies'
import { proveDeletion, removeNow } from './deletion'
import { deleteDocument } from './documents'
import { findDocument } from './queries'

const params = z.object({ documentId: z.string().regex(DOCUMENT_ID) })
const tag = 'Knowledge'

const proof = z
  .object({
    documentId: z.string(),
    chunks: z.number().openapi({ description: 'Passages that are still in the full text.' }),
    vectors: z.number().openapi({ description: 'Of its passages, still in the index: asked for by their ids.' }),
    text: z
      .boolean()
      .openapi({ description: 'Is any of its words still stored: a text of any version, or its title?' }),
    file: z.boolean().openapi({ description: 'Is a file of it still stored?' }),
    gone: z.boolean(),
    checkedAt: z.number(),
  })
  .openapi('DeletionProof')

const remove = endpoint('knowledge.write', {
  method: 'delete',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'Remove a document, its versions and files',
  description:
    'Nothing is answered from it any more. The receipt says what was found of it afterwards; where gone is false, it is removed in the background: ask again.',
  request: { params },
  responses: { 200: answer('Removed', z.object({ removed: z.literal(true), receipt: proof })) },
})
const get = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/deletions/{documentId}',
  tag,
  summary: 'Is a removed document gone? Looked for anew, everywhere',
  request: { params },
  responses: { 200: answer('What is left of it', z.object({ deletion: proof })) },
})

export const deletionRoutes = apiRoutes()
  .openapi(remove, async (c) => {
    const scope = c.var.tenant
    const row = await deleteDocument(c.env, scope.tenantId, c.req.valid('param').documentId)
    if (!row) throw notFound('document')
    await removeNow(c.env, scope, row)
    return c.json({ removed: true as const, receipt: await proveDeletion(c.env, c.var.tenant, row) }, 200)
  })
  .openapi(get, async (c) => {
    const row = await findDocument(c.var.tenant, c.req.valid('param').documentId)
    if (row?.state !== 'deleted') throw notFound('deletion')
    return c.json({ deletion: await proveDeletion(c.env, c.var.tenant, row) }, 200)
  })
