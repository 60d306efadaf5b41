import { describe, expect, test } from 'vitest'
import type { ThreadChanges, ThreadItem, ThreadPage } from '../../../workers/conversations/thread'
import { asTenant, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { freshWamid, messagesBody, statusesBody, textsBody } from '../../support/meta'
import { type SeededTenant, seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'

const CUSTOMER = '447700900001'
const nowSeconds = () => Math.floor(Date.now() / 1000)

/** A tenant with one conversation in its inbox. */
async function conversationWith(...texts: string[]) {
  const tenant = await seedTenant()
  const wamids = texts.map(() => freshWamid())
  const said = texts.map((text, n) => ({ from: CUSTOMER, text, wamid: wamids[n] ?? '' }))
  await postWebhook(textsBody(tenant, ...said))
  const id = await until(async () => {
    const { conversations } = await json<{ conversations: { id: string }[] }>(tenant, 'conversations')
    const [first] = conversations
    if (!first) throw new Error('not listed yet')
    return first.id
  })
  return { tenant, id, wamids, path: `conversations/${id}` }
}

async function json<T>(tenant: SeededTenant, path: string): Promise<T> {
  const response = await asTenant(tenant, path)
  expect(response.status).toBe(200)
  return response.json<T>()
}

async function thread(tenant: SeededTenant, path: string, query = ''): Promise<ThreadItem[]> {
  return (await json<ThreadPage>(tenant, `${path}/thread${query}`)).items
}

const post = (tenant: SeededTenant, path: string, body: object, key?: string) =>
  asTenant(tenant, path, {
    method: 'POST',
    body: JSON.stringify(body),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })
const put = (tenant: SeededTenant, path: string, body: object) =>
  asTenant(tenant, path, { method: 'PUT', body: JSON.stringify(body) })

function fromCustomer(tenant: SeededTenant, message: object) {
  const base = { from: CUSTOMER, id: freshWamid(), timestamp: String(nowSeconds()) }
  return postWebhook(messagesBody(tenant, [{ wa_id: CUSTOMER, profile: { name: 'Asha' } }], [{ ...base, ...message }]))
}

describe('GET thread', () => {
  test('gives messages and changes with their causes, and cursors to what is older', async () => {
    const { tenant, path } = await conversationWith('one', 'two', 'three')
    await post(tenant, `${path}/messages`, { text: 'Good day', kind: 'reply' })
    await put(tenant, `${path}/state`, { state: 'resolved' })
    const whole = await until(async () => {
      const page = await json<ThreadPage>(tenant, `${path}/thread`)
      expect(page.items).toContainEqual(expect.objectContaining({ text: 'Good day', status: 'sent' }))
      expect(page.items.at(-1)).toMatchObject({ event: { type: 'summary' } }) // written once it is closed
      return page
    })
    expect(whole).toMatchObject({
      conversation: { state: 'resolved', seq: expect.any(Number) },
      before: null,
      after: null,
    })
    const said = whole.items.map((item) => (item.kind === 'message' ? item.text : `${item.event.type} by ${item.by}`))
    expect(said).toEqual([
      ...['one', 'two', 'three', 'Good day', 'baton by api:test'],
      ...['state by api:test', 'baton by api:test', 'summary by assistant'],
    ])
    const newest = await json<ThreadPage>(tenant, `${path}/thread?limit=2`)
    expect(newest.items).toEqual(whole.items.slice(-2))
    const older = await json<ThreadPage>(tenant, `${path}/thread?limit=200&before=${newest.before}`)
    expect(older).toMatchObject({ items: whole.items.slice(0, -2), before: null })
    expect(await thread(tenant, path, `?after=${older.after}`)).toEqual(newest.items)
    const second = whole.items[1]
    const around = await json<ThreadPage>(tenant, `${path}/thread?around=${second?.seq}&limit=2`)
    expect(around.items).toEqual(whole.items.slice(0, 2))
  })

  test.each(['before=x', 'after=1-2-3', 'limit=0', 'limit=201', 'around=-1', 'before=1.1.1&around=1'])(
    'refuses %s',
    async (query) => {
      const { tenant, path } = await conversationWith('one')
      const refused = await asTenant(tenant, `${path}/thread?${query}`)
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({ code: expect.any(String), nextStep: expect.any(String) })
    },
  )

  test('around a message that is not there says so', async () => {
    const { tenant, path } = await conversationWith('one')
    const refused = await asTenant(tenant, `${path}/thread?around=99`)
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ code: 'conversation.no_such_message', nextStep: expect.any(String) })
  })

  test('tells what Meta told between the messages, and folds ticks and reactions into theirs', async () => {
    const { tenant, path, wamids } = await conversationWith('one')
    await fromCustomer(tenant, { type: 'reaction', reaction: { message_id: wamids[0], emoji: '👍' } })
    await fromCustomer(tenant, {
      type: 'system',
      system: { body: 'changed', type: 'customer_identity_changed', identity: 'abc' },
    })
    const preferences = [
      { wa_id: CUSTOMER, detail: '', category: 'marketing_messages', value: 'stop', timestamp: nowSeconds() },
    ]
    const body = messagesBody(tenant, [{ wa_id: CUSTOMER, profile: { name: 'Asha' } }], [])
    const [entry] = body.entry
    const [change] = entry?.changes ?? []
    await postWebhook({
      ...body,
      entry: [
        {
          id: tenant.wabaId,
          changes: [{ field: 'user_preferences', value: { ...change?.value, user_preferences: preferences } }],
        },
      ],
    })
    const items = await thread(tenant, path)
    expect(items).toMatchObject([
      { kind: 'message', text: 'one', reaction: '👍' },
      { kind: 'event', by: null, event: { type: 'identity_change', subtype: 'customer_identity_changed' } },
      { kind: 'event', by: null, event: { type: 'preference', category: 'marketing_messages', value: 'stop' } },
    ])
  })

  test('is nobody else’s', async () => {
    const { path } = await conversationWith('one')
    const other = await seedTenant()
    for (const what of ['thread', 'changes?after=0', 'contact'])
      expect((await asTenant(other, `${path}/${what}`)).status).toBe(404)
    expect((await put(other, `${path}/labels`, { add: [] })).status).toBe(404)
  })
})

