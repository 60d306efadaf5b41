import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import type { Principal } from '../auth/principal'
import { forbidden } from '../auth/session'
import { requireWholeSight } from '../auth/whole-sight'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { notFound } from '../platform/problem'
import { checkAddress } from '../platform/safe-fetch'
import { EVENT_KINDS } from './event-kinds'
import { tooMany, unsafeUrl } from './problems'
import { addEndpoint, changeEndpoint, type Endpoint, findEndpoint, listEndpoints, removeEndpoint } from './queries'
import { makeSecret } from './secrets'
import { shownEndpoint, shownEndpoints } from './shown'
import { wakeWebhooks } from './sweep'
import { endpointShape, viewOf } from './view'

const wanted = z.object({
  url: z.string().min(1).max(2_000),
  description: z.string().trim().max(200).default(''),
  kinds: z
    .array(z.enum(EVENT_KINDS))
    .max(Object.keys(EVENT_KINDS).length)
    .transform((given) => [...new Set<string>(given)])
    .default([])
    .openapi({ description: 'Empty: all.' }),
})
const change = z.object({
  url: wanted.shape.url,
  description: wanted.shape.description.unwrap(),
  kinds: wanted.shape.kinds.unwrap(),
})
export const one = z.object({ webhook: endpointShape })
export const withSecret = one.extend({ secret: z.string().openapi({ example: 'whsec_…' }) })
export const webhookParams = z.object({ webhookId: z.string().max(40) })

const getList = endpoint('webhook.write', {
  method: 'get',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'Where events are told, the oldest first',
  responses: { 200: answer('At most 10', z.object({ webhooks: z.array(endpointShape) })) },
})

const post = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'Tell events to a program of yours, from now on',
  description:
    'Each event is a POST of its own, signed as Standard Webhooks says, in order per conversation. It is repeated for three days until it is answered with 2xx; the same event always has the same webhook-id.',
  idempotency: 'secret',
  request: { body: jsonOf(wanted) },
  responses: { 201: answer('The webhook; its secret is told only here', withSecret) },
})

const getOne = endpoint('webhook.write', {
  method: 'get',
  path: '/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'One of them, and how it is doing',
  request: { params: webhookParams },
  responses: { 200: answer('The webhook', one) },
})

const patch = endpoint('webhook.write', {
  method: 'patch',
  path: '/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'Change its address, its description, or which events it hears',
  request: { params: webhookParams, body: jsonOf(change.partial()) },
  responses: { 200: answer('The webhook', one) },
})

const remove = endpoint('webhook.write', {
  method: 'delete',
  path: '/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'Tell it nothing any more',
  request: { params: webhookParams },
  responses: { 200: answer('It is gone', z.object({ deleted: z.literal(true) })) },
})

export const webhookRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const all = await listEndpoints(c.var.tenant)
    return c.json({ webhooks: await shownEndpoints(c.env, c.var.tenant.tenantId, all) }, 200)
  })
  .openapi(post, async (c) => {
    const { url, description, kinds } = c.req.valid('json')
    const { tenantId } = c.var.tenant
    const { principal } = c.var
    requireFeed(principal)
    const now = Date.now()
    const row = { tenantId, id: newId('whk', now) }
    const address = await safeAddress(c.env, url)
    const { secret, kept } = await makeSecret(c.env, row)
    const inbox = await remoteInbox(c.env, tenantId)
    const made: Endpoint = {
      ...row,
      ...kept,
      url: address,
      description,
      kinds,
      cursor: String(await inbox.positionAt({ tenantId, at: now })),
      state: 'on',
      ...{ attempts: 0, failingSince: null, nextTryAt: null, lastStatus: null, lastOkAt: null },
      createdBy: principal.kind === 'agent' ? principal.userId : `api:${principal.keyId}`,
      createdAt: now,
      updatedAt: now,
    }
    if (!(await addEndpoint(c.var.tenant, made))) throw tooMany()
    await wakeWebhooks(c.env, tenantId)
    return c.json({ webhook: viewOf(made, null), secret }, 201)
  })
  .openapi(getOne, async (c) => {
    const found = await findEndpoint(c.var.tenant, c.req.valid('param').webhookId)
    return c.json({ webhook: await shownEndpoint(c.env, existing(found)) }, 200)
  })
  .openapi(patch, async (c) => {
    const { webhookId } = c.req.valid('param')
    const { url, description, kinds } = c.req.valid('json')
    requireFeed(c.var.principal)
    existing(await findEndpoint(c.var.tenant, webhookId))
    const changed = await changeEndpoint(c.var.tenant, webhookId, {
      ...(description === undefined ? {} : { description }),
      ...(kinds === undefined ? {} : { kinds }),
      // What the old address did wrong is not held against the new one.
      ...(url === undefined ? {} : { url: await safeAddress(c.env, url), ...AFRESH }),
    })
    await wakeWebhooks(c.env, c.var.tenant.tenantId)
    return c.json({ webhook: await shownEndpoint(c.env, existing(changed)) }, 200)
  })
  .openapi(remove, async (c) => {
    if (!(await removeEndpoint(c.var.tenant, c.req.valid('param').webhookId))) throw notFound('webhook')
    return c.json({ deleted: true as const }, 200)
  })

/** A webhook hears the whole feed: nobody has more told to it than they may hear themselves. Throws a 403. */
export function requireFeed(by: Principal): void {
  if (!by.permissions.has('event.read')) throw forbidden('the permission event.read')
  requireWholeSight(by)
}

/** As if nothing had failed before. */
export const AFRESH = { attempts: 0, failingSince: null, nextTryAt: null } as const

export function existing(endpoint: Endpoint | null): Endpoint {
  if (!endpoint) throw notFound('webhook')
  return endpoint
}

async function safeAddress(env: Env, text: string): Promise<string> {
  const address = await checkAddress(env, text)
  if (!address.ok) throw unsafeUrl(address.fault)
  return address.url.href
}
