import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { ConversationRow, InboxCounts } from '../../../workers/conversations/live-event'
import { remoteConversation } from '../../../workers/conversations/remote'
import { conversationId, conversationOf } from '../../../workers/objects'
import { until } from '../../support/api'
import { call, customerWrites, makeTenant, operator } from '../api-client'

type Tenant = Awaited<ReturnType<typeof makeTenant>>

const MONTH_MS = 30 * 24 * 3_600_000

function past(tenant: Tenant, waId: string, standing?: object) {
  const messages = ['inbound', 'outbound', 'inbound'].map((direction, index) => ({
    id: `wamid.${tenant.tenantId}.${waId}.${index}`,
    direction,
    text: `line ${index} of ${waId}`,
    timestamp: 1_700_000_000 + index,
  }))
  return { contact: { wa_id: waId, name: `Customer ${waId}` }, messages, ...(standing ? { standing } : {}) }
}

async function importAll(tenant: Tenant, conversations: object[]): Promise<unknown> {
  const path = `/tenants/${tenant.tenantId}/histories`
  const { status, body } = await operator('POST', path, { channel: tenant.phoneNumberId, conversations })
  expect(status).toBe(200)
  return body
}

async function listed({ token }: Tenant): Promise<{ conversations: ConversationRow[]; counts: InboxCounts }> {
  const { body } = await call('GET', '/api/conversations?view=all&limit=100', { token })
  return Object(body)
}

async function idOf({ tenantId, phoneNumberId }: Tenant, contactKey: string): Promise<string> {
  const channel = await env.DB.prepare('SELECT id FROM channels WHERE phone_number_id = ?1')
    .bind(phoneNumberId)
    .first<{ id: string }>()
  return conversationId(env, { tenantId, channelId: channel?.id ?? '', contactKey })
}

/** What an object still means to do: its timers, its alarm, and what its lanes have not told. */
function leftOf(id: string) {
  return runInDurableObject(conversationOf(env, id), async (_object, { storage }) => ({
    timers: storage.sql.exec('SELECT name FROM timers').toArray(),
    alarm: await storage.getAlarm(),
    untold: storage.sql
      .exec('SELECT (SELECT max(seq) FROM log) - min(base, inbox_cursor, projections_cursor) AS n FROM snapshot')
      .one().n,
  }))
}

async function contactsOf({ token }: Tenant) {
  const { body } = await call('GET', '/api/contacts?limit=25', { token })
  const contacts: { name: string; waIds: string[]; conversationIds: string[] }[] = Object(body).contacts
  return contacts.map(({ name, waIds, conversationIds }) => ({ name, waIds, conversationIds }))
}

test('many pasts in one call are in the inbox, in D1 and in their conversations, and leave nothing to do behind', async () => {
  const tenant = await makeTenant()
  const numbers = Array.from({ length: 20 }, (_, index) => `9198000000${10 + index}`)
  expect(
    await importAll(
      tenant,
      numbers.map((number) => past(tenant, number)),
    ),
  ).toEqual({ stored: 60 })
  const { conversations, counts } = await listed(tenant)
  expect(conversations).toHaveLength(20)
  expect(counts).toMatchObject({ open: 20, unassigned: 20 })
  const id = await idOf(tenant, numbers[7] ?? '')
  expect(conversations.find((row) => row.id === id)).toMatchObject({
    contact: { waId: numbers[7], name: `Customer ${numbers[7]}` },
    last: { text: `line 2 of ${numbers[7]}` },
    lastAt: 1_700_000_002_000,
    unanswered: 0,
  })
  const { body } = await call('GET', `/api/conversations/${id}/messages`, tenant)
  expect(Object(body).messages).toHaveLength(3)
  expect(await contactsOf(tenant)).toContainEqual({
    name: `Customer ${numbers[7]}`,
    waIds: [numbers[7]],
    conversationIds: [id],
  })
  expect(await leftOf(id)).toEqual({ timers: [], alarm: null, untold: 0 })
})

test('the same pasts again, and overlapping ones, add nothing twice', async () => {
  const tenant = await makeTenant()
  const three = ['919800000001', '919800000002', '919800000003'].map((number) => past(tenant, number))
  await importAll(tenant, three.slice(0, 2))
  const before = await listed(tenant)
  expect(await importAll(tenant, three)).toEqual({ stored: 3 })
  expect(await importAll(tenant, three)).toEqual({ stored: 0 })
  const after = await listed(tenant)
  expect(after.counts.open).toBe(3)
  expect(after.conversations).toEqual(expect.arrayContaining(before.conversations))
  expect(await contactsOf(tenant)).toHaveLength(3)
})

