import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MessageView } from '../../../workers/conversations/views'
import { inboxOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { countryOf } from '../../../workers/usage/country'
import { monthOf } from '../../../workers/usage/month'
import { putCaps } from '../../../workers/usage/queries'
import { asTenant, readFeed, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import { type SeededTenant, seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'

const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }
const MONTH = monthOf(Date.now())
const CUSTOMER = '919550012345'

interface Usage {
  month: string
  rows: { channelId: string; category: string; type: string; country?: string; count: number }[]
  caps: { channelId: string; category: string; monthly: number; action: string }[]
  explained: Record<string, string>
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what a tenant sends', () => {
  test('is counted when it arrives, once, however often and in whatever order Meta tells of it', async () => {
    const tenant = await seedTenant(PONG)
    const wamids = await answered(tenant, 3)
    const [first = '', second = '', third = ''] = wamids
    const body = statuses(tenant, [
      [first, 'sent'],
      [first, 'read'],
      [first, 'delivered'],
      [first, 'delivered'],
      [second, 'delivered'],
      [third, 'sent'],
      [third, 'failed'],
      ['wamid.of.another.app', 'delivered'],
    ])
    for (let n = 0; n < 3; n++) expect((await postWebhook(body)).status).toBe(200)
    const { rows, explained } = await until(async () => {
      const usage = await usageOf(tenant)
      expect(usage.rows.reduce((sum, { count }) => sum + count, 0)).toBe(3)
      return usage
    })
    expect(rows).toMatchObject([{ category: 'service', type: 'regular', country: 'IN', count: 3 }])
    expect(rows[0]?.channelId).toMatch(/^chn_/)
    expect(Object.keys(explained).length).toBeGreaterThan(4)
    // In the feed the one status that counts is marked, so that others can count along.
    const marked = (await readFeed(tenant)).filter((event) => event.kind === 'status' && event.metered)
    expect(marked).toHaveLength(3)
  })

  test('stays counted when the conversation is erased', async () => {
    const tenant = await seedTenant(PONG)
    const [wamid = ''] = await answered(tenant, 1)
    await postWebhook(statuses(tenant, [[wamid, 'delivered']]))
    await until(async () => expect(await readFeed(tenant)).toHaveLength(2))
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
      conversations: { id: string }[]
    }>()
    await asTenant(tenant, `conversations/${conversations[0]?.id}`, { method: 'DELETE' })
    await until(async () => expect(await readFeed(tenant)).toEqual([]))
    expect((await usageOf(tenant)).rows).toMatchObject([{ count: 1 }])
  })

  test('is nobody else’s to read, and a month must be a month', async () => {
    const tenant = await seedTenant(PONG)
    const other = await seedTenant({ scopes: ['events:read'] })
    expect((await asTenant(other, 'usage')).status).toBe(403)
    expect((await asTenant(tenant, 'usage?month=2026-13')).status).toBe(400)
    expect(await (await asTenant(tenant, 'usage?month=2020-01')).json()).toMatchObject({ rows: [] })
  })
})

