import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { runCron } from '../../workers/cron'
import type { Env } from '../../workers/env'
import worker from '../../workers/index'
import { until } from '../support/api'
import { atMeta, customerSends, JPEG, messagesOf, PNG, untilFile } from '../support/files'
import { freshWamid } from '../support/meta'
import { asOperator, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

describe('the token of the number', () => {
  test('is refused: the file waits for another, and comes when there is one', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG, { token: 'the-new-token' })
    await customerSends(tenant, id)
    const { message } = await untilFile(tenant, { state: 'failed', failure: 'no_token' })
    expect(message.media?.retryAt).toBeGreaterThan(Date.now() + 3_600_000)
    await until(async () => expect(await waits(tenant.tenantId)).toBe(1))
    await asOperator('PUT', `tenants/${tenant.tenantId}/channels/${tenant.phoneNumberId}`, {
      wabaId: tenant.wabaId,
      displayPhoneNumber: '15550001234',
      accessToken: 'the-new-token',
      guards: { flood: null, loop: null },
    })
    await everyMinute()
    await untilFile(tenant, { state: 'ready' })
    expect(await waits(tenant.tenantId)).toBe(0)
  })

  test('has changed, but one conversation cannot be told: the others are', async () => {
    const tenant = await seedTenant()
    const conversations = ['cnv_1', 'cnv_2', 'cnv_3']
    for (const id of conversations)
      await env.DB.prepare(
        `INSERT INTO media_waits (tenant_id, channel_id, conversation_id, refused_at)
           SELECT tenant_id, id, ?2, 0 FROM channels WHERE tenant_id = ?1`,
      )
        .bind(tenant.tenantId, id)
        .run()
    const get = (id: DurableObjectId) =>
      id.name === 'cnv_1' ? { tokenChanged: () => Promise.reject(new Error('broken')) } : env.CONVERSATIONS.get(id)
    const CONVERSATIONS = { get, idFromName: (name: string) => env.CONVERSATIONS.idFromName(name) }
    await everyMinute({ ...env, CONVERSATIONS: CONVERSATIONS as unknown as Env['CONVERSATIONS'] })
    expect(await waits(tenant.tenantId)).toBe(1)
  })
})

describe('history', () => {
  test('tells of a file later than of its message: the placeholder becomes the file', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(JPEG)
    const wamid = freshWamid()
    const placeholder = { from: '447700900001', id: wamid, timestamp: nowSeconds(-3600), type: 'media_placeholder' }
    const thread = { id: '447700900001', context: { wa_id: '447700900001' }, messages: [placeholder] }
    await postHistory(tenant, { history: [{ metadata: { phase: 0, chunk_order: 1, progress: 9 }, threads: [thread] }] })
    const message = { ...placeholder, type: 'image', image: { id, mime_type: 'image/jpeg', caption: 'Us in Coorg' } }
    await postHistory(tenant, { messages: [message] })
    const { conversationId, message: shown } = await untilFile(tenant, { state: 'pending' })
    expect(shown).toMatchObject({ type: 'image', text: 'Us in Coorg' })
    const job = { tenantId: tenant.tenantId, conversationId, messageId: shown.id }
    const batch = createMessageBatch('whatsnexus-media', [{ id: 'm', timestamp: new Date(), attempts: 1, body: job }])
    await worker.queue(batch, env)
    expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(['m'])
    await untilFile(tenant, { state: 'ready', mimeType: 'image/jpeg' })
    await postHistory(tenant, { messages: [message] })
    expect(await messagesOf(tenant, conversationId)).toHaveLength(1)
  })
})

async function postHistory({ phoneNumberId, wabaId }: { phoneNumberId: string; wabaId: string }, parts: object) {
  const metadata = { display_phone_number: '15550001234', phone_number_id: phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, ...parts }
  const body = { object: 'whatsapp_business_account', entry: [{ id: wabaId, changes: [{ field: 'history', value }] }] }
  expect((await postWebhook(body)).status).toBe(200)
}

async function waits(tenantId: string): Promise<number | undefined> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM media_waits WHERE tenant_id = ?1')
    .bind(tenantId)
    .first<{ n: number }>()
  return row?.n
}

async function everyMinute(by: Env = env): Promise<void> {
  await runCron('* * * * *', by)
}

function nowSeconds(shift = 0): string {
  return String(Math.floor(Date.now() / 1000) + shift)
}
