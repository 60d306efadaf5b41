import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { conversationOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { freshWamid, messagesBody, statusesBody, textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** What a hostile reviewer tried on conversations that move, are erased, or lose their answers. */
const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }
const [A, B, C] = ['447700900001', '447700900002', '447700900003'] as const

interface Shown {
  text: string | null
  status: string | null
  attempts: { outcome: string }[]
}

async function listed(tenant: SeededTenant): Promise<{ id: string; contact: { waId: string } }[]> {
  return (
    await (
      await asTenant(tenant, 'conversations')
    ).json<{ conversations: { id: string; contact: { waId: string } }[] }>()
  ).conversations
}

async function under(tenant: SeededTenant, number: string): Promise<string> {
  return until(async () => {
    const found = (await listed(tenant)).find(({ contact }) => contact.waId === number)
    if (!found) throw new Error(`nothing under ${number}`)
    return found.id
  })
}

async function thread(tenant: SeededTenant, id: string): Promise<Shown[]> {
  return (
    await (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Shown[] }>()
  ).messages.reverse()
}

function change(from: string, to: string) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return {
    from,
    id: freshWamid(),
    timestamp,
    type: 'system',
    system: { body: 'changed', wa_id: to, type: 'user_changed_number' },
  }
}

async function changeNumber(tenant: SeededTenant, from: string, to: string): Promise<void> {
  expect((await postWebhook(messagesBody(tenant, [], [change(from, to)]))).status).toBe(200)
}

const say = (tenant: SeededTenant, from: string, text: string) => postWebhook(textsBody(tenant, { from, text }))

async function texts(tenant: SeededTenant, number: string): Promise<(string | null)[]> {
  return (await thread(tenant, await under(tenant, number))).map(({ text }) => text)
}

describe('a move', () => {
  test('into a conversation that has moved itself goes on to where that went', async () => {
    const tenant = await seedTenant()
    await say(tenant, B, 'b says')
    const b = await under(tenant, B)
    await changeNumber(tenant, B, C)
    await under(tenant, C)
    await say(tenant, A, 'a says')
    const [a, { tenantId }] = [await under(tenant, A), tenant]
    const to = { conversationId: b, contactKey: B }
    await conversationOf(env, a).moveTo({ tenantId, to, cause: 'merged' })
    await until(async () => expect(new Set(await texts(tenant, C))).toEqual(new Set(['b says', 'a says'])))
  })

  test('of two into each other at once ends with one conversation that answers', async () => {
    const tenant = await seedTenant(PONG)
    await postWebhook(textsBody(tenant, { from: A, text: 'a1' }, { from: B, text: 'b1' }))
    const [a, b] = [await under(tenant, A), await under(tenant, B)]
    const { tenantId } = tenant
    await Promise.all([
      conversationOf(env, a).moveTo({ tenantId, to: { conversationId: b, contactKey: B }, cause: 'same_contact' }),
      conversationOf(env, b).moveTo({ tenantId, to: { conversationId: a, contactKey: A }, cause: 'same_contact' }),
    ])
    await until(async () => {
      const [only, ...others] = await listed(tenant)
      expect(others).toEqual([])
      const said = (await thread(tenant, only?.id ?? '')).map(({ text }) => text)
      expect(said).toEqual(expect.arrayContaining(['a1', 'b1']))
    }, 10_000)
    await say(tenant, A, 'ping 5')
    await say(tenant, B, 'ping 6')
    const sends = await graphSink(tenant.phoneNumberId).waitForSends(2)
    expect(sends.map(textOf).sort()).toEqual(['pong 5', 'pong 6'])
  })

  test('waits for the answer to a question that came with it', { timeout: 20_000 }, async () => {
    const documents = [{ title: 'Hours', text: 'We are open from nine to five every weekday.' }]
    const tenant = await seedTenant({ assistant: true, documents })
    await until(
      async () =>
        expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true }),
      10_000,
    )
    const timestamp = String(Math.floor(Date.now() / 1000))
    const question = { from: A, id: freshWamid(), timestamp, type: 'text', text: { body: 'When are you open?' } }
    await postWebhook(messagesBody(tenant, [{ wa_id: A, profile: { name: 'Ann' } }], [question, change(A, B)]))
    await graphSink(tenant.phoneNumberId).waitForSends(1, 10_000)
    await under(tenant, B)
  })

  test("takes the client's own key along: the same reply again is still one", async () => {
    const tenant = await seedTenant()
    await say(tenant, A, 'hello')
    const init = {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'Good day' }),
      headers: { 'idempotency-key': 'good-day-1' },
    }
    expect((await asTenant(tenant, `conversations/${await under(tenant, A)}/messages`, init)).status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    await changeNumber(tenant, A, B)
    expect((await asTenant(tenant, `conversations/${await under(tenant, B)}/messages`, init)).status).toBe(201)
    await until(async () => expect(await texts(tenant, B)).toEqual(['hello', 'Good day']))
    expect(await graphSink(tenant.phoneNumberId).sends()).toHaveLength(1)
  })

  test('keeps what waits waiting: a lost answer is settled by its status in the new place', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131016, status: 503, times: 1, headers: { 'retry-after': '30' } })
    await say(tenant, A, 'ping 1')
    await sink.waitForSends(1)
    await changeNumber(tenant, A, B)
    const id = await under(tenant, B)
    const { conversation } = await (await asTenant(tenant, `conversations/${id}`)).json<{
      conversation: { hold: { until: number } | null }
    }>()
    expect(conversation.hold?.until).toBeGreaterThan(Date.now() + 10_000)
    expect(await sink.sends()).toHaveLength(1)
  })

  test('takes along what waits there: labels, and how long nobody has answered; and brings it back', async () => {
    const tenant = await seedTenant()
    await say(tenant, A, 'one')
    await say(tenant, A, 'two')
    const init = { method: 'POST', body: JSON.stringify({ name: 'Urgent', colour: 'clay' }) }
    const { label } = await (await asTenant(tenant, 'labels', init)).json<{ label: { id: string } }>()
    const id = await under(tenant, A)
    await asTenant(tenant, `conversations/${id}/labels`, { method: 'PUT', body: JSON.stringify({ add: [label.id] }) })
    const [before] = await until(async () => {
      const list = await listed(tenant)
      expect(list).toMatchObject([{ labels: [label.id] }])
      return list
    })
    const { inbound, unanswered, waitingSince, labels } = before as unknown as Record<string, unknown>
    expect([inbound, unanswered]).toEqual([2, 2])
    await changeNumber(tenant, A, B)
    await until(async () => expect(await listed(tenant)).toMatchObject([{ inbound, unanswered, waitingSince, labels }]))
    expect(await texts(tenant, B)).toEqual(['one', 'two'])
    await changeNumber(tenant, B, A)
    await until(async () => {
      expect(await under(tenant, A)).toBe(id)
      expect(await listed(tenant)).toMatchObject([{ inbound, unanswered, waitingSince, labels }])
    })
    const contact = await asTenant(tenant, `conversations/${id}/contact`)
    expect(await contact.json()).toMatchObject({ messages: 2 })
  })

  test('leaves no words behind, and an erasure follows it', async () => {
    const tenant = await seedTenant()
    await say(tenant, A, 'my secret words')
    const before = await under(tenant, A)
    await changeNumber(tenant, A, B)
    const id = await under(tenant, B)
    const rows = () =>
      runInDurableObject(conversationOf(env, before), (_object, { storage }) =>
        JSON.stringify([
          storage.sql.exec('SELECT * FROM log').toArray(),
          storage.sql.exec('SELECT * FROM snapshot').toArray(),
        ]),
      )
    await until(async () => expect(await rows()).not.toContain('secret'))
    expect((await asTenant(tenant, `conversations/${id}`, { method: 'DELETE' })).ok).toBe(true)
    expect(await rows()).not.toContain(A)
    const known = await env.DB.prepare('SELECT contact_key FROM contact_conversations WHERE tenant_id = ?1')
      .bind(tenant.tenantId)
      .all()
    expect(known.results).toEqual([])
  })
})

