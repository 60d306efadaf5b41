import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { DOCUMENT_ID, documentBody, notFailed, refusedDocument } from './bodies'
import { document, documentWithText, shownDocument, summary } from './document-shape'
import { deleteDocument, readText, retryDocument, saveDocument } from './documents'
import { findDocument, listDocuments, summariseDocuments } from './queries'
import type { DocumentRow } from './schema'

const params = z.object({ documentId: z.string().regex(DOCUMENT_ID) })
const one = answer('The document; it is read in the background', z.object({ document }))
const tag = 'Knowledge'

const getSummary = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/summary',
  tag,
  summary: 'How much the assistant may answer from',
  responses: { 200: answer('Counts', summary) },
})
const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents',
  tag,
  summary: 'What the assistant may answer from',
  responses: { 200: answer('All of them, the newest change first', z.object({ documents: z.array(document) })) },
})
const getOne = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'One document with its text',
  request: { params },
  responses: { 200: answer('As it was last saved', z.object({ document: documentWithText })) },
})
const post = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/documents',
  tag,
  summary: 'Add a document',
  request: { body: jsonOf(documentBody) },
  responses: { 201: one },
})
const put = endpoint('knowledge.write', {
  method: 'put',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'Replace a document; until the new text is read the old one serves',
  request: { params, body: jsonOf(documentBody) },
  responses: { 200: one },
})
const postRetry = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/documents/{documentId}/retry',
  tag,
  summary: 'Read a document that failed once more',
  request: { params },
  responses: { 200: one },
})
const remove = endpoint('knowledge.write', {
  method: 'delete',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'Remove a document; nothing is answered from it any more',
  request: { params },
  responses: { 200: answer('Removed', z.object({ removed: z.literal(true) })) },
})

export const documentRoutes = apiRoutes()
  .openapi(getSummary, async (c) => c.json(await summariseDocuments(c.var.tenant), 200))
  .openapi(getList, async (c) => c.json({ documents: (await listDocuments(c.var.tenant)).map(shownDocument) }, 200))
  .openapi(getOne, async (c) => {
    const row = await existing(c.var.tenant, c.req.valid('param').documentId)
    return c.json({ document: { ...shownDocument(row), text: await readText(c.env, row) } }, 200)
  })
  .openapi(post, async (c) => {
    const document = await save(c.env, c.var.tenant.tenantId, newId('doc'), c.req.valid('json'))
    return c.json({ document }, 201)
  })
  .openapi(put, async (c) => {
    const { id } = await existing(c.var.tenant, c.req.valid('param').documentId)
    return c.json({ document: await save(c.env, c.var.tenant.tenantId, id, c.req.valid('json')) }, 200)
  })
  .openapi(postRetry, async (c) => {
    const { documentId } = c.req.valid('param')
    const retried = await retryDocument(c.env, c.var.tenant, documentId)
    if (!retried) throw notFailed((await existing(c.var.tenant, documentId)).state)
    return c.json({ document: shownDocument(retried) }, 200)
  })
  .openapi(remove, async (c) => {
    const gone = await deleteDocument(c.env, c.var.tenant.tenantId, c.req.valid('param').documentId)
    if (!gone) throw notFound('document')
    return c.json({ removed: true as const }, 200)
  })

async function existing(scope: TenantScope, documentId: string): Promise<DocumentRow> {
  const row = await findDocument(scope, documentId)
  if (!row || row.state === 'deleted') throw notFound('document')
  return row
}

async function save(env: Env, tenantId: string, documentId: string, body: z.output<typeof documentBody>) {
  const { language, ...document } = body
  const saved = await saveDocument(env, tenantId, { documentId, ...document, ...(language ? { language } : {}) })
  if (!saved.ok) throw refusedDocument(saved.reason)
  return shownDocument(saved.document)
}
