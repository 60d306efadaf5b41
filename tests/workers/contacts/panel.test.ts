import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import type { ContactPanel } from '../../../workers/contacts/panel'
import { conversationOf } from '../../../workers/objects'
import { newId } from '../../../workers/platform/ids'
import { call, customerWrites, makeTenant, ORIGIN, operator } from '../api-client'

const NUMBER = '919876543210'

async function withContact(text = 'Hello') {
  const tenant = await makeTenant()
  const { id } = await customerWrites(tenant, { text, from: NUMBER })
  const path = `/api/conversations/${id}/contact`
  const panel = async () => (await call('GET', path, tenant)).body as ContactPanel
  await vi.waitFor(
    async () => {
      expect((await call('GET', '/api/conversations', tenant)).body).toMatchObject({ conversations: [{ id }] })
      expect((await panel()).contactId).toEqual(expect.any(String))
    },
    { timeout: 5000 },
  )
  return { ...tenant, id, path, panel }
}

test('the panel says with whom it is, since when, and how much was said', async () => {
  const { panel, id, token, ...tenant } = await withContact()
  await customerWrites(tenant, { text: 'Anybody?', from: NUMBER })
  await call('POST', `/api/conversations/${id}/messages`, { token, body: { text: 'Good day' } })
  await call('POST', `/api/conversations/${id}/messages`, { token, body: { text: 'VIP', kind: 'note' } })
  expect(await panel()).toEqual({
    contactId: expect.stringMatching(/^con_/),
    names: ['Asha'],
    usernames: [],
    numbers: [NUMBER],
    userIds: [],
    groupId: null,
    firstSeenAt: expect.any(Number),
    messages: 3,
    marketing: { state: 'unknown', at: null, source: null },
    formerNumbers: [],
    answersTo: null,
    numberLeft: false,
    touches: null,
    undeliverable: 0,
    merges: [],
    conversations: [],
    partial: false,
  })
})

test('what was imported counts, and the contact was seen then', async () => {
  const { panel, id, tenantId } = await withContact()
  const { channelId } = Object(await conversationOf(env, id).view({ tenantId })).conversation
  const timestamp = 1_700_000_000
  await conversationOf(env, id).importHistory({
    tenantId,
    channelId,
    contactKey: NUMBER,
    contact: { waId: NUMBER, userId: null, name: 'Asha' },
    messages: [{ id: 'wamid.old', direction: 'inbound', type: 'text', text: 'Long ago', timestamp }],
  })
  expect(await panel()).toMatchObject({ messages: 2, firstSeenAt: timestamp * 1000 })
})

test('a refusal stands there with when and by what it was said', async () => {
  const { panel, ...tenant } = await withContact()
  await customerWrites(tenant, { text: 'STOP', from: NUMBER })
  await vi.waitFor(async () =>
    expect((await panel()).marketing).toEqual({ state: 'opted_out', at: expect.any(Number), source: 'message' }),
  )
})

test('their conversations on other numbers stand beside it, with their lines', async () => {
  const { panel, id, tenantId, token, wabaId } = await withContact()
  const phoneNumberId = newId('pn')
  await operator('PUT', `/tenants/${tenantId}/channels/${phoneNumberId}`, {
    wabaId,
    displayPhoneNumber: '15550000002',
    accessToken: 'EAAG-token',
    guards: { flood: null, loop: null },
  })
  const other = await customerWrites({ tenantId, phoneNumberId, wabaId }, { text: 'On the other line', from: NUMBER })
  await vi.waitFor(async () =>
    expect((await panel()).conversations).toMatchObject([
      { id: other.id, channelId: expect.any(String), row: { id: other.id, last: { text: 'On the other line' } } },
    ]),
  )
  const there = await call('GET', `/api/conversations/${other.id}/contact`, { token })
  expect(there.body).toMatchObject({ conversations: [{ id }] })
})

test('with the database down it shows what the conversation itself knows', async () => {
  const { path, token } = await withContact('Hello')
  const down = () => {
    throw new Error('D1_ERROR: down')
  }
  const DB = {
    prepare: down,
    batch: down,
    exec: down,
    dump: down,
    withSession: () => ({ prepare: down, batch: down, getBookmark: () => null }),
  }
  const headers = { authorization: `Bearer ${token}` }
  const response = await app.request(`${ORIGIN}${path}`, { headers }, { ...env, DB })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    contactId: null,
    names: ['Asha'],
    numbers: [NUMBER],
    messages: 1,
    conversations: [],
    partial: true,
  })
})

test('another tenant sees nothing of it, and a key needs the scope', async () => {
  const { path } = await withContact()
  const other = await makeTenant()
  expect((await call('GET', path, other)).status).toBe(404)
  const reader = await makeTenant(['conversations:read'])
  const { id } = await customerWrites(reader)
  expect((await call('GET', `/api/conversations/${id}/contact`, reader)).status).toBe(403)
})
