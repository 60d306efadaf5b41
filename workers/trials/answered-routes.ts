import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { DOCUMENT_ID } from '../knowledge/bodies'
import { existingDocument } from '../knowledge/existing'
import { knowledgeOf } from '../objects'
import { seenBy } from './sees'

/** Looked through, the newest; enough to see what a document is asked for. */
const MOST_LOOKED_AT = 500
const SHOWN = 20

const getAnswered = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}/questions',
  tag: 'Trials',
  summary: 'What customers were answered from a document in the last 90 days',
  description: 'Only of conversations that the caller may read.',
  request: { params: z.object({ documentId: z.string().regex(DOCUMENT_ID) }) },
  responses: {
    200: answer(
      'The newest first, the same words once; count: all of them',
      z.object({
        questions: z.array(z.object({ text: z.string(), at: z.number(), conversationId: z.string() })),
        count: z.number().int(),
      }),
    ),
  },
})

export const answeredRoutes = apiRoutes().openapi(getAnswered, async (c) => {
  const { id: documentId } = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
  const { tenantId } = c.var.tenant
  const knowledge = await knowledgeOf(c.env, tenantId)
  const asked = await knowledge.questions({ tenantId, since: 0, limit: MOST_LOOKED_AT, documentId })
  const ids = asked.map(({ conversationId }) => conversationId)
  const sees = await seenBy(c.env, c.var.principal, ids)
  const seen = asked.filter(({ conversationId }) => sees(conversationId))
  const once = new Map(seen.toReversed().map((question) => [question.text.trim().toLowerCase(), question]))
  const questions = [...once.values()].sort((a, b) => b.at - a.at).slice(0, SHOWN)
  return c.json(
    { questions: questions.map(({ text, at, conversationId }) => ({ text, at, conversationId })), count: seen.length },
    200,
  )
})