test('an import that ended before it was told is told when it is repeated', async () => {
  const tenant = await makeTenant()
  const one = past(tenant, '919800000001')
  const id = await idOf(tenant, '919800000001')
  const channel = await env.DB.prepare('SELECT id FROM channels WHERE phone_number_id = ?1')
    .bind(tenant.phoneNumberId)
    .first<{ id: string }>()
  await remoteConversation(env, id).importHistory({
    tenantId: tenant.tenantId,
    channelId: channel?.id ?? '',
    contactKey: '919800000001',
    contact: { waId: '919800000001', userId: null, name: 'Customer' },
    messages: one.messages.map((message) => ({ ...message, direction: 'inbound', type: 'text' })),
  })
  await evictDurableObject(conversationOf(env, id))
  expect((await listed(tenant)).conversations).toEqual([])
  expect(await importAll(tenant, [one])).toEqual({ stored: 0 })
  await until(async () => expect((await listed(tenant)).conversations).toMatchObject([{ id }]))
  await until(async () => expect(await contactsOf(tenant)).toHaveLength(1))
})

test('a conversation begins as it stood where it came from, and a snoozed one wakes when it should', async () => {
  const tenant = await makeTenant()
  await operator('PUT', `/tenants/${tenant.tenantId}/labels/lbl_vip`, { name: 'VIP', colour: 'indigo' })
  const wakes = Date.now() + MONTH_MS
  await importAll(tenant, [
    past(tenant, '919800000001', { holder: { userId: 'usr_1' }, labels: ['lbl_vip'] }),
    past(tenant, '919800000002', { holder: 'assistant' }),
    past(tenant, '919800000003', { state: 'resolved' }),
    past(tenant, '919800000004', { state: 'snoozed', until: wakes }),
    past(tenant, '919800000005', { state: 'snoozed', holder: 'people' }),
  ])
  const { conversations, counts } = await listed(tenant)
  expect(counts).toEqual({
    open: 2,
    unassigned: 0,
    assistant: 1,
    snoozed: 2,
    resolved: 1,
    byAgent: { usr_1: 1 },
  })
  const rowOf = (waId: string) => conversations.find(({ contact }) => contact.waId === waId)
  expect(rowOf('919800000001')).toMatchObject({ baton: { holder: 'agent', userId: 'usr_1' }, labels: ['lbl_vip'] })
  expect(rowOf('919800000003')).toMatchObject({ state: 'resolved', baton: { holder: 'nobody', why: 'closed' } })
  expect(rowOf('919800000004')).toMatchObject({ state: 'snoozed', snoozedUntil: wakes })
  expect(await leftOf(await idOf(tenant, '919800000004'))).toEqual({
    timers: [{ name: 'snooze' }],
    alarm: wakes + 1, // one that rings at the very time of another is lost
    untold: 0,
  })
})

test('how it stood matters only to a conversation that begins with it', async () => {
  const tenant = await makeTenant()
  await customerWrites(tenant, { from: '919800000001', text: 'Hello' })
  await until(async () => expect((await listed(tenant)).conversations).toHaveLength(1))
  await importAll(tenant, [past(tenant, '919800000001', { state: 'resolved' })])
  expect((await listed(tenant)).conversations).toMatchObject([
    { state: 'open', last: { text: 'Hello' }, unanswered: 1, inbound: 1 },
  ])
})

test('the past of a conversation that has moved goes where it went', async () => {
  const tenant = await makeTenant()
  const { tenantId } = tenant
  const { id: from } = await customerWrites(tenant, { from: '919800000001', text: 'from the old number' })
  const { id: to } = await customerWrites(tenant, { from: '919800000002', text: 'from the new number' })
  const moved = { tenantId, to: { conversationId: to, contactKey: '919800000002' }, cause: 'same_contact' }
  await conversationOf(env, from).moveTo(moved)
  await until(async () => expect((await listed(tenant)).conversations).toMatchObject([{ id: to }]))
  expect(await importAll(tenant, [past(tenant, '919800000001')])).toEqual({ stored: 3 })
  const { body } = await call('GET', `/api/conversations/${to}/messages`, tenant)
  expect(Object(body).messages).toHaveLength(5)
})

test('an unknown number, label or user is refused before anything is stored', async () => {
  const tenant = await makeTenant()
  const post = (channel: string, standing?: object) =>
    operator('POST', `/tenants/${tenant.tenantId}/histories`, {
      channel,
      conversations: [past(tenant, '919800000001', standing)],
    })
  expect(await post('nope')).toMatchObject({ status: 404, body: { code: 'channel.not_found' } })
  expect(await post(tenant.phoneNumberId, { labels: ['lbl_none'] })).toMatchObject({
    status: 404,
    body: { code: 'label.not_found' },
  })
  expect(await post(tenant.phoneNumberId, { holder: { userId: 'usr_none' } })).toMatchObject({
    status: 404,
    body: { code: 'user.not_found' },
  })
  expect((await listed(tenant)).conversations).toEqual([])
})
