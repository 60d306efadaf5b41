import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { notFound } from '../platform/problem'
import { closeAnswered } from '../trials/suggested'
import { CLOSED, DOCUMENT_ID, documentBody, noDraft, notWritten, refusedDocument } from './bodies'
import { document, draftOf, shownDocument } from './document-shape'
import { discardDraft, publishDraft, readDraft, saveDraft } from './drafts'
import { existingDocument } from './existing'

const params = z.object({ documentId: z.string().regex(DOCUMENT_ID) })
const path = '/knowledge/documents/{documentId}/draft'
const tag = 'Knowledge'

const get = endpoint('knowledge.read', {
  method: 'get',
  path,
  tag,
  summary: 'What was saved and is not yet published',
  request: { params },
  responses: { 200: answer('The draft', z.object({ draft: draftOf.extend({ text: z.string() }) })) },
})
const put = endpoint('knowledge.write', {
  method: 'put',
  path,
  tag,
  summary: 'Save a draft; what is published stays in use',
  request: { params, body: jsonOf(documentBody.omit({ audience: true, expiresAt: true })) },
  responses: { 200: answer('The document, with its draft', z.object({ document })) },
})
const publish = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/documents/{documentId}/publish',
  tag,
  summary: 'Answer from the draft from now on',
  request: { params },
  responses: {
    200: answer(
      'The document; it is read in the background',
      z.object({ document, closedSuggestion: z.boolean().openapi({ description: CLOSED }) }),
    ),
  },
})
const discard = endpoint('knowledge.write', {
  method: 'delete',
  path,
  tag,
  summary: 'Throw the draft away',
  request: { params },
  responses: {
    200: answer(
      'What is published; null: nothing was, and the document is gone',
      z.object({ document: document.nullable() }),
    ),
  },
})

export const draftRoutes = apiRoutes()
  .openapi(get, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    const draft = await readDraft(c.env, row)
    if (!draft) throw notFound('draft')
    const { textId: _textId, suggestionId: _suggestionId, ...shown } = draft
    return c.json({ draft: shown }, 200)
  })
  .openapi(put, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    if (row.kind === 'file' || row.kind === 'page') throw notWritten()
    const { language = null, ...body } = c.req.valid('json')
    const savedBy = principalId(c.var.principal)
    const saved = await saveDraft(c.env, c.var.tenant, row.id, { ...body, language, savedBy })
    if (saved.ok) return c.json({ document: shownDocument(saved.document) }, 200)
    throw saved.reason === 'not_found' ? notFound('document') : refusedDocument(saved.reason)
  })
  .openapi(publish, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    const saved = await publishDraft(c.env, c.var.tenant, row, principalId(c.var.principal))
    if (!saved) throw noDraft()
    if (!saved.ok) throw refusedDocument(saved.reason)
    const closedSuggestion = await closeAnswered(c, row.draft?.suggestionId)
    return c.json({ document: shownDocument(saved.document), closedSuggestion }, 200)
  })
  .openapi(discard, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    if (!row.draft) throw noDraft()
    const left = await discardDraft(c.env, c.var.tenant, row)
    return c.json({ document: left && shownDocument(left) }, 200)
  })
