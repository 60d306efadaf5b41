import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { badCursor } from './feed-routes'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'
import { resolveConversation } from './resolve'
import { conversationParams, threadChanges, threadPage } from './shapes'

const cursor = z.string().max(100).optional()
const seq = z.coerce.number().int().min(0)

const getThread = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/thread',
  tag: 'Conversations',
  summary:
    'What was said and what happened between it, oldest first: the newest page, or one beside a cursor or a message',
  request: {
    params: conversationParams,
    query: z
      .object({
        before: cursor.openapi({ description: 'before of another page: what is older than that.' }),
        after: cursor.openapi({ description: 'after of another page: what is newer.' }),
        around: seq.optional().openapi({ description: 'seq of a message: what stands on both sides of it.' }),
        limit: pageLimit(200, 50),
      })
      .refine((query) => [query.before, query.after, query.around].filter((one) => one !== undefined).length <= 1, {
        message: 'At most one of before, after and around.',
      }),
  },
  responses: { 200: answer('One page', threadPage) },
})

const getChanges = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/changes',
  tag: 'Conversations',
  summary: 'What of the thread is new, or not as it was; after a gap or a live event',
  request: { params: conversationParams, query: z.object({ after: seq }) },
  responses: { 200: answer('Whole items, to put in the place of those with the same id', threadChanges) },
})

export const threadRoutes = apiRoutes()
  .openapi(getThread, async (c) => {
    const { tenantId } = c.var.tenant
    const { before, after, around, limit } = c.req.valid('query')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const found = await remoteConversation(c.env, id).thread({
      tenantId,
      limit,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(around === undefined ? {} : { around }),
    })
    if (!found.ok) throw found.reason === 'bad_cursor' ? badCursor() : problemOf(found)
    return c.json(found.page, 200)
  })
  .openapi(getChanges, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const found = await remoteConversation(c.env, id).changes({ tenantId, after: c.req.valid('query').after })
    if (!found.ok) throw problemOf(found)
    return c.json(found.changes, 200)
  })
