import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import type { Baton } from '../../../workers/conversations/baton'
import type { ConversationRow } from '../../../workers/conversations/live-event'
import type { ConversationView } from '../../../workers/conversations/views'
import { conversationOf } from '../../../workers/objects'
import { call, customerWrites, makePerson, makeTenant } from '../api-client'

/** A tenant with one conversation that its inbox lists. */
async function withConversation(text = 'Hello') {
  const tenant = await makeTenant()
  const { token } = tenant
  const { id, wamid } = await customerWrites(tenant, { text })
  const path = `/api/conversations/${id}`
  await vi.waitFor(async () => expect((await call('GET', path, { token })).status).toBe(200), { timeout: 5000 })
  const put = (what: string, body: unknown) => call('PUT', `${path}/${what}`, { token, body })
  const now = async () => Object((await call('GET', path, { token })).body).conversation as ConversationView
  const events = async () => {
    const { body } = await call('GET', `${path}/thread?limit=200`, { token })
    return Object(body).items.flatMap((item: { event?: { type: string } }) => item.event?.type ?? []) as string[]
  }
  return { ...tenant, id, wamid, path, put, now, events }
}

describe('a snooze', () => {
  test('without a time lasts until the customer writes, and leaves the baton where it is', async () => {
    const { put, now, id, ...tenant } = await withConversation()
    await put('baton', { holder: 'agent', userId: 'usr_1' })
    expect(await put('state', { state: 'snoozed' })).toMatchObject({ status: 200, body: { state: 'snoozed' } })
    const agent = { holder: 'agent', userId: 'usr_1' }
    expect(await now()).toMatchObject({ state: 'snoozed', snoozedUntil: null, baton: agent })
    await customerWrites(tenant, { text: 'Anybody there?' })
    expect(await now()).toMatchObject({ state: 'open', baton: agent })
  })

  test('with a time ends then, with its cause', async () => {
    const { put, now, id, token, path } = await withConversation()
    const until = Date.now() + 50
    await put('state', { state: 'snoozed', until })
    expect(await now()).toMatchObject({ state: 'snoozed', snoozedUntil: until })
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(conversationOf(env, id))
      expect(await now()).toMatchObject({ state: 'open', snoozedUntil: null })
    })
    const { body } = await call('GET', `${path}/thread`, { token })
    expect(body).toMatchObject({
      items: [
        { text: 'Hello' },
        { event: { type: 'state', state: 'snoozed', until } },
        { by: 'system:snooze_over', event: { type: 'state', state: 'open', cause: 'snooze_over' } },
      ],
    })
  })

  test('that somebody ended by resolving does not open it again', async () => {
    const { put, now, id } = await withConversation()
    await put('state', { state: 'snoozed', until: Date.now() + 30 })
    await put('baton', { holder: 'nobody' })
    expect(await now()).toMatchObject({ state: 'resolved' })
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(conversationOf(env, id))
      const timers = await runInDurableObject(conversationOf(env, id), (_object, { storage }) =>
        storage.sql.exec("SELECT name FROM timers WHERE name = 'snooze'").toArray(),
      )
      expect(timers).toEqual([])
    })
    expect(await now()).toMatchObject({ state: 'resolved' })
  })

  test('of the same length again writes nothing', async () => {
    const { put, events } = await withConversation()
    for (let n = 0; n < 2; n += 1) await put('state', { state: 'snoozed' })
    expect(await events()).toEqual(['state'])
  })
})

