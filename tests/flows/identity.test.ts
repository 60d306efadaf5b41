import { describe, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { freshWamid, messagesBody, statusesBody, textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

interface Conversation {
  id: string
  contact: { waId: string | null; userId: string | null }
}

async function conversations(tenant: SeededTenant): Promise<Conversation[]> {
  return (await (await asTenant(tenant, 'conversations')).json<{ conversations: Conversation[] }>()).conversations
}

async function texts(tenant: SeededTenant, id: string): Promise<(string | null)[]> {
  const { messages } = await (await asTenant(tenant, `conversations/${id}/messages`)).json<{
    messages: { text: string | null }[]
  }>()
  return messages.map(({ text }) => text).reverse()
}

function changedNumber(tenant: SeededTenant, from: string, to: string, wamid = freshWamid()) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return messagesBody(
    tenant,
    [],
    [
      {
        from,
        id: wamid,
        timestamp,
        type: 'system',
        system: { body: 'changed', wa_id: to, type: 'user_changed_number' },
      },
    ],
  )
}

async function settled(tenant: SeededTenant, waId: string, expected: string[]): Promise<Conversation> {
  return until(async () => {
    const list = await conversations(tenant)
    expect(list.map(({ contact }) => contact.waId)).toEqual([waId])
    const [only] = list
    expect(await texts(tenant, only?.id ?? '')).toEqual(expected)
    return only as Conversation
  })
}

describe('a customer changes the number', () => {
  test('and the conversation goes along, with every message, and is one line of the inbox', async () => {
    const tenant = await seedTenant()
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'one' }, { from: '447700900001', text: 'two' }))
    await postWebhook(changedNumber(tenant, '447700900001', '447700900002'))
    await settled(tenant, '447700900002', ['one', 'two'])
    await postWebhook(textsBody(tenant, { from: '447700900002', text: 'three' }))
    await settled(tenant, '447700900002', ['one', 'two', 'three'])
  })

  test('and what Meta repeats afterwards is recognised where it went', async () => {
    const tenant = await seedTenant()
    const before = textsBody(tenant, { from: '447700900001', text: 'one' })
    const change = changedNumber(tenant, '447700900001', '447700900002')
    await postWebhook(before)
    await postWebhook(change)
    const { id } = await settled(tenant, '447700900002', ['one'])
    await postWebhook(before)
    await postWebhook(change)
    const { entries } = await (await asTenant(tenant, `conversations/${id}/timeline?limit=100`)).json<{
      entries: { body: { kind: string } }[]
    }>()
    expect(entries.filter(({ body }) => body.kind === 'meta')).toHaveLength(2)
  })

  test('and back again', async () => {
    const tenant = await seedTenant()
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'one' }))
    await postWebhook(changedNumber(tenant, '447700900001', '447700900002'))
    await settled(tenant, '447700900002', ['one'])
    await postWebhook(textsBody(tenant, { from: '447700900002', text: 'two' }))
    await settled(tenant, '447700900002', ['one', 'two'])
    await postWebhook(changedNumber(tenant, '447700900002', '447700900001'))
    await settled(tenant, '447700900001', ['one', 'two'])
  })

  test('while an answer is out: its ticks arrive in the new place', async () => {
    const tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
    const sink = graphSink(tenant.phoneNumberId)
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
    const [send] = await sink.waitForSends(1)
    await postWebhook(changedNumber(tenant, '447700900001', '447700900002'))
    await settled(tenant, '447700900002', ['ping 1', 'pong 1'])
    const wamid = send?.wamid ?? ''
    const callback = String(send?.body.biz_opaque_callback_data)
    await postWebhook(statusesBody(tenant, { wamid, to: '447700900001', status: 'read', callback }))
    await until(async () => {
      const facts = await asTenant(tenant, `messages?wamid=${wamid}`)
      expect(await facts.json()).toMatchObject({ status: 'read' })
    })
    expect(await sink.sends()).toHaveLength(1)
  })
})

test('after a change of number the assistant sees nothing older until a person confirms who it is', async () => {
  const tenant = await seedTenant()
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'one' }))
  await postWebhook(changedNumber(tenant, '447700900001', '447700900002'))
  const { id } = await settled(tenant, '447700900002', ['one'])
  const shown = async () =>
    (await (await asTenant(tenant, `conversations/${id}`)).json<{ conversation: object }>()).conversation
  await until(async () => expect(await shown()).toMatchObject({ identityUnconfirmed: true }))
  const confirmed = await asTenant(tenant, `conversations/${id}/identity`, {
    method: 'PUT',
    body: JSON.stringify({ confirmed: true }),
  })
  expect(confirmed.status).toBe(200)
  expect(await shown()).toMatchObject({ identityUnconfirmed: false })
})

describe('a customer without a number', () => {
  test('who shows it later has one conversation, under the number', async () => {
    const tenant = await seedTenant()
    const timestamp = String(Math.floor(Date.now() / 1000))
    const person = { profile: { name: 'Bia' }, user_id: 'BR.7719920064538813' }
    const message = { from_user_id: person.user_id, timestamp, type: 'text' }
    await postWebhook(messagesBody(tenant, [person], [{ ...message, id: freshWamid(), text: { body: 'hidden' } }]))
    await until(async () => expect(await conversations(tenant)).toHaveLength(1))
    const known = { ...person, wa_id: '5511980000071' }
    await postWebhook(
      messagesBody(tenant, [known], [{ ...message, id: freshWamid(), from: known.wa_id, text: { body: 'shown' } }]),
    )
    const { id } = await settled(tenant, '5511980000071', ['hidden', 'shown'])
    await postWebhook(
      messagesBody(tenant, [person], [{ ...message, id: freshWamid(), text: { body: 'hidden again' } }]),
    )
    await until(async () => expect(await texts(tenant, id)).toEqual(['hidden', 'shown', 'hidden again']))
    expect(await conversations(tenant)).toHaveLength(1)
  })
})
