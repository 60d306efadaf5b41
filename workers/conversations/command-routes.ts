import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { MOST_LABELS } from '../labels/label'
import { areLabels } from '../labels/queries'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { eraseConversation } from '../privacy/erase'
import type { Baton } from './baton'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'
import { requireTeam, requireUser } from './require-user'
import { resolveConversation } from './resolve'
import { batonShape, conversationParams } from './shapes'

const batonBody = z.discriminatedUnion('holder', [
  z.object({ holder: z.literal('assistant') }),
  z.object({
    holder: z.literal('people'),
    team: z.string().max(80).optional(),
    reason: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .default('asked')
      .openapi({
        description: 'Why it waits; to undo a change, the reason it had before.',
      }),
  }),
  z.object({ holder: z.literal('agent'), userId: z.string().max(80) }),
  z.object({ holder: z.literal('nobody'), why: z.enum(['closed', 'blocked']).default('closed') }),
])

const putBaton = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/baton',
  tag: 'Conversations',
  summary: 'Say who may speak',
  request: {
    params: conversationParams,
    query: z.object({
      from: z.enum(['assistant', 'people', 'agent', 'nobody']).optional().openapi({
        description: 'Refused (conversation.taken, with who holds it) unless this is who holds it now.',
      }),
    }),
    body: jsonOf(batonBody),
  },
  responses: { 200: answer('Who may speak now', z.object({ baton: batonShape })) },
})

const stateBody = z.object({
  state: z.enum(['open', 'snoozed', 'resolved']),
  until: z.number().int().positive().optional().openapi({
    description: 'When a snooze ends, in epoch milliseconds. Without it: when the customer writes.',
  }),
})

const putState = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/state',
  tag: 'Conversations',
  summary: 'Open, snooze or resolve',
  request: { params: conversationParams, body: jsonOf(stateBody) },
  responses: { 200: answer('Its state now', z.object({ state: z.enum(['open', 'snoozed', 'resolved']) })) },
})

const labelIds = z.array(z.string().max(40)).max(MOST_LABELS).default([])

const putLabels = endpoint('conversation.assign', {
  method: 'put',
  path: '/conversations/{conversationId}/labels',
  tag: 'Conversations',
  summary: 'Add and remove labels; what is there already, or not there, stays so',
  request: { params: conversationParams, body: jsonOf(z.object({ add: labelIds, remove: labelIds })) },
  responses: { 200: answer('Its labels now', z.object({ labels: z.array(z.string()) })) },
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
  .openapi(putBaton, async (c) => {
    const { tenantId } = c.var.tenant
    const to = await batonOf(c.var.tenant, c.req.valid('json'))
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const { from } = c.req.valid('query')
    const change = { tenantId, by: actorOf(c.var.principal), to, cause: 'asked', ...(from ? { from } : {}) }
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
  .openapi(putLabels, async (c) => {
    const { tenantId } = c.var.tenant
    const { add, remove } = c.req.valid('json')
    if (!(await areLabels(c.var.tenant, add))) throw notFound('label')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const change = { tenantId, by: actorOf(c.var.principal), add, remove }
    const result = await remoteConversation(c.env, id).setLabels(change)
    if (!result.ok) throw problemOf(result)
    return c.json({ labels: result.labels }, 200)
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

async function batonOf(tenant: TenantScope, body: z.output<typeof batonBody>): Promise<Baton> {
  if (body.holder === 'agent') await requireUser(tenant, body.userId)
  if (body.holder !== 'people') return body
  const { reason, team } = body
  if (team !== undefined) await requireTeam(tenant, team)
  return { holder: 'people', reason, ...(team === undefined ? {} : { team }) }
}