describe('what was resolved', () => {
  const before: Baton[] = [
    { holder: 'agent', userId: 'usr_1' },
    { holder: 'people', reason: 'asked' },
    { holder: 'assistant' },
  ]

  test.each(before)('is undone by giving back %j', async (baton) => {
    const { put, now } = await withConversation()
    await put('baton', baton)
    await put('state', { state: 'resolved' })
    expect(await now()).toMatchObject({ state: 'resolved', baton: { holder: 'nobody', why: 'closed' } })
    expect(await put('baton', baton)).toMatchObject({ status: 200, body: { baton } })
    expect(await now()).toMatchObject({ state: 'open', baton })
  })

  test('opens again for the customer, and for who answers', async () => {
    const { put, now, path, token, id: _id, ...tenant } = await withConversation()
    await put('state', { state: 'resolved' })
    await customerWrites({ ...tenant }, { text: 'One more thing' })
    expect(await now()).toMatchObject({ state: 'open', baton: { holder: 'people' } })
    await put('state', { state: 'resolved' })
    await call('POST', `${path}/messages`, { token, body: { text: 'Yes?', agentId: 'usr_1' } })
    expect(await now()).toMatchObject({ state: 'open', baton: { holder: 'agent', userId: 'usr_1' } })
  })
})

describe('labels of a conversation', () => {
  async function withLabels(...names: string[]) {
    const conversation = await withConversation()
    const { token } = conversation
    const labels = await Promise.all(
      names.map(async (name) => {
        const { body } = await call('POST', '/api/labels', { token, body: { name, colour: 'clay' } })
        return Object(body).label.id as string
      }),
    )
    return { ...conversation, labels }
  }

  test('are added and removed; only what changes is told, once', async () => {
    const { put, now, events, labels, path, token } = await withLabels('Urgent', 'Refund')
    const [urgent = '', refund = ''] = labels
    expect(await put('labels', { add: [urgent, refund, urgent] })).toMatchObject({
      status: 200,
      body: { labels: [urgent, refund] },
    })
    expect(await put('labels', { add: [urgent], remove: ['lbl_none'] })).toMatchObject({
      body: { labels: [urgent, refund] },
    })
    expect(await put('labels', { add: [refund], remove: [urgent] })).toMatchObject({ body: { labels: [refund] } })
    expect(await events()).toEqual(['labels', 'labels'])
    const { body } = await call('GET', `${path}/thread`, { token })
    expect(body).toMatchObject({
      items: [
        {},
        { by: 'api:key_1', event: { type: 'labels', added: [urgent, refund], removed: [] } },
        { event: { type: 'labels', added: [], removed: [urgent] } },
      ],
    })
    expect((await now()).labels).toEqual([refund])
  })

  test('stand in the list', async () => {
    const { put, labels, id, token } = await withLabels('Urgent')
    await put('labels', { add: labels })
    await vi.waitFor(async () => {
      const { body } = await call('GET', '/api/conversations', { token })
      expect(body).toMatchObject({ conversations: [{ id, labels }] })
    })
  })

  test('must be of the tenant; one that was deleted can still be taken off', async () => {
    const { put, now, labels, token } = await withLabels('Urgent')
    const [urgent = ''] = labels
    const other = await withLabels('Theirs')
    for (const add of [['lbl_none'], other.labels, [urgent, 'lbl_none']])
      expect(await put('labels', { add })).toMatchObject({ status: 404, body: { code: 'label.not_found' } })
    expect((await now()).labels).toEqual([])
    await put('labels', { add: [urgent] })
    await call('DELETE', `/api/labels/${urgent}`, { token })
    expect((await now()).labels).toEqual([urgent])
    expect(await put('labels', { remove: [urgent] })).toMatchObject({ status: 200, body: { labels: [] } })
  })
})