describe('an erasure', () => {
  test('is not undone by a status of the old life that names a message of the next', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await say(tenant, A, 'ping 1')
    const [first] = await sink.waitForSends(1)
    await asTenant(tenant, `conversations/${await under(tenant, A)}`, { method: 'DELETE' })
    await new Promise((resolve) => setTimeout(resolve, 1_100)) // Meta's clock counts seconds
    await sink.fail({ kind: 'error', code: 131016, status: 503, times: 1 })
    await say(tenant, A, 'ping 2')
    await sink.waitForSends(2)
    const callback = String(first?.body.biz_opaque_callback_data)
    await postWebhook(statusesBody(tenant, { wamid: first?.wamid ?? '', to: A, status: 'read', callback }))
    await sink.waitForSends(3, 10_000)
    expect(await sink.texts()).toEqual(['pong 1', 'pong 2'])
  })

  test('keeps the past out of an import too', async () => {
    const tenant = await seedTenant()
    await say(tenant, A, 'hello')
    const id = await under(tenant, A)
    const channelId =
      (await (await asTenant(tenant, 'conversations')).json<{ conversations: { channelId: string }[] }>())
        .conversations[0]?.channelId ?? ''
    await asTenant(tenant, `conversations/${id}`, { method: 'DELETE' })
    const imported = await conversationOf(env, id).importHistory({
      tenantId: tenant.tenantId,
      channelId,
      contactKey: A,
      contact: { waId: A, userId: null, name: null },
      messages: [{ id: freshWamid(), direction: 'inbound', type: 'text', text: 'long ago', timestamp: 1_700_000_000 }],
    })
    expect(imported).toMatchObject({ ok: true, stored: 0 })
  })
})

describe('a send', () => {
  test('whose answer is lost again and again ends with a person, and those behind it go on', {
    timeout: 20_000,
  }, async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'lost_before', times: 4 })
    await postWebhook(textsBody(tenant, { from: A, text: 'ping 1' }, { from: A, text: 'ping 2' }))
    await until(async () => {
      const shown = await thread(tenant, await under(tenant, A))
      expect(shown.find(({ text }) => text === 'pong 1')?.status).toBe('failed')
      expect(shown.find(({ text }) => text === 'pong 2')?.status).toBe('sent')
    }, 15_000)
    expect(await sink.sends()).toHaveLength(5)
  })

  test('that failed is not tried again to a contact who is blocked meanwhile', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131026, status: 400, times: 1 })
    await say(tenant, A, 'ping 1')
    const id = await under(tenant, A)
    const failed = await until(async () => {
      const message = (await thread(tenant, id)).find(({ status }) => status === 'failed')
      if (!message) throw new Error('not failed yet')
      return message as Shown & { id: string }
    })
    await asTenant(tenant, `conversations/${id}/baton`, {
      method: 'PUT',
      body: JSON.stringify({ holder: 'nobody', why: 'blocked' }),
    })
    expect((await asTenant(tenant, `conversations/${id}/messages/${failed.id}/retry`, { method: 'POST' })).status).toBe(
      409,
    )
    expect(await sink.sends()).toHaveLength(1)
  })
})