describe('a cap', () => {
  test('that stops lets exactly as many leave, and says why the next does not', async () => {
    const tenant = await seedTenant(PONG)
    await answered(tenant, 1)
    await setCaps(tenant, [{ channelId: '', category: 'service', monthly: 3, action: 'stop' }])
    await postWebhook(textsBody(tenant, ...[2, 3, 4, 5].map((n) => ({ from: CUSTOMER, text: `ping ${n}` }))))
    const { id, messages } = await until(async () => {
      const thread = await threadOf(tenant)
      expect(thread.messages.filter(({ status }) => status === 'failed')).toHaveLength(1)
      return thread
    })
    expect(messages.at(-1)).toMatchObject({ text: 'pong 5', failure: { group: 'cap' } })
    await graphSink(tenant.phoneNumberId).waitForSends(4)
    const refused = await asTenant(tenant, `conversations/${id}/messages`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'One more.' }),
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'conversation.cap_reached', cap: { monthly: 3, used: 3 } })
    // It was said before, and when it was reached.
    const said = (await readFeed(tenant, 'whatsnexus')).filter((event) => event.kind === 'cap')
    expect(said.map((event) => event.kind === 'cap' && event.event)).toEqual(['near', 'reached'])
    await setCaps(tenant, [])
    const sent = await asTenant(tenant, `conversations/${id}/messages`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'One more.' }),
    })
    expect(sent.status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(5)
  })

  test('counts nothing that Meta refused', async () => {
    const tenant = await seedTenant(PONG)
    await answered(tenant, 1)
    await setCaps(tenant, [{ channelId: '', category: '', monthly: 2, action: 'stop' }])
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131026, status: 400, times: 1 })
    await postWebhook(textsBody(tenant, ...[2, 3, 4].map((n) => ({ from: CUSTOMER, text: `ping ${n}` }))))
    await sink.waitForSends(4)
    expect(await sink.texts()).toEqual(['pong 1', 'pong 3', 'pong 4'])
  })

  test('counts a message once that Meta prices under a name of its own', async () => {
    const tenant = await seedTenant(PONG)
    await setCaps(tenant, [{ channelId: '', category: '', monthly: 4, action: 'stop' }])
    const wamids = await answered(tenant, 3)
    const reports = wamids.map((wamid) => [wamid, 'delivered', 'referral_conversion'])
    await postWebhook(statuses(tenant, reports))
    await until(async () => expect((await usageOf(tenant)).rows).toMatchObject([{ count: 3 }]))
    await postWebhook(textsBody(tenant, { from: CUSTOMER, text: 'ping 4' }))
    await graphSink(tenant.phoneNumberId).waitForSends(4)
  })

  test('that cannot be told what did not leave makes nothing leave again', async () => {
    const tenant = await seedTenant(PONG)
    await answered(tenant, 1)
    await setCaps(tenant, [{ channelId: '', category: '', monthly: 9, action: 'stop' }])
    const inbox = await inboxOf(env, tenant.tenantId)
    const refusing = await runInDurableObject(inbox, (object) =>
      vi.spyOn(Object.getPrototypeOf(object), 'disallow').mockRejectedValue(new Error('down')),
    )
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131026, status: 400, times: 1 })
    await postWebhook(textsBody(tenant, { from: CUSTOMER, text: 'ping 2' }))
    await until(async () =>
      expect((await threadOf(tenant)).messages.at(-1)).toMatchObject({ status: 'failed', failure: { code: 131026 } }),
    )
    expect(await sink.sends()).toHaveLength(2)
    expect(refusing).toHaveBeenCalled()
  })

  test('of two that are set at once is the one that stands, also for whoever holds them', async () => {
    const tenant = await seedTenant(PONG)
    const inbox = await inboxOf(env, tenant.tenantId)
    const cap = { channelId: '', category: '', monthly: 0, action: 'stop' } as const
    await answered(tenant, 1)
    await runInDurableObject(inbox, (object) => {
      const { putCaps: put } = Object.getPrototypeOf(object)
      const spy = vi.spyOn(Object.getPrototypeOf(object), 'putCaps')
      spy.mockImplementationOnce(async function (this: unknown, told: unknown) {
        await putCaps(tenantScope(env, tenant.tenantId), [cap]) // somebody else's, and told before these
        return put.call(this, told)
      })
    })
    await setCaps(tenant, [{ ...cap, monthly: 100 }])
    expect((await usageOf(tenant)).caps).toEqual([cap])
    const { tenantId, phoneNumberId } = tenant
    expect(await inbox.capOf({ tenantId, phoneNumberId, category: 'service' })).toMatchObject({ monthly: 0 })
  })

  test('that only warns stops nothing', async () => {
    const tenant = await seedTenant(PONG)
    await setCaps(tenant, [{ channelId: '', category: 'service', monthly: 1, action: 'warn' }])
    const wamids = await answered(tenant, 3)
    await postWebhook(
      statuses(
        tenant,
        wamids.map((wamid) => [wamid, 'delivered']),
      ),
    )
    await until(async () => {
      const said = (await readFeed(tenant, 'whatsnexus')).filter((event) => event.kind === 'cap')
      expect(said).toMatchObject([
        { event: 'near', monthly: 1, action: 'warn', month: MONTH },
        { event: 'reached', monthly: 1 },
      ])
    })
    expect((await usageOf(tenant)).caps).toEqual([{ channelId: '', category: 'service', monthly: 1, action: 'warn' }])
  })

  test('names a number of the tenant’s, and no number and category twice', async () => {
    const tenant = await seedTenant()
    const cap = { channelId: '', category: 'service', monthly: 3, action: 'stop' }
    expect((await setCaps(tenant, [{ ...cap, channelId: 'chn_of_somebody' }])).status).toBe(404)
    expect((await setCaps(tenant, [cap, { ...cap, monthly: 4 }])).status).toBe(422)
    expect((await setCaps(tenant, [{ ...cap, monthly: -1 }])).status).toBe(400)
    const reader = await seedTenant({ scopes: ['usage:read'] })
    expect((await setCaps(reader, [cap])).status).toBe(403)
  })

  test('of one number leaves the others alone', async () => {
    const tenant = await seedTenant(PONG)
    const { channels } = await (await asTenant(tenant, 'channels')).json<{ channels: { id: string }[] }>()
    await setCaps(tenant, [{ channelId: channels[0]?.id ?? '', category: '', monthly: 0, action: 'stop' }])
    const inbox = await inboxOf(env, tenant.tenantId)
    const ask = (phoneNumberId: string) =>
      inbox.allow({ tenantId: tenant.tenantId, phoneNumberId, category: 'utility' })
    expect(await ask(tenant.phoneNumberId)).toMatchObject({ ok: false })
    expect(await ask('another')).toMatchObject({ ok: true })
  })
})

