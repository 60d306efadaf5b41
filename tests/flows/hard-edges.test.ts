import { env, exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { runCron } from '../../workers/cron'
import { asTenant, readFeed, until } from '../support/api'
import { textsBody } from '../support/meta'
import { FIXTURE_SECRETS } from '../support/secrets'
import { asOperator, seedTenant } from '../support/seed'
import { postWebhook, sign } from '../support/signed-webhook'

describe('a webhook body', () => {
  test('of more than 4 MiB is refused before it is read to its end, also when its length is not announced', async () => {
    const big = 'x'.repeat(4 * 1024 * 1024 + 1)
    expect((await postWebhook(big, { signature: `sha256=${'0'.repeat(64)}` })).status).toBe(413)
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(256 * 1024))
      },
    })
    const response = await exports.default.fetch('https://whatsnexus.test/webhooks/whatsapp', {
      method: 'POST',
      headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
      body: endless,
    })
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(40)
  })

  test('of 2,000 messages for 300 customers is worked off later, and nothing of it is lost or doubled', {
    timeout: 60_000,
  }, async () => {
    const tenant = await seedTenant()
    const said = Array.from({ length: 2_000 }, (_, n) => ({
      from: `4477009${String(n % 300).padStart(5, '0')}`,
      text: String(n),
    }))
    const body = textsBody(tenant, ...said)
    expect((await postWebhook(body)).status).toBe(200)
    expect((await postWebhook(body)).status).toBe(200)
    await until(async () => {
      const feed = await readFeed(tenant)
      expect(feed).toHaveLength(2_000)
      expect(new Set(feed.map((event) => ('text' in event ? event.text : ''))).size).toBe(2_000)
    }, 50_000)
  })

  test('whose queue message was lost is found by the sweep', { timeout: 30_000 }, async () => {
    const tenant = await seedTenant()
    const bytes = new TextEncoder().encode(JSON.stringify(textsBody(tenant, { from: '447700900001', text: 'swept' })))
    const id = `ink_${crypto.randomUUID()}`
    await env.BUCKET.put(`intake/${id}`, bytes)
    await env.DB.prepare(
      `INSERT INTO webhook_intake (id, r2_key, app_id, state, items, attempts, received_at, next_at) VALUES (?1, ?2, 'default', 'waiting', 1, 0, ?3, ?3)`,
    )
      .bind(id, `intake/${id}`, Date.now() - 1_000)
      .run()
    await runCron('* * * * *', env)
    await until(async () => expect(await readFeed(tenant)).toMatchObject([{ text: 'swept' }]), 20_000)
    expect(await env.BUCKET.head(`intake/${id}`)).toBeNull()
  })
})

describe("a tenant's own Meta app", () => {
  test('signs for its own numbers only', async () => {
    const own = await seedTenant()
    const other = await seedTenant()
    const secret = 'own-app-secret-1234'
    await asOperator('PUT', `tenants/${own.tenantId}/apps/${own.tenantId}`, {
      appSecret: secret,
      verifyToken: 'own-verify-token',
    })
    await asOperator('PUT', `tenants/${own.tenantId}/channels/${own.phoneNumberId}`, {
      wabaId: own.wabaId,
      displayPhoneNumber: '15550001234',
      accessToken: 'own-token',
      appId: own.tenantId,
      assistant: false,
      keywordRules: [],
      guards: { flood: null, loop: null },
      messagesPerSecond: 80,
      pairBurst: 0,
    })
    const signing = { secret, app: own.tenantId }
    expect((await postWebhook(textsBody(own, { from: '447700900001', text: 'mine' }), signing)).status).toBe(200)
    await until(async () => expect(await readFeed(own)).toMatchObject([{ text: 'mine' }]))
    // Signed well, but for a number of somebody else: acknowledged, kept for operators, shown to nobody.
    expect((await postWebhook(textsBody(other, { from: '447700900001', text: 'theirs' }), signing)).status).toBe(200)
    // And the platform's app does not speak for a number that has its own.
    expect((await postWebhook(textsBody(own, { from: '447700900001', text: 'forged' }))).status).toBe(200)
    // The platform's secret does not open the own app's door.
    expect(
      (
        await postWebhook(textsBody(own, { from: '447700900001', text: 'wrong door' }), {
          app: own.tenantId,
          secret: FIXTURE_SECRETS.META_APP_SECRET,
        })
      ).status,
    ).toBe(401)
    expect((await postWebhook('{}', { app: 'no-such-app' })).status).toBe(401)
    expect(await readFeed(other)).toEqual([])
    expect(await readFeed(own)).toHaveLength(1)
    const { events } = (await asOperator('GET', 'unrouted?limit=1000')) as {
      events: { reason: string; phone_number_id: string }[]
    }
    const reasons = events.filter(({ phone_number_id }) =>
      [own.phoneNumberId, other.phoneNumberId].includes(phone_number_id),
    )
    expect(reasons.map(({ reason }) => reason)).toEqual(['wrong_app', 'wrong_app'])
  })
})

