import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { spend } from '../auth/rate-limit'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { addTry, changeEndpoint, type Endpoint, findEndpoint, listTries, type Try } from './queries'
import { AFRESH, existing, one, requireFeed, webhookParams, withSecret } from './routes'
import { openSecrets, replaceSecret } from './secrets'
import { send } from './send'
import { shownEndpoint } from './shown'
import { wakeWebhooks } from './sweep'
import { tryShape, tryViewOf } from './view'

/** Of one tenant in a minute: what an address answers is nobody's port scanner. */
const TESTS = 20

const test = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks/{webhookId}/test',
  tag: 'Webhooks',
  summary: 'Send an event of type webhook.test now, and say what was answered',
  idempotency: 'none',
  request: { params: webhookParams },
  responses: { 200: answer('What came of it; failure null: it was taken', z.object({ try: tryShape })) },
})

const replay = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks/{webhookId}/replay',
  tag: 'Webhooks',
  summary: 'Tell everything since a moment again, under the same webhook-ids; the feed goes back 7 days',
  request: {
    params: webhookParams,
    body: jsonOf(z.object({ from: z.number().int().min(0).openapi({ description: 'Epoch ms.' }) })),
  },
  responses: { 200: answer('The webhook, with its cursor set back', one) },
})

const pause = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks/{webhookId}/pause',
  tag: 'Webhooks',
  summary: 'Tell it nothing for now; what happens meanwhile is told later',
  request: { params: webhookParams },
  responses: { 200: answer('The webhook', one) },
})

const resume = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks/{webhookId}/resume',
  tag: 'Webhooks',
  summary: 'Go on where it was paused, or given up',
  request: { params: webhookParams },
  responses: { 200: answer('The webhook', one) },
})

const getTries = endpoint('webhook.write', {
  method: 'get',
  path: '/webhooks/{webhookId}/tries',
  tag: 'Webhooks',
  summary: 'The last 100 tries, the newest first; never what was in them',
  request: { params: webhookParams },
  responses: { 200: answer('Tries', z.object({ tries: z.array(tryShape) })) },
})

const secret = endpoint('webhook.write', {
  method: 'post',
  path: '/webhooks/{webhookId}/secret',
  tag: 'Webhooks',
  summary: 'Give it a new secret; the one before signs too for another 24 hours',
  idempotency: 'secret',
  request: { params: webhookParams },
  responses: { 200: answer('The webhook; its secret is told only here', withSecret) },
})

export const webhookActRoutes = apiRoutes()
  .openapi(test, async (c) => {
    const { webhookId } = c.req.valid('param')
    const { tenantId } = c.var.tenant
    const held = existing(await findEndpoint(c.var.tenant, webhookId))
    await spend(c.env, `webhook-test.${tenantId}`, TESTS)
    return c.json({ try: tryViewOf(await sendTest(c.env, c.var.tenant, held)) }, 200)
  })
  .openapi(replay, async (c) => {
    const { tenantId } = c.var.tenant
    const { webhookId } = c.req.valid('param')
    requireFeed(c.var.principal)
    existing(await findEndpoint(c.var.tenant, webhookId))
    const inbox = await remoteInbox(c.env, tenantId)
    const position = await inbox.positionAt({ tenantId, at: c.req.valid('json').from })
    const changed = await changeEndpoint(c.var.tenant, webhookId, { cursor: String(position), ...AFRESH })
    await wakeWebhooks(c.env, tenantId)
    return c.json({ webhook: await shownEndpoint(c.env, existing(changed)) }, 200)
  })
  .openapi(pause, async (c) => {
    const changed = await changeEndpoint(c.var.tenant, c.req.valid('param').webhookId, { state: 'paused', ...AFRESH })
    return c.json({ webhook: await shownEndpoint(c.env, existing(changed)) }, 200)
  })
  .openapi(resume, async (c) => {
    requireFeed(c.var.principal)
    const changed = await changeEndpoint(c.var.tenant, c.req.valid('param').webhookId, { state: 'on', ...AFRESH })
    if (changed) await wakeWebhooks(c.env, c.var.tenant.tenantId)
    return c.json({ webhook: await shownEndpoint(c.env, existing(changed)) }, 200)
  })
  .openapi(getTries, async (c) => {
    const { webhookId } = c.req.valid('param')
    existing(await findEndpoint(c.var.tenant, webhookId))
    const tries = await listTries(c.var.tenant, webhookId)
    return c.json({ tries: tries.map(tryViewOf) }, 200)
  })
  .openapi(secret, async (c) => {
    const { webhookId } = c.req.valid('param')
    const held = existing(await findEndpoint(c.var.tenant, webhookId))
    const { secret, kept } = await replaceSecret(c.env, held, Date.now())
    const changed = await changeEndpoint(c.var.tenant, webhookId, kept)
    return c.json({ webhook: await shownEndpoint(c.env, existing(changed)), secret }, 200)
  })

/** Also to one that is paused or was given up: that is when one wants to know. */
async function sendTest(env: Env, scope: TenantScope, endpoint: Endpoint): Promise<Try> {
  const now = Date.now()
  const id = newId('test', now)
  const data = { webhook_id: endpoint.id }
  const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(now).toISOString(), data })
  const secrets = await openSecrets(env, endpoint, now)
  const { ok, status, ms, failure } = await send(env, endpoint.url, secrets, { id, body })
  return addTry(scope, endpoint.id, { events: ok ? 1 : 0, firstEventId: id, status, ms, failure })
}
