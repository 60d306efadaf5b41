import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { newId } from '../platform/ids'
import { notFound } from '../platform/problem'
import { DOCUMENT_ID, documentBody, intentsBody, refusedDocument, refusedIntents } from './bodies'
import { deleteDocument, saveDocument } from './documents'
import { findDocument, listDocuments } from './queries'
import type { DocumentRow } from './schema'

const document = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['text', 'markdown', 'faq']),
    language: z.string().nullable(),
    state: z.string().openapi({ description: 'pending, ingesting, ready or failed.' }),
    version: z.number(),
    chunks: z.number(),
    error: z.string().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Document')

const params = z.object({ documentId: z.string().regex(DOCUMENT_ID) })
const one = answer('The document; it is indexed in the background', z.object({ document }))
const tag = 'Knowledge'

const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents',
  tag,
  summary: 'What the assistant may answer from',
  responses: { 200: answer('All of them, the newest change first', z.object({ documents: z.array(document) })) },
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
  summary: 'Replace a document',
  request: { params, body: jsonOf(documentBody) },
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
const getIntents = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents',
  tag,
  summary: 'What customers want, with examples of how they say it',
  responses: { 200: answer('All of them', intentsBody) },
})
const putIntents = endpoint('knowledge.write', {
  method: 'put',
  path: '/intents',
  tag,
  summary: 'Replace the intents and train on their examples',
  request: { body: jsonOf(intentsBody) },
  responses: { 200: answer('As saved', intentsBody) },
})

export const knowledgeRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ documents: (await listDocuments(c.var.tenant)).map(shown) }, 200))
  .openapi(post, async (c) => {
    const document = await save(c.env, c.var.tenant.tenantId, newId('doc'), c.req.valid('json'))
    return c.json({ document }, 201)
  })
  .openapi(put, async (c) => {
    const { documentId } = c.req.valid('param')
    const found = await findDocument(c.var.tenant, documentId)
    if (!found || found.state === 'deleted') throw notFound('document')
    return c.json({ document: await save(c.env, c.var.tenant.tenantId, documentId, c.req.valid('json')) }, 200)
  })
  .openapi(remove, async (c) => {
    const gone = await deleteDocument(c.env, c.var.tenant.tenantId, c.req.valid('param').documentId)
    if (!gone) throw notFound('document')
    return c.json({ removed: true as const }, 200)
  })
  .openapi(getIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const knowledge = await knowledgeOf(c.env, tenantId)
    return c.json({ intents: await knowledge.intents({ tenantId }) }, 200)
  })
  .openapi(putIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const { intents } = c.req.valid('json')
    const knowledge = await knowledgeOf(c.env, tenantId)
    const saved = await knowledge.saveIntents({ tenantId, intents: intents })
    if (!saved.ok) throw refusedIntents(saved.reason)
    return c.json({ intents }, 200)
  })

async function save(env: Env, tenantId: string, documentId: string, body: z.output<typeof documentBody>) {
  const { language, ...document } = body
  const saved = await saveDocument(env, tenantId, { documentId, ...document, ...(language ? { language } : {}) })
  if (!saved.ok) throw refusedDocument(saved.reason)
  return shown(saved.document)
}

function shown({ id, title, kind, language, state, version, chunks, error, createdAt, updatedAt }: DocumentRow) {
  return { id, title, kind, language, state, version, chunks, error, createdAt, updatedAt }
}
