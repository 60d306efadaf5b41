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

async function told(tenant: SeededTenant, id: string): Promise<number> {
  const { entries } = await (await asTenant(tenant, `conversations/${id}/timeline?limit=100`)).json<{
    entries: object[]
  }>()
  return entries.length
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

describe('whoever has the number that a customer left', () => {
  const [A, B, C] = ['447700900001', '447700900002', '447700900003'] as const
  const OLD = { before: 'GB.1000000001', after: 'GB.1000000002' }
  const STRANGER = 'GB.2000000001'

  interface Said {
    from?: string
    userId?: string
    text: string
    /** Seconds from now. */
    later?: number
  }

  function says(tenant: SeededTenant, { from, userId, text, later = 0 }: Said) {
    const timestamp = String(Math.floor(Date.now() / 1000) + later)
    const party = { ...(from ? { from } : {}), ...(userId ? { from_user_id: userId } : {}) }
    const message = { ...party, id: freshWamid(), timestamp, type: 'text', text: { body: text } }
    return postWebhook(messagesBody(tenant, [], [message]))
  }

  /** Meta tells it with the user ids of before and after, half a minute ago unless said otherwise. */
  async function leaves(tenant: SeededTenant, from: string, to: string, ids = OLD, later = -30): Promise<void> {
    const timestamp = String(Math.floor(Date.now() / 1000) + later)
    const system = { wa_id: to, user_id: ids.after, previous_user_id: ids.before, type: 'user_changed_number' }
    const message = { from, id: freshWamid(), timestamp, type: 'system', system: { body: 'changed', ...system } }
    expect((await postWebhook(messagesBody(tenant, [], [message]))).status).toBe(200)
  }

  async function places(tenant: SeededTenant): Promise<Record<string, (string | null)[]>> {
    const list = await conversations(tenant)
    const all = await Promise.all(list.map(async ({ id, contact }) => [contact.waId, await texts(tenant, id)] as const))
    return Object.fromEntries(all)
  }

  async function contactOf(tenant: SeededTenant, waId: string) {
    const found = (await conversations(tenant)).find(({ contact }) => contact.waId === waId)
    const panel = await asTenant(tenant, `conversations/${found?.id}/contact`)
    return panel.json<{ contactId: string | null; numbers: string[] }>()
  }

  test('is somebody else: a new contact with a new conversation', async () => {
    const tenant = await seedTenant()
    await says(tenant, { from: A, userId: OLD.before, text: 'my secret', later: -60 })
    await leaves(tenant, A, B)
    await until(async () => expect(await places(tenant)).toEqual({ [B]: ['my secret'] }))
    await says(tenant, { from: A, userId: STRANGER, text: 'who is this?' })
    await until(async () => expect(await places(tenant)).toEqual({ [A]: ['who is this?'], [B]: ['my secret'] }))
    await until(async () => {
      const [here, there] = [await contactOf(tenant, A), await contactOf(tenant, B)]
      expect(here).toMatchObject({ contactId: expect.any(String), numbers: [A] })
      expect(there).toMatchObject({ contactId: expect.any(String), numbers: [B] })
      expect(here.contactId).not.toBe(there.contactId)
    })
    await says(tenant, { from: A, userId: STRANGER, text: 'hello?' })
    await until(async () => expect(await places(tenant)).toMatchObject({ [A]: ['who is this?', 'hello?'] }))
  })

  test('is known by the time alone, where Meta names no user id', async () => {
    const tenant = await seedTenant()
    await says(tenant, { from: A, text: 'mine', later: -60 })
    await leaves(tenant, A, B)
    await until(async () => expect(await places(tenant)).toEqual({ [B]: ['mine'] }))
    await says(tenant, { from: A, text: 'theirs' })
    await says(tenant, { from: A, text: 'mine too, but slow', later: -45 })
    await until(async () =>
      expect(await places(tenant)).toEqual({ [A]: ['theirs'], [B]: ['mine', 'mine too, but slow'] }),
    )
  })

  test('is answered at the number, and not the one who left it', async () => {
    const tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
    await says(tenant, { from: A, userId: OLD.before, text: 'mine', later: -60 })
    await leaves(tenant, A, B)
    await until(async () => expect(await places(tenant)).toEqual({ [B]: ['mine'] }))
    await says(tenant, { from: A, userId: STRANGER, text: 'ping 1' })
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(send?.body.to).toBe(`+${A}`)
    await until(async () => expect(await places(tenant)).toEqual({ [A]: ['ping 1', 'pong 1'], [B]: ['mine'] }))
  })

  test('may have come there by a change of number, too', async () => {
    const tenant = await seedTenant()
    await says(tenant, { from: A, userId: OLD.before, text: 'first', later: -90 })
    await leaves(tenant, A, B, OLD, -80)
    await until(async () => expect(await places(tenant)).toEqual({ [B]: ['first'] }))
    await says(tenant, { from: C, userId: 'GB.3000000001', text: 'second', later: -60 })
    await leaves(tenant, C, A, { before: 'GB.3000000001', after: 'GB.3000000002' }, -30)
    await until(async () => expect(await places(tenant)).toEqual({ [A]: ['second'], [B]: ['first'] }))
  })

  test('also where WhatsApp never said that the first had left', async () => {
    const tenant = await seedTenant()
    await says(tenant, { from: A, userId: OLD.before, text: 'first', later: -90 })
    await says(tenant, { from: C, userId: 'GB.3000000001', text: 'second', later: -60 })
    await leaves(tenant, C, A, { before: 'GB.3000000001', after: 'GB.3000000002' }, -30)
    await until(async () => expect((await conversations(tenant)).map(({ contact }) => contact.waId)).toEqual([A, A]))
    await says(tenant, { from: A, userId: 'GB.3000000002', text: 'third' })
    await until(async () => {
      const list = await conversations(tenant)
      const threads = await Promise.all(list.map(({ id }) => texts(tenant, id)))
      expect(threads).toEqual(expect.arrayContaining([['first'], ['second', 'third']]))
    })
  })

  test('leaves again: the customer who comes back has their own conversation', async () => {
    const tenant = await seedTenant()
    await says(tenant, { from: A, userId: OLD.before, text: 'mine', later: -90 })
    await leaves(tenant, A, B, OLD, -80)
    await until(async () => expect(await places(tenant)).toEqual({ [B]: ['mine'] }))
    await says(tenant, { from: A, userId: STRANGER, text: 'theirs', later: -60 })
    await until(async () => expect(await places(tenant)).toEqual({ [A]: ['theirs'], [B]: ['mine'] }))
    await leaves(tenant, B, A, { before: OLD.after, after: 'GB.1000000003' }, -20)
    await says(tenant, { from: A, userId: 'GB.1000000003', text: 'I am back' })
    await until(async () => {
      const threads = await Promise.all((await conversations(tenant)).map(({ id }) => texts(tenant, id)))
      expect(threads).toEqual(expect.arrayContaining([['theirs'], ['mine', 'I am back']]))
    })
    const panels = async () =>
      Promise.all(
        (await conversations(tenant)).map(async ({ id }) => {
          const panel = await (await asTenant(tenant, `conversations/${id}/contact`)).json<{ contactId: string }>()
          return { id, contactId: panel.contactId, told: await told(tenant, id) }
        }),
      )
    await until(async () => {
      const before = await panels()
      await scheduler.wait(100)
      expect(await panels()).toEqual(before) // both are at rest
      expect(new Set(before.map(({ contactId }) => contactId)).size).toBe(2)
    })
    expect((await conversations(tenant)).map(({ contact }) => contact.waId)).toEqual([A, A])
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
