import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import type { Env } from '../env'
import { notFound, Problem } from '../platform/problem'
import { type RemoteConversation, remoteConversation, remoteInbox } from './remote'
import { feedEvent } from './shapes'

/** Design §3: a forwarding chain ends here. */
const MAX_HOPS = 3

const getEvents = endpoint('event.read', {
  method: 'get',
  path: '/events',
  tag: 'Events',
  summary: 'Everything that happened, in exact order per conversation, kept for 7 days',
  request: {
    query: z.object({
      after: z
        .string()
        .optional()
        .openapi({ description: 'The cursor of the page before; without it, from the oldest.' }),
      limit: pageLimit(1000, 100),
      source: z.enum(['whatsapp', 'whatsnexus']).optional(),
    }),
  },
  responses: {
    200: answer(
      'One page; an empty one repeats the cursor',
      z.object({ events: z.array(feedEvent), next: z.string() }),
    ),
  },
})

const messageState = z
  .object({
    status: z.string().nullable(),
    statuses: z.array(z.object({ status: z.string(), timestamp: z.number() })),
    pricing_category: z.string().nullable(),
    reaction: z.string().nullable(),
    revoked: z.boolean(),
  })
  .openapi('MessageState')

const getMessage = endpoint('conversation.read', {
  method: 'get',
  path: '/messages',
  tag: 'Messages',
  summary: 'What became of a message, by the id Meta gave it',
  request: { query: z.object({ wamid: z.string().min(1).max(512) }) },
  responses: { 200: answer('Its state', messageState) },
})

export const feedRoutes = apiRoutes()
  .openapi(getEvents, async (c) => {
    const { after, limit, source } = c.req.valid('query')
    const { tenantId, sight } = c.var.tenant
    const inbox = await remoteInbox(c.env, tenantId)
    const page = await inbox.feed({
      tenantId,
      limit,
      ...(after === undefined ? {} : { after }),
      ...(source ? { source } : {}),
      ...(sight ? { sight } : {}),
    })
    if (!page.ok) throw badCursor()
    return c.json({ events: page.events, next: page.next }, 200)
  })
  .openapi(getMessage, async (c) => {
    const { wamid } = c.req.valid('query')
    const { tenantId, sight } = c.var.tenant
    const inbox = await remoteInbox(c.env, tenantId)
    const first = await inbox.whereIs({ tenantId, wamid })
    if (!first) throw notFound('message')
    const found = await followMessage(c.env, { tenantId, wamid }, first)
    if (!found) throw notFound('message')
    const { conversationId, message } = found
    if (sight && !(await inbox.find({ tenantId, conversationId, sight }))) throw notFound('message')
    const { status, statuses, pricing_category, reaction, revoked } = message
    return c.json({ status, statuses: statuses.map(marked), pricing_category, reaction, revoked }, 200)
  })

/** The feed names the conversation in which a message was told first; it may have moved since. */
async function followMessage(env: Env, message: { tenantId: string; wamid: string }, first: string) {
  let next: string | undefined = first
  for (let hops = 0; next !== undefined && hops <= MAX_HOPS; hops += 1) {
    const found: Awaited<ReturnType<RemoteConversation['message']>> = await remoteConversation(env, next).message(
      message,
    )
    if (found.ok) return { conversationId: next, message: found.message }
    next = found.to
  }
  return null
}

function marked({ status, timestamp }: { status: string; timestamp: number }) {
  return { status, timestamp }
}

export function badCursor(): Problem {
  return new Problem({
    status: 400,
    code: 'request.invalid_cursor',
    title: 'Invalid cursor',
    detail: 'This cursor was not given out by this list.',
    nextStep: 'Start without a cursor, or use the one from the page before.',
  })
}
