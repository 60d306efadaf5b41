import { createMessageBatch, evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { conversationOf } from '../../../workers/objects'
import { newId } from '../../../workers/platform/ids'
import { consume } from '../../../workers/queues'
import { asTenant, until } from '../../support/api'
import { textsBody } from '../../support/meta'
import { seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { operator } from '../api-client'

test('a timer that a conversation gave up is seen by operators of all tenants, and started again', async () => {
  const tenant = await seedTenant()
  await postWebhook(textsBody(tenant, { from: '447700900131', text: 'hello' }))
  const id = await until(async () => {
    const list = await asTenant(tenant, 'conversations')
    const { conversations } = await list.json<{ conversations: { id: string }[] }>()
    return conversations[0]?.id ?? Promise.reject(new Error('no conversation yet'))
  })
  const stub = conversationOf(env, id)
  await runInDurableObject(stub, (_, { storage }) => {
    storage.sql.exec(
      "INSERT OR REPLACE INTO timers (name, due_at, attempts, parked) VALUES ('snooze', 0, 20, 'TypeError')",
    )
  })
  await evictDurableObject(stub)
  await postWebhook(textsBody(tenant, { from: '447700900131', text: 'are you there' }))
  await until(async () => {
    const page = await operator('GET', `/parked?tenant=${tenant.tenantId}`)
    expect(page.body).toMatchObject({ parked: [{ conversationId: id, timer: 'snooze', reason: 'TypeError' }] })
  })
  const restart = await operator('POST', `/parked/${tenant.tenantId}/${id}/snooze`)
  expect(restart).toMatchObject({ status: 200, body: { restarted: true } })
  expect((await operator('GET', `/parked?tenant=${tenant.tenantId}`)).body).toEqual({ parked: [] })
  expect((await operator('POST', `/parked/${tenant.tenantId}/${id}/snooze`)).status).toBe(404)
})

test('one page says what waits, of which kind, and how long', async () => {
  const body = { tenantId: 't-1', conversationId: 'cnv_1', messageId: 'msg_1' }
  const message = { id: newId('msg'), timestamp: new Date(), attempts: 11, body }
  await consume(createMessageBatch('whatsnexus-media-dead', [message]), env)
  const page = await operator('GET', '/incidents')
  expect(page).toMatchObject({
    status: 200,
    body: {
      unrouted: { count: expect.any(Number) },
      intakeFailed: { count: expect.any(Number) },
      intakeWaiting: { count: expect.any(Number) },
      parked: { count: expect.any(Number) },
      deadLetters: { 'whatsnexus-media-dead': { count: expect.any(Number), ageMs: expect.any(Number) } },
    },
  })
})
