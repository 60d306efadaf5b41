import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { knowledgeOf } from '../objects'
import { DOCUMENT_ID, refusedPassage } from './bodies'
import { parseChunkId } from './chunk-id'
import { existingDocument } from './existing'

const passage = z
  .object({
    id: z.string(),
    documentId: z.string(),
    title: z.string(),
    heading: z.string().nullable().openapi({ description: 'The headings above it, or the question it answers.' }),
    text: z.string(),
    language: z.string(),
    place: z.string().nullable().openapi({ description: 'A page, or a row of a sheet: "p. 12", "Prices!5–9".' }),
    audience: z.enum(['customers', 'agents']),
    url: z.string().nullable().openapi({ description: 'Of a page: where it stands on the web.' }),
  })
  .openapi('Passage')

const getPassage = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/passages/{chunkId}',
  tag: 'Knowledge',
  summary: 'A passage as the assistant saw it',
  request: { params: z.object({ chunkId: z.string().max(100) }) },
  responses: { 200: answer('The passage; passage.replaced once its document has changed', z.object({ passage })) },
})

const listed = z
  .object({
    id: z.string(),
    n: z.number(),
    heading: z.string().nullable(),
    phrasings: z.array(z.string()).openapi({ description: 'Other ways of asking that lead to it.' }),
    text: z.string(),
    language: z.string(),
    place: z.string().nullable(),
    sameAs: z
      .object({ documentId: z.string(), title: z.string() })
      .nullable()
      .openapi({ description: 'Another document says the same in the same words; of the two one is found.' }),
  })
  .openapi('ListedPassage')

const getPassages = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}/passages',
  tag: 'Knowledge',
  summary: 'What a document was cut into, in its order',
  request: {
    params: z.object({ documentId: z.string().regex(DOCUMENT_ID) }),
    query: z.object({ from: z.coerce.number().int().min(0).default(0), limit: pageLimit(200, 50) }),
  },
  responses: {
    200: answer(
      'Passages; next: where the following page begins, null at the end',
      z.object({ passages: z.array(listed), next: z.number().nullable() }),
    ),
  },
})

export const passageRoutes = apiRoutes()
  .openapi(getPassages, async (c) => {
    const { from, limit } = c.req.valid('query')
    const { tenantId } = c.var.tenant
    const { id: documentId } = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    const knowledge = await knowledgeOf(c.env, tenantId)
    const passages = await knowledge.passages({ tenantId, documentId, from, limit: limit + 1 })
    const next = passages[limit]?.n ?? null
    return c.json({ passages: passages.slice(0, limit), next }, 200)
  })
  .openapi(getPassage, async (c) => {
    const { tenantId } = c.var.tenant
    const { chunkId } = c.req.valid('param')
    const knowledge = await knowledgeOf(c.env, tenantId)
    const found = await knowledge.passage({ tenantId, chunkId })
    if (!found.ok) throw refusedPassage(found.reason, parseChunkId(chunkId)?.documentId)
    return c.json({ passage: found.passage }, 200)
  })
