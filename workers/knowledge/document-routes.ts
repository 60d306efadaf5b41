import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { type Principal, principalId } from '../auth/principal'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { closeAnswered, SUGGESTION_ID } from '../trials/suggested'
import { CLOSED, DOCUMENT_ID, detailsBody, documentBody, notFailed, notWritten, refusedDocument } from './bodies'
import { textOf } from './content'
import { describe } from './details'
import { document, documentWithText, shownDocument, summary } from './document-shape'
import { retryDocument, saveDocument } from './documents'
import { saveDraft } from './drafts'
import { existingDocument } from './existing'
import { changeDetails, listDocuments, summariseDocuments } from './queries'
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
  request: {
    body: jsonOf(
      documentBody.extend({
        draft: z
          .boolean()
          .default(false)
          .openapi({ description: 'Nothing is answered from it before it is published.' }),
        suggestionId: z
          .string()
          .regex(SUGGESTION_ID)
          .optional()
          .openapi({ description: 'The question of customers that it answers: closed once it is published.' }),
      }),
    ),
  },
  responses: {
    201: answer(
      'The document; it is read in the background',
      z.object({ document, closedSuggestion: z.boolean().openapi({ description: CLOSED }) }),
    ),
  },
})
const put = endpoint('knowledge.write', {
  method: 'put',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'Replace a document; until the new text is read the old one serves',
  request: { params, body: jsonOf(documentBody) },
  responses: { 200: one },
})
const patch = endpoint('knowledge.write', {
  method: 'patch',
  path: '/knowledge/documents/{documentId}',
  tag,
  summary: 'Change who may be told, and until when; at once, without reading it again',
  request: { params, body: jsonOf(detailsBody) },
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
export const documentRoutes = apiRoutes()
  .openapi(getSummary, async (c) => c.json(await summariseDocuments(c.var.tenant), 200))
  .openapi(getList, async (c) => c.json({ documents: (await listDocuments(c.var.tenant)).map(shownDocument) }, 200))
  .openapi(getOne, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    return c.json({ document: { ...shownDocument(row), text: await textOf(c.env, row) } }, 200)
  })
  .openapi(post, async (c) => {
    const { draft, suggestionId, ...body } = c.req.valid('json')
    const id = newId('doc')
    if (draft) return c.json({ document: await saveAsDraft(c, id, body, suggestionId), closedSuggestion: false }, 201)
    const saved = await save(c, id, body, false)
    return c.json({ document: saved, closedSuggestion: await closeAnswered(c, suggestionId) }, 201)
  })
  .openapi(put, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    if (row.kind === 'file' || row.kind === 'page') throw notWritten()
    return c.json({ document: await save(c, row.id, c.req.valid('json'), true) }, 200)
  })
  .openapi(patch, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    return c.json({ document: shownDocument(await changed(c.env, c.var.tenant, row, c.req.valid('json'))) }, 200)
  })
  .openapi(postRetry, async (c) => {
    const { documentId } = c.req.valid('param')
    const retried = await retryDocument(c.env, c.var.tenant, documentId)
    if (!retried) throw notFailed((await existingDocument(c.var.tenant, documentId)).state)
    return c.json({ document: shownDocument(retried) }, 200)
  })

interface Caller {
  env: Env
  var: { tenant: TenantScope; principal: Principal }
}

async function save(
  { env, var: { tenant, principal } }: Caller,
  id: string,
  body: z.output<typeof documentBody>,
  isHeld: boolean,
) {
  const document = { documentId: id, savedBy: principalId(principal), ...body, isHeld }
  const saved = await saveDocument(env, tenant.tenantId, document)
  if (!saved.ok) throw refusedDocument(saved.reason)
  // The same text again is not read again; who may be told may have changed all the same.
  return shownDocument(saved.changed ? saved.document : await changed(env, tenant, saved.document, body))
}

async function saveAsDraft(
  { env, var: { tenant, principal } }: Caller,
  id: string,
  body: z.output<typeof documentBody>,
  suggestionId: string | undefined,
) {
  const { audience, expiresAt, language = null, ...text } = body
  const begun = suggestionId === undefined ? {} : { suggestionId }
  const draft = { ...text, ...begun, language, savedBy: principalId(principal) }
  const saved = await saveDraft(env, tenant, id, draft, { audience, expiresAt })
  if (saved.ok) return shownDocument(saved.document)
  throw saved.reason === 'not_found' ? notFound('document') : refusedDocument(saved.reason)
}

async function changed(
  env: Env,
  scope: TenantScope,
  row: DocumentRow,
  { audience = row.audience, expiresAt = row.expiresAt }: z.output<typeof detailsBody>,
): Promise<DocumentRow> {
  const isSame = audience === row.audience && expiresAt === row.expiresAt
  const next = isSame ? row : await changeDetails(scope, row.id, { audience, expiresAt })
  if (!next) throw notFound('document')
  // Also what is the same: it may not have arrived when it was said before.
  await describe(env, scope, next.id)
  return next
}