test('the country of a number is that of its calling code, the longest that fits', () => {
  expect(
    ['919550012345', '447700900001', '77012345678', '79161234567', '35312345678', '999', ''].map(countryOf),
  ).toEqual(['IN', 'GB', 'KZ', 'RU', 'IE', null, null])
  expect(countryOf(null)).toBeNull()
})

/** So many questions with their answers; what Meta calls the answers. */
async function answered(tenant: SeededTenant, count: number): Promise<string[]> {
  const said = Array.from({ length: count }, (_, n) => ({ from: CUSTOMER, text: `ping ${n + 1}` }))
  await postWebhook(textsBody(tenant, ...said))
  const sends = await graphSink(tenant.phoneNumberId).waitForSends(count)
  await until(async () => {
    const { messages } = await threadOf(tenant)
    expect(messages.map(({ status }) => status)).toEqual(said.map(() => 'sent'))
  })
  return sends.map(({ wamid }) => wamid ?? '')
}

function statuses({ phoneNumberId, wabaId }: SeededTenant, reports: string[][]) {
  const list = reports.map(([id, status, category = 'service'], index) => ({
    id,
    status,
    timestamp: String(Math.floor(Date.now() / 1000) + (status === 'read' ? index : 0)),
    recipient_id: CUSTOMER,
    ...(status === 'failed'
      ? { errors: [{ code: 131026, title: 'Undeliverable' }] }
      : { pricing: { billable: true, pricing_model: 'PMP', category, type: 'regular' } }),
  }))
  const metadata = { display_phone_number: '15550001234', phone_number_id: phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, statuses: list }
  return { object: 'whatsapp_business_account', entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }] }
}

async function usageOf(tenant: SeededTenant): Promise<Usage> {
  const answer = await asTenant(tenant, `usage?month=${MONTH}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

function setCaps(tenant: SeededTenant, caps: unknown[]): Promise<Response> {
  return asTenant(tenant, 'usage/caps', { method: 'PUT', body: JSON.stringify({ caps }) })
}

/** What we said, oldest first. */
async function threadOf(tenant: SeededTenant): Promise<{ id: string; messages: MessageView[] }> {
  const list = await asTenant(tenant, 'conversations')
  const { conversations } = await list.json<{ conversations: { id: string }[] }>()
  const id = conversations[0]?.id ?? ''
  const page = await asTenant(tenant, `conversations/${id}/messages?limit=100`)
  const { messages } = await page.json<{ messages: MessageView[] }>()
  return { id, messages: messages.filter(({ direction }) => direction === 'outbound').reverse() }
}
