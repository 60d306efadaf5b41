import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { commandRoutes } from './command-routes'
import { badCursor } from './feed-routes'
import { inboxRoutes } from './inbox-routes'
import { messageRoutes } from './message-routes'
import { problemOf } from './refusals'
import { remoteConversation, remoteInbox } from './remote'
import { resolveConversation } from './resolve'
import {
  conversationParams,
  conversationRow,
  conversationView,
  inboxCounts,
  markShape,
  messageView,
  timelineEntry,
} from './shapes'
import { threadRoutes } from './thread-routes'

const VIEWS = ['open', 'mine', 'unassigned', 'assistant', 'snoozed', 'resolved', 'all'] as const

const getList = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations',
  tag: 'Conversations',
  summary: 'The inbox: newest first, or who waits longest',
  description:
    'unassigned begins with those who wait, the longest first; every other view is newest first. marks are yours, by conversation. A socket opened with after=n misses nothing of this page.',
  request: {
    query: z.object({
      view: z.enum(VIEWS).default('open'),
      team: z.string().min(1).max(80).optional().openapi({ description: 'Only what was given to this team.' }),
      before: z.string().max(100).optional(),
      limit: pageLimit(200, 50),
    }),
  },
  responses: {
    200: answer(
      'One page',
      z.object({
        conversations: z.array(conversationRow),
        marks: z.record(z.string(), markShape),
        before: z.string().nullable(),
        counts: inboxCounts,
        n: z.number().int(),
      }),
    ),
  },
})

const getOne = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}',
  tag: 'Conversations',
  summary: 'One conversation: who may speak, until when, with whom',
  request: { params: conversationParams },
  responses: { 200: answer('The conversation', z.object({ conversation: conversationView })) },
})

const getMessages = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/messages',
  tag: 'Conversations',
  summary: 'Its messages, newest page first, with what became of each',
  request: {
    params: conversationParams,
    query: z.object({ before: z.string().max(100).optional(), limit: pageLimit(200, 50) }),
  },
  responses: {
    200: answer('One page', z.object({ messages: z.array(messageView), before: z.string().nullable() })),
  },
})

const getTimeline = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/timeline',
  tag: 'Conversations',
  summary: 'Every change with its cause, oldest first',
  request: {
    params: conversationParams,
    query: z.object({ after: z.coerce.number().int().min(0).optional(), limit: pageLimit(500, 100) }),
  },
  responses: { 200: answer('Entries after a seq', z.object({ entries: z.array(timelineEntry) })) },
})

export const conversationRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { view, team, before, limit } = c.req.valid('query')
    const { tenantId, sight } = c.var.tenant
    const { principal } = c.var
    const inbox = await remoteInbox(c.env, tenantId)
    const who = { ...(principal.kind === 'agent' ? { userId: principal.userId } : {}), ...(sight ? { sight } : {}) }
    const from = { ...(before === undefined ? {} : { before }), ...(team === undefined ? {} : { team }) }
    const page = await inbox.list({ tenantId, view, limit, ...who, ...from })
    if (!page.ok) throw badCursor()
    const { rows, marks, counts, n } = page
    return c.json({ conversations: rows, marks, before: page.before, counts, n }, 200)
  })
  .openapi(getOne, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const found = await remoteConversation(c.env, id).view({ tenantId })
    if (!found.ok) throw problemOf(found)
    return c.json({ conversation: found.conversation }, 200)
  })
  .openapi(getMessages, async (c) => {
    const { tenantId } = c.var.tenant
    const { before, limit } = c.req.valid('query')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const page = await remoteConversation(c.env, id).messages({
      tenantId,
      limit,
      ...(before === undefined ? {} : { before }),
    })
    if (!page.ok) throw page.reason === 'bad_cursor' ? badCursor() : problemOf(page)
    return c.json({ messages: page.messages, before: page.before }, 200)
  })
  .openapi(getTimeline, async (c) => {
    const { tenantId } = c.var.tenant
    const { after, limit } = c.req.valid('query')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const page = await remoteConversation(c.env, id).timeline({
      tenantId,
      limit,
      ...(after === undefined ? {} : { after }),
    })
    if (!page.ok) throw problemOf(page)
    return c.json({ entries: page.entries }, 200)
  })
  .route('/', commandRoutes)
  .route('/', messageRoutes)
  .route('/', threadRoutes)
  .route('/', inboxRoutes)