describe('a bubble', () => {
  test('knows what the composer called it', async () => {
    const { tenant, path } = await conversationWith('one')
    const sent = await post(tenant, `${path}/messages`, { text: 'Hi' }, 'bubble-1')
    expect(await sent.json()).toMatchObject({ message: { clientId: 'bubble-1' } })
    await post(tenant, `${path}/messages`, { text: 'VIP', kind: 'note' }, 'note-1')
    expect(await thread(tenant, path)).toMatchObject([
      { text: 'one' },
      { text: 'Hi', clientId: 'bubble-1' },
      { event: { type: 'baton' } },
      { text: 'VIP', clientId: 'note-1' },
    ])
  })

  test('of an attachment says what it is, and when it can be had no longer', async () => {
    const { tenant, path } = await conversationWith('one')
    const image = { id: 'media-1', mime_type: 'image/jpeg', sha256: 'x', caption: 'My room' }
    await fromCustomer(tenant, { type: 'image', image })
    const document = { id: 'media-2', mime_type: 'application/pdf', filename: 'plan.pdf' }
    await fromCustomer(tenant, { type: 'document', document })
    const audio = { id: 'media-3', mime_type: 'audio/ogg; codecs=opus', voice: true }
    const old = String(nowSeconds() - 31 * 24 * 3_600)
    await fromCustomer(tenant, { type: 'audio', audio, timestamp: old })
    const items = (await thread(tenant, path)).filter(({ kind }) => kind === 'message')
    expect(items.slice(1)).toMatchObject([
      { text: 'My room', media: { state: 'pending', mimeType: 'image/jpeg', filename: null, voice: false } },
      { media: { state: 'pending', filename: 'plan.pdf' } },
      { late: true, media: { state: 'expired', voice: true } },
    ])
    expect(items[0]).not.toHaveProperty('media')
  })

  test('quotes what it answers, in both directions', async () => {
    const { tenant, path, wamids } = await conversationWith('Which day?')
    const sent = await post(tenant, `${path}/messages`, { text: 'Friday', replyTo: 'msg_1' })
    expect(await sent.json()).toMatchObject({ message: { quote: { id: 'msg_1', by: 'customer', text: 'Which day?' } } })
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(send?.body.context).toEqual({ message_id: wamids[0] })
    await until(async () => expect(await thread(tenant, path)).toMatchObject([{}, { status: 'sent' }, {}]))
    await fromCustomer(tenant, { type: 'text', text: { body: 'Fine' }, context: { id: send?.wamid } })
    await fromCustomer(tenant, { type: 'text', text: { body: 'And that?' }, context: { id: 'wamid.of.long.ago' } })
    const items = (await thread(tenant, path)).filter(({ kind }) => kind === 'message')
    const ours = items.find((item) => item.kind === 'message' && item.text === 'Friday')?.id
    expect(items.slice(2)).toMatchObject([
      { text: 'Fine', quote: { id: ours, by: 'api:test', type: 'text', text: 'Friday' } },
      { text: 'And that?', quote: { id: null, text: null } },
    ])
  })

  test.each(['msg_99', 'msg_3'])('does not answer %s, which is no message Meta knows', async (replyTo) => {
    const { tenant, path } = await conversationWith('one')
    await post(tenant, `${path}/messages`, { text: 'VIP', kind: 'note' })
    await put(tenant, `${path}/baton`, { holder: 'agent', userId: 'nobody' })
    const refused = await post(tenant, `${path}/messages`, { text: 'Hi', replyTo })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'conversation.no_such_quote', nextStep: expect.any(String) })
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
  })

  test('that answers by our own id is one, however often it is sent', async () => {
    const { tenant, path } = await conversationWith('one')
    for (let n = 0; n < 2; n += 1)
      expect((await post(tenant, `${path}/messages`, { text: 'Hi', replyTo: 'msg_1' }, 'k')).status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
  })
})

