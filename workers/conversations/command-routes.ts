import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { existingUsers } from '../auth/queries'
import { type ApiEnv, forbidden } from '../auth/session'
import { idempotencyKeyOf } from '../platform/idempotency'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { eraseConversation } from '../privacy/erase'
import type { Actor } from './actor'
import type { Baton } from './baton'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'
import { resolveConversation } from './resolve'
import { batonShape, conversationParams, messageParams, messageView } from './shapes'

/** Meta: the body of a text message has at most 4,096 characters. */
const MAX_TEXT = 4096

const newMessage = z
  .object({
    text: z.string().min(1).max(MAX_TEXT),
    kind: z.enum(['reply', 'note']).default('reply'),
    replyTo: z.string().max(512).optional().openapi({ description: 'wamid of the message quoted.' }),
    seenOutbound: z.number().int().min(0).optional().openapi({
      description: 'seq of the newest answer the writer saw: refused once when somebody else has spoken since.',
    }),
    agentId: z.string().max(80).optional().openapi({ description: 'For API keys: the user in whose name it is said.' }),
  })
  .openapi('NewMessage')

const postMessage = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages',
  tag: 'Conversations',
  summary: 'Answer the customer, or leave a note',
  idempotency: 'object',
  request: { params: conversationParams, body: jsonOf(newMessage) },
  responses: { 201: answer('Stored; it is sent in order', z.object({ message: messageView })) },
})

const postRetry = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages/{messageId}/retry',
  tag: 'Conversations',
  summary: 'Send a failed message again, or do not wait for a lost answer',
  request: { params: messageParams },
  responses: { 202: answer('Queued again', z.object({ message: messageView })) },
})

const batonBody = z.discriminatedUnion('holder', [
  z.object({ holder: z.literal('assistant') }),
  z.object({ holder: z.literal('people'), team: z.string().max(80).optional() }),
  z.object({ holder: z.literal('agent'), userId: z.string().max(80) }),
  z.object({ holder: z.literal('nobody'), why: z.enum(['closed', 'blocked']).default('closed') }),
])

const putBaton = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/baton',
  tag: 'Conversations',
  summary: 'Say who may speak',
  request: { params: conversationParams, body: jsonOf(batonBody) },
  responses: { 200: answer('Who may speak now', z.object({ baton: batonShape })) },
})

const stateBody = z
  .object({ state: z.enum(['open', 'snoozed', 'resolved']), until: z.number().int().positive().optional() })
  .refine(({ state, until }) => state !== 'snoozed' || until !== undefined, {
    path: ['until'],
    message: 'A snooze needs the time at which it ends, in epoch milliseconds.',
  })

const putState = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/state',
  tag: 'Conversations',
  summary: 'Open, snooze or resolve',
  request: { params: conversationParams, body: jsonOf(stateBody) },
  responses: { 200: answer('Its state now', z.object({ state: z.enum(['open', 'snoozed', 'resolved']) })) },
})

const putIdentity = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/identity',
  tag: 'Conversations',
  summary: 'Confirm that it is the same customer after a change of number: the assistant sees the older messages again',
  request: { params: conversationParams, body: jsonOf(z.object({ confirmed: z.literal(true) })) },
  responses: { 200: answer('Confirmed', z.object({ confirmed: z.literal(true) })) },
})

const erase = endpoint('conversation.erase', {
  method: 'delete',
  path: '/conversations/{conversationId}',
  tag: 'Conversations',
  summary: 'Erase a conversation: its messages, its line in the inbox, its events',
  request: { params: conversationParams },
  responses: { 200: answer('How much was erased', z.object({ erased: z.literal(true), entries: z.number() })) },
})

export const commandRoutes = apiRoutes()
  .openapi(postMessage, async (c) => {
    const { tenantId } = c.var.tenant
    const { kind, text, agentId, replyTo, seenOutbound } = c.req.valid('json')
    const clientId = idempotencyKeyOf(c.req.header('idempotency-key'))
    const by = await speaker(c.var, agentId)
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const conversation = remoteConversation(c.env, id)
    const writer = { tenantId, by, ...(clientId === undefined ? {} : { clientId }) }
    const content = { type: 'text' as const, text, ...(replyTo === undefined ? {} : { replyTo }) }
    const seen = seenOutbound === undefined ? {} : { seenOutbound }
    const result =
      kind === 'note'
        ? await conversation.note({ ...writer, text })
        : await conversation.reply({ ...writer, content, ...seen })
    if (!result.ok) throw problemOf(result)
    return c.json({ message: result.message }, 201)
  })
  .openapi(postRetry, async (c) => {
    const { tenantId } = c.var.tenant
    const { conversationId, messageId } = c.req.valid('param')
    const id = await resolveConversation(c.env, c.var.tenant, conversationId)
    const result = await remoteConversation(c.env, id).retry({ tenantId, by: actorOf(c.var.principal), messageId })
    if (!result.ok) throw problemOf(result, 'message')
    return c.json({ message: result.message }, 202)
  })
  .openapi(putBaton, async (c) => {
    const { tenantId } = c.var.tenant
    const to = await batonOf(c.var.tenant, c.req.valid('json'))
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const change = { tenantId, by: actorOf(c.var.principal), to, cause: 'asked' }
    const result = await remoteConversation(c.env, id).setBaton(change)
    if (!result.ok) throw problemOf(result)
    return c.json({ baton: result.baton }, 200)
  })
  .openapi(putState, async (c) => {
    const { tenantId } = c.var.tenant
    const { state, until } = c.req.valid('json')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const change = { tenantId, by: actorOf(c.var.principal), state, ...(until === undefined ? {} : { until }) }
    const result = await remoteConversation(c.env, id).setState(change)
    if (!result.ok) throw problemOf(result)
    return c.json({ state }, 200)
  })
  .openapi(putIdentity, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const confirmation = { tenantId, by: actorOf(c.var.principal) }
    const result = await remoteConversation(c.env, id).confirmIdentity(confirmation)
    if (!result.ok) throw problemOf(result)
    return c.json({ confirmed: true as const }, 200)
  })
  .openapi(erase, async (c) => {
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const result = await eraseConversation(c.env, c.var.tenant, id)
    if (!result.ok) throw problemOf(result)
    return c.json({ erased: true as const, entries: result.entries }, 200)
  })

/** A key may speak for one of the tenant's people; a person only for themselves. */
async function speaker({ principal, tenant }: ApiEnv['Variables'], agentId: string | undefined): Promise<Actor> {
  if (agentId === undefined) return actorOf(principal)
  await requireUser(tenant, agentId)
  if (principal.kind === 'agent' && principal.userId !== agentId) throw forbidden('the session of that person')
  return { kind: 'agent', userId: agentId }
}

async function batonOf(tenant: TenantScope, body: z.output<typeof batonBody>): Promise<Baton> {
  if (body.holder === 'agent') await requireUser(tenant, body.userId)
  if (body.holder !== 'people') return body
  return { holder: 'people', reason: 'asked', ...(body.team === undefined ? {} : { team: body.team }) }
}

async function requireUser(tenant: TenantScope, userId: string): Promise<void> {
  if (!(await existingUsers(tenant, [userId])).has(userId)) throw notFound('user')
}
