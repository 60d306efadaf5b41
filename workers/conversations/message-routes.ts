import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { type ApiEnv, forbidden } from '../auth/session'
import { channelById } from '../channels/channels'
import type { Env } from '../env'
import { idempotencyKeyOf } from '../platform/idempotency'
import type { TenantScope } from '../platform/tenant-scope'
import { templateToSend } from '../templates/template-message'
import { type OutboundMessage, outboundProblem } from '../whatsapp/outbound'
import type { Actor } from './actor'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'
import { requireUser } from './require-user'
import { resolveConversation } from './resolve'
import { conversationParams, messageParams, messageView } from './shapes'

const chosenTemplate = z.object({
  name: z.string().max(512),
  language: z.string().max(20),
  body: z
    .array(z.object({ name: z.string().max(100).optional(), text: z.string().max(4096) }))
    .max(100)
    .default([])
    .openapi({ description: 'What goes into the blanks: in their order, or by name where they have names.' }),
})

const newMessage = z
  .object({
    kind: z.enum(['reply', 'note', 'template']).default('reply'),
    text: z.string().optional().openapi({ description: 'Of a reply or a note: at most 4,096 characters.' }),
    template: chosenTemplate.optional(),
    replyTo: z.string().max(512).optional().openapi({ description: 'The message answered: msg_<seq>, or its wamid.' }),
    seenOutbound: z.number().int().min(0).optional().openapi({
      description: 'seq of the newest answer the writer saw: refused once when somebody else has spoken since.',
    }),
    agentId: z.string().max(80).optional().openapi({ description: 'For API keys: the user in whose name it is said.' }),
  })
  .refine(({ kind, text }) => kind === 'template' || text !== undefined, { path: ['text'], message: 'Say something.' })
  .refine(({ kind, template }) => kind !== 'template' || template !== undefined, {
    path: ['template'],
    message: 'Name the template.',
  })
  .openapi('NewMessage')

type NewMessage = z.output<typeof newMessage>

const postMessage = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages',
  tag: 'Conversations',
  summary: 'Answer the customer, send a template, or leave a note',
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

export const messageRoutes = apiRoutes()
  .openapi(postMessage, async (c) => {
    const { tenantId } = c.var.tenant
    const message = c.req.valid('json')
    const clientId = idempotencyKeyOf(c.req.header('idempotency-key'))
    const by = await speaker(c.var, message.agentId)
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const conversation = remoteConversation(c.env, id)
    const writer = { tenantId, by, ...(clientId === undefined ? {} : { clientId }) }
    const content = await contentOf(c.env, c.var.tenant, id, message)
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

/** What is to be said. Throws what the writer has to mend, while the words are still in the composer. */
async function contentOf(env: Env, tenant: TenantScope, id: string, message: NewMessage): Promise<OutboundMessage> {
  const { kind, text = '', template, replyTo } = message
  const quote = replyTo === undefined ? {} : { replyTo }
  if (kind === 'template' && template) {
    const conversation = await remoteConversation(env, id).view({ tenantId: tenant.tenantId })
    if (!conversation.ok) throw problemOf(conversation)
    const channel = await channelById(env, tenant.tenantId, conversation.conversation.channelId)
    if (!channel) throw problemOf({ ok: false, reason: 'not_found' }, 'channel')
    return { ...(await templateToSend(env, channel, template)), ...quote }
  }
  const content = { type: 'text' as const, text, ...quote }
  const problem = outboundProblem(content)
  if (problem) throw problemOf({ ok: false, reason: problem }, 'message')
  return content
}

/** A key may speak for one of the tenant's people; a person only for themselves. */
async function speaker({ principal, tenant }: ApiEnv['Variables'], agentId: string | undefined): Promise<Actor> {
  if (agentId === undefined) return actorOf(principal)
  await requireUser(tenant, agentId)
  if (principal.kind === 'agent' && principal.userId !== agentId) throw forbidden('the session of that person')
  return { kind: 'agent', userId: agentId }
}