describe('GET changes', () => {
  test('tells an open thread what is new and what is not as it was', async () => {
    const { tenant, path } = await conversationWith('one')
    const { conversation } = await json<ThreadPage>(tenant, `${path}/thread`)
    await post(tenant, `${path}/messages`, { text: 'Hi' })
    const sink = graphSink(tenant.phoneNumberId)
    const [send] = await sink.waitForSends(1)
    const first = await until(async () => {
      const found = await json<ThreadChanges>(tenant, `${path}/changes?after=${conversation.seq}`)
      expect(found.items).toMatchObject([{ text: 'Hi', status: 'sent' }, { event: { type: 'baton' } }])
      return found
    })
    await postWebhook(statusesBody(tenant, { wamid: send?.wamid ?? '', to: CUSTOMER, status: 'read' }))
    const second = await json<ThreadChanges>(tenant, `${path}/changes?after=${first.conversation.seq}`)
    expect(second).toMatchObject({ reload: false, items: [{ text: 'Hi', status: 'read' }] })
    const third = await json<ThreadChanges>(tenant, `${path}/changes?after=${second.conversation.seq}`)
    expect(third.items).toEqual([])
  })

  test('needs to be told since when, and knows nothing of what was erased', async () => {
    const { tenant, path } = await conversationWith('one')
    expect((await asTenant(tenant, `${path}/changes`)).status).toBe(400)
    await asTenant(tenant, path, { method: 'DELETE' })
    expect((await asTenant(tenant, `${path}/changes?after=1`)).status).toBe(404)
    expect((await asTenant(tenant, `${path}/thread`)).status).toBe(404)
  })
})