describe('the line of the inbox', () => {
  test('counts what the customer said, and since when nobody has answered', async () => {
    const { now, path, token, put, ...tenant } = await withConversation()
    const first = await now()
    expect(first).toMatchObject({
      inbound: 1,
      unanswered: 1,
      waitingSince: Math.floor((first.last?.at ?? 0) / 1000) * 1000,
    })
    await customerWrites(tenant, { text: 'Hello?' })
    expect(await now()).toMatchObject({ inbound: 2, unanswered: 2, waitingSince: first.waitingSince })
    await call('POST', `${path}/messages`, { token, body: { text: 'VIP', kind: 'note' } })
    expect(await now()).toMatchObject({ unanswered: 2, waitingSince: first.waitingSince })
    await call('POST', `${path}/messages`, { token, body: { text: 'Good day' } })
    expect(await now()).toMatchObject({ inbound: 2, unanswered: 0, waitingSince: null })
  })

  const reaction = (target: string, emoji: string) => ({ type: 'reaction', reaction: { message_id: target, emoji } })

  async function receives(tenant: Awaited<ReturnType<typeof withConversation>>, message: object): Promise<void> {
    const conversation = conversationOf(env, tenant.id)
    const { channelId } = await tenant.now()
    const timestamp = String(Math.floor(Date.now() / 1000))
    const raw = { id: `wamid.${crypto.randomUUID()}`, from: '919876543210', timestamp, ...message }
    const { tenantId, phoneNumberId, wabaId, id: conversationId } = tenant
    const place = { tenantId, channelId, contactKey: '919876543210', conversationId, phoneNumberId, wabaId }
    const items = [{ field: 'messages', part: 'message' as const, raw, contact: { wa_id: '919876543210' } }]
    await conversation.receive({ ...place, receivedAt: Date.now(), items })
  }

  test('shows a reaction and what it is about, until something is said; taken back, it is as it was', async () => {
    const tenant = await withConversation('a'.repeat(100))
    const { now, wamid } = tenant
    const before = (await now()).last
    await receives(tenant, reaction(wamid, '👍'))
    const reacted: ConversationRow['last'] = {
      text: '👍',
      type: 'reaction',
      direction: 'inbound',
      by: 'customer',
      about: 'a'.repeat(80),
      at: expect.any(Number),
    }
    expect(await now()).toMatchObject({ last: reacted, unanswered: 1 })
    await receives(tenant, reaction(wamid, ''))
    expect((await now()).last).toEqual(before)
    await receives(tenant, reaction(wamid, '❤️'))
    expect((await now()).last?.text).toBe('❤️')
    await call('POST', `${tenant.path}/messages`, { token: tenant.token, body: { text: 'Glad to hear' } })
    expect((await now()).last).toMatchObject({ text: 'Glad to hear', direction: 'outbound' })
  })

  test('shows nothing that the customer took back or corrected', async () => {
    const tenant = await withConversation('My PIN is 1234')
    const { now, wamid } = tenant
    const message = { type: 'text', text: { body: 'My PIN is secret' } }
    await receives(tenant, { type: 'edit', edit: { original_message_id: wamid, message } })
    expect((await now()).last).toMatchObject({ text: 'My PIN is secret' })
    await receives(tenant, { type: 'revoke', revoke: { original_message_id: wamid } })
    expect((await now()).last).toMatchObject({ text: null, type: 'revoked' })
  })
})

describe('taking a conversation', () => {
  test('of two people who take it at once the second hears who was first', async () => {
    const { put, now, tenantId } = await withConversation()
    const grace = await makePerson(tenantId, { role: 'agent', name: 'Grace' })
    const from = (await now()).baton.holder
    const both = await Promise.all([
      put(`baton?from=${from}`, { holder: 'agent', userId: 'usr_1' }),
      put(`baton?from=${from}`, { holder: 'agent', userId: grace.userId }),
    ])
    const [winner] = both.filter(({ status }) => status === 200)
    const [loser] = both.filter(({ status }) => status === 409)
    expect(loser?.body).toMatchObject({ code: 'conversation.taken', baton: Object(winner?.body).baton })
    expect((await now()).baton).toEqual(Object(winner?.body).baton)
  })

  test('asking again for what is so already is no refusal, and without a condition the last one holds', async () => {
    const { put, now } = await withConversation()
    const mine = { holder: 'agent', userId: 'usr_1' }
    expect(await put('baton?from=people', mine)).toMatchObject({ status: 200 })
    expect(await put('baton?from=people', mine)).toMatchObject({ status: 200, body: { baton: mine } })
    expect(await put('baton', { holder: 'people' })).toMatchObject({ status: 200 })
    expect((await now()).baton).toMatchObject({ holder: 'people' })
  })
})
