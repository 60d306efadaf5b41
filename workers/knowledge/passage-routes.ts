import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { knowledgeOf } from '../objects'
import { refusedPassage } from './bodies'
import { parseChunkId } from './chunk'

const passage = z
  .object({
    id: z.string(),
    documentId: z.string(),
    title: z.string(),
    heading: z.string().nullable().openapi({ description: 'The headings above it, or the question it answers.' }),
    text: z.string(),
    language: z.string(),
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

export const passageRoutes = apiRoutes().openapi(getPassage, async (c) => {
  const { tenantId } = c.var.tenant
  const { chunkId } = c.req.valid('param')
  const knowledge = await knowledgeOf(c.env, tenantId)
  const found = await knowledge.passage({ tenantId, chunkId })
  if (!found.ok) throw refusedPassage(found.reason, parseChunkId(chunkId)?.documentId)
  return c.json({ passage: found.passage }, 200)
})
