import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { type ApiEnv, forbidden } from '../auth/session'
import { idempotencyKeyOf } from '../platform/idempotency'
import { outboundProblem } from '../whatsapp/outbound-problem'
import type { Actor } from './actor'
import { newMessage, reactionBody } from './message-body'
import { contentOf } from './message-content'
import { refusedContent } from './message-problem'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'
import { requireUser } from './require-user'
import { resolveConversation } from './resolve'
import { conversationParams, messageParams, messageView } from './shapes'
import { uploadedFiles } from './uploaded-files'

const stored = answer('Stored; it is sent in order', z.object({ message: messageView }))

const postMessage = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages',
  tag: 'Conversations',
  summary: 'Answer the customer, send a template or anything else WhatsApp carries, or leave a note',
  idempotency: 'object',
  request: { params: conversationParams, body: jsonOf(newMessage) },
  responses: { 201: stored },
})

const postRetry = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages/{messageId}/retry',
  tag: 'Conversations',
  summary: 'Send a failed message again, or do not wait for a lost answer',
  request: { params: messageParams },
  responses: { 202: answer('Queued again', z.object({ message: messageView })) },
})

const putReaction = endpoint('conversation.reply', {
  method: 'put',
  path: '/conversations/{conversationId}/messages/{messageId}/reaction',
  tag: 'Conversations',
  summary: 'React to a message, or take the reaction back',
  description: 'Sent in order like a message, and shown as ownReaction of the message it is about.',
  idempotency: 'object',
  request: { params: messageParams, body: jsonOf(reactionBody) },
  responses: { 202: answer('The message with the reaction', z.object({ message: messageView })) },
})

const postTyping = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/typing',
  tag: 'Conversations',
  summary: 'Show the customer that an answer is being written',
  description:
    'Marks what they wrote as read too, for Meta has no other way. Said at most once in 20 seconds; best effort.',
  idempotency: 'none',
  request: { params: conversationParams },
  responses: { 202: answer('Heard', z.object({ typing: z.literal(true) })) },
})

export const messageRoutes = apiRoutes()
  .openapi(postMessage, async (c) => {
    const { tenantId } = c.var.tenant
    const message = c.req.valid('json')
    const clientId = idempotencyKeyOf(c.req.header('idempotency-key'))
    const by = await speaker(c.var, message.agentId)
    const conversationId = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const conversation = remoteConversation(c.env, conversationId)
    const writer = { tenantId, by, ...(clientId === undefined ? {} : { clientId }) }
    const findFile = uploadedFiles(c.env, { tenantId, conversationId })
    const content = await contentOf({ env: c.env, tenant: c.var.tenant, conversationId, findFile }, message)
    const seen = message.seenOutbound === undefined ? {} : { seenOutbound: message.seenOutbound }
    const result =
      message.kind === 'note'
        ? await conversation.note({ ...writer, text: message.text ?? '' })
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
  .openapi(putReaction, async (c) => {
    const { tenantId } = c.var.tenant
    const { conversationId, messageId } = c.req.valid('param')
    const { emoji } = c.req.valid('json')
    const problem = outboundProblem({ type: 'reaction', target: messageId, emoji })
    if (problem) throw refusedContent(problem)
    const id = await resolveConversation(c.env, c.var.tenant, conversationId)
    const reaction = { tenantId, by: actorOf(c.var.principal), messageId, emoji }
    const result = await remoteConversation(c.env, id).react(reaction)
    if (!result.ok) throw problemOf(result, 'message')
    return c.json({ message: result.message }, 202)
  })
  .openapi(postTyping, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const result = await remoteConversation(c.env, id).typing({ tenantId })
    if (!result.ok) throw problemOf(result)
    return c.json({ typing: true as const }, 202)
  })

/** A key may speak for one of the tenant's people; a person only for themselves. */
async function speaker({ principal, tenant }: ApiEnv['Variables'], agentId: string | undefined): Promise<Actor> {
  if (agentId === undefined) return actorOf(principal)
  await requireUser(tenant, agentId)
  if (principal.kind === 'agent' && principal.userId !== agentId) throw forbidden('the session of that person')
  return { kind: 'agent', userId: agentId }
}
