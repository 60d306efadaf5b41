import { z } from '@hono/zod-openapi'
import type { MarkCall, MarkResult } from '../../durable-objects/inbox'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { type Person, personOf, sightOf } from '../auth/principal'
import type { Env } from '../env'
import type { Mark } from './live-event'
import { problemOf } from './refusals'
import { remoteConversation, remoteInbox } from './remote'
import { conversationParams, markShape } from './shapes'

/** Meta: the body of a text message has at most 4,096 characters. */
const MAX_DRAFT = 4096
/** A window that names itself on its socket and here need not hear of its own marks. */
const WINDOW = 'x-whatsnexus-window'

const getMark = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/mark',
  tag: 'Conversations',
  summary: 'What you have seen of it, and what you were writing',
  request: { params: conversationParams },
  responses: { 200: answer('Your mark; null before you touched it', z.object({ mark: markShape.nullable() })) },
})

const putRead = endpoint('conversation.read', {
  method: 'put',
  path: '/conversations/{conversationId}/read',
  tag: 'Conversations',
  summary: 'Say how many of its messages you have seen; less than before marks it as unread',
  idempotency: 'object',
  request: { params: conversationParams, body: jsonOf(z.object({ seen: z.number().int().min(0) })) },
  responses: { 200: answer('Your mark', z.object({ mark: markShape })) },
})

const putDraft = endpoint('conversation.reply', {
  method: 'put',
  path: '/conversations/{conversationId}/drafts/{kind}',
  tag: 'Conversations',
  summary: 'Keep what you are writing, for your other windows and for later',
  idempotency: 'object',
  request: {
    params: conversationParams.extend({ kind: z.enum(['reply', 'note']) }),
    body: jsonOf(z.object({ text: z.string().max(MAX_DRAFT).openapi({ description: "'' removes it." }) })),
  },
  responses: { 200: answer('Your mark', z.object({ mark: markShape })) },
})

/** What each person keeps for themselves. The inbox answers only for what it lists, so no object is made for a guess. */
export const inboxRoutes = apiRoutes()
  .openapi(getMark, async (c) => {
    const person = personOf(c.var.principal)
    const inbox = await remoteInbox(c.env, person.tenantId)
    return c.json({ mark: await inbox.mark(markCall(person, c.req.valid('param'), undefined)) }, 200)
  })
  .openapi(putRead, async (c) => {
    const person = personOf(c.var.principal)
    const inbox = await remoteInbox(c.env, person.tenantId)
    const call = markCall(person, c.req.valid('param'), c.req.header(WINDOW))
    const { seen } = c.req.valid('json')
    const mark = markOf(await inbox.see({ ...call, seen }))
    await tellCustomer(c.env, call, seen)
    return c.json({ mark }, 200)
  })
  .openapi(putDraft, async (c) => {
    const person = personOf(c.var.principal)
    const { kind, ...params } = c.req.valid('param')
    const inbox = await remoteInbox(c.env, person.tenantId)
    const call = markCall(person, params, c.req.header(WINDOW))
    return c.json({ mark: markOf(await inbox.draft({ ...call, kind, ...c.req.valid('json') })) }, 200)
  })

/** Blue ticks are a courtesy: that they could not be given is no error of who read. */
async function tellCustomer(env: Env, { tenantId, conversationId }: MarkCall, seen: number): Promise<void> {
  await remoteConversation(env, conversationId)
    .markRead({ tenantId, seen })
    .catch(() => {})
}

function markCall(
  person: Person,
  { conversationId }: { conversationId: string },
  window: string | undefined,
): MarkCall {
  const { tenantId, userId } = person
  const sight = sightOf(person)
  return { tenantId, userId, conversationId, ...(sight ? { sight } : {}), ...(window === undefined ? {} : { window }) }
}

function markOf(result: MarkResult): Mark {
  if (!result.ok) throw problemOf(result)
  return result.mark
}
