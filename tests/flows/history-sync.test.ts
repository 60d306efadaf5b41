import { expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { freshWamid, messagesBody } from '../support/meta'
import { seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const THREADS = 30
const EACH = 100

interface Row {
  id: string
  inbound: number
  unanswered: number
  windowClosesAt: number
  attention: string | null
}

/** What Meta tells of the phone app's past, once a number is connected: months of it in one POST. */
test('thousands of past messages in one POST are there to read, and do nothing', { timeout: 60_000 }, async () => {
  const tenant = await seedTenant({ assistant: true, keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
  const yesterday = Math.floor(Date.now() / 1000) - 86_400
  const own = '15550001234'
  const threads = Array.from({ length: THREADS }, (_, at) => {
    const customer = `4477009${String(10_000 + at)}`
    const messages = Array.from({ length: EACH }, (_, n) => ({
      ...(n % 2 === 0 ? { from: customer } : { from: own, to: customer }),
      id: freshWamid(),
      timestamp: String(yesterday + n),
      type: 'text',
      text: { body: n % 10 === 0 ? `ping ${n}` : 'STOP' },
      history_context: { status: 'READ' },
    }))
    return { id: customer, context: { wa_id: customer }, messages }
  })
  const chunk = { metadata: { phase: 0, chunk_order: 1, progress: 100 }, threads }
  const metadata = { display_phone_number: own, phone_number_id: tenant.phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, history: [chunk] }
  const entry = [{ id: tenant.wabaId, changes: [{ field: 'history', value }] }]
  expect((await postWebhook({ object: 'whatsapp_business_account', entry })).status).toBe(200)
  const rows = await until(async () => {
    const list = await asTenant(tenant, 'conversations?view=all&limit=100')
    const { conversations } = await list.json<{ conversations: Row[] }>()
    expect(conversations).toHaveLength(THREADS)
    return conversations
  }, 40_000)
  for (const row of rows) expect(row).toMatchObject({ inbound: 0, unanswered: 0, windowClosesAt: 0, attention: null })
  const [first] = rows
  const panel = await asTenant(tenant, `conversations/${first?.id}/contact`)
  expect(await panel.json()).toMatchObject({ messages: EACH, marketing: { state: 'unknown' } })
  expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
})

test('a call opens the window like a message, and stands in the thread with how it ended', async () => {
  const tenant = await seedTenant()
  const from = '447700900811'
  const yesterday = String(Math.floor(Date.now() / 1000) - 2 * 86_400)
  const old = { from, id: freshWamid(), timestamp: yesterday, type: 'text', text: { body: 'long ago' } }
  await postWebhook(messagesBody(tenant, [], [old]))
  const now = Math.floor(Date.now() / 1000)
  const call = { id: `wacid.${freshWamid()}`, from, to: '15550001234', direction: 'USER_INITIATED' }
  const metadata = { display_phone_number: '15550001234', phone_number_id: tenant.phoneNumberId }
  for (const part of [
    { event: 'connect', timestamp: String(now - 90) },
    { event: 'terminate', timestamp: String(now), status: 'COMPLETED', duration: 72 },
  ]) {
    const value = { messaging_product: 'whatsapp', metadata, calls: [{ ...call, ...part }] }
    const entry = [{ id: tenant.wabaId, changes: [{ field: 'calls', value }] }]
    expect((await postWebhook({ object: 'whatsapp_business_account', entry })).status).toBe(200)
  }
  await until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{ conversations: Row[] }>()
    expect(conversations[0]?.windowClosesAt).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    const thread = await asTenant(tenant, `conversations/${conversations[0]?.id}/thread`)
    const { items } = await thread.json<{ items: { event?: unknown }[] }>()
    expect(items.flatMap(({ event }) => event ?? [])).toEqual(
      expect.arrayContaining([
        { type: 'call', event: 'connect', direction: 'inbound', seconds: null },
        { type: 'call', event: 'terminate', direction: 'inbound', seconds: 72 },
      ]),
    )
  })
})