describe('what could not be placed', () => {
  test('waits for an operator, who connects the number and replays it', async () => {
    const tenant = await seedTenant()
    const later = { phoneNumberId: `9${tenant.phoneNumberId}`, wabaId: tenant.wabaId }
    await postWebhook(textsBody(later, { from: '447700900001', text: 'too early' }))
    const find = async () => {
      const { events } = (await asOperator('GET', 'unrouted?limit=1000')) as {
        events: { id: string; phone_number_id: string; reason: string }[]
      }
      return events.find(({ phone_number_id }) => phone_number_id === later.phoneNumberId)
    }
    const event = await until(async () => {
      const found = await find()
      expect(found?.reason).toBe('unknown_number')
      return found
    })
    await asOperator('PUT', `tenants/${tenant.tenantId}/channels/${later.phoneNumberId}`, {
      wabaId: later.wabaId,
      displayPhoneNumber: '15550009999',
      accessToken: 'later-token',
      assistant: false,
      keywordRules: [],
      guards: { flood: null, loop: null },
      messagesPerSecond: 80,
      pairBurst: 0,
    })
    await asOperator('POST', `unrouted/${event?.id}/replay`)
    await until(async () => expect(await readFeed(tenant)).toMatchObject([{ text: 'too early' }]))
    await asOperator('DELETE', `unrouted/${event?.id}`)
    expect(await find()).toBeUndefined()
  })
})

test('nobody reads another tenant, whatever id they know', async () => {
  const mine = await seedTenant()
  const theirs = await seedTenant()
  await postWebhook(textsBody(theirs, { from: '447700900001', text: 'private' }))
  const id = await until(async () => {
    const { conversations } = await (await asTenant(theirs, 'conversations')).json<{
      conversations: { id: string }[]
    }>()
    const [first] = conversations
    if (!first) throw new Error('not listed yet')
    return first.id
  })
  for (const path of ['', '/messages', '/timeline'])
    expect((await asTenant(mine, `conversations/${id}${path}`)).status).toBe(404)
  const write = {
    method: 'POST',
    body: JSON.stringify({ kind: 'reply', text: 'hello' }),
    headers: { 'idempotency-key': 'abcdef12' },
  }
  expect((await asTenant(mine, `conversations/${id}/messages`, write)).status).toBe(404)
  expect((await asTenant(mine, `conversations/${id}`, { method: 'DELETE' })).status).toBe(404)
  expect(await readFeed(mine)).toEqual([])
})

test('a signature over other bytes than those that were sent is refused', async () => {
  const tenant = await seedTenant()
  const body = JSON.stringify(textsBody(tenant, { from: '447700900001', text: 'a/b ü' }))
  const escaped = body.replaceAll('/', '\\/')
  const signature = await sign(new TextEncoder().encode(body), FIXTURE_SECRETS.META_APP_SECRET)
  expect((await postWebhook(escaped, { signature })).status).toBe(401)
})
