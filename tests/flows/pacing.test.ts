import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ConversationLog } from '../../durable-objects/conversation/log'
import type { ConversationView, MessageView } from '../../workers/conversations/views'
import { channelObjectOf, conversationOf } from '../../workers/objects'
import { asTenant, readFeed, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }
const CUSTOMER = '447700900001'

afterEach(() => {
  vi.useRealTimers()
})

describe('a customer who gets many messages in a short time', () => {
  test('gets a burst, then one in six seconds; what waits says why and until when', { timeout: 20_000 }, async () => {
    const tenant = await seedTenant({ ...PONG, pairBurst: 3 })
    const sink = graphSink(tenant.phoneNumberId)
    await postWebhook(textsBody(tenant, ...pings(CUSTOMER, 5)))
    await sink.waitForSends(3)
    const { id, conversation, messages } = await until(async () => {
      const now = await thread(tenant)
      expect(now.messages.at(-1)?.waiting?.why).toBe('pair')
      return now
    })
    expect(conversation.hold).toMatchObject({ why: 'pair' })
    expect(messages.map(({ status, waiting }) => [status, waiting?.why ?? null])).toEqual([
      ...Array.from({ length: 3 }, () => ['sent', null]),
      ['queued', 'pair'],
      ['queued', 'pair'],
    ])
    // A restart forgets nothing of it.
    const kept = await runInDurableObject(conversationOf(env, id), (_object, { storage }) => {
      const { hold, paidAt } = new ConversationLog(storage, () => {}).state
      return { hold, paidAt }
    })
    expect(kept.hold).toMatchObject({ why: 'pair', until: conversation.hold?.until })
    expect(kept.paidAt).toBeGreaterThan(Date.now() + 12_000)
    const wait = (conversation.hold?.until ?? 0) - Date.now()
    expect(wait).toBeGreaterThan(3_000)
    expect(wait).toBeLessThan(6_100)
    vi.useFakeTimers({ toFake: ['Date'] })
    for (const count of [4, 5]) {
      vi.setSystemTime(((await thread(tenant)).conversation.hold?.until ?? 0) + 1)
      await runDurableObjectAlarm(conversationOf(env, id))
      await sink.waitForSends(count)
      await until(async () => expect((await thread(tenant)).messages[count - 1]?.status).toBe('sent'))
    }
    expect(await sink.texts()).toEqual(['pong 0', 'pong 1', 'pong 2', 'pong 3', 'pong 4'])
    expect((await thread(tenant)).conversation.hold).toBeNull()
  })

  test('is not paced where the number says so', async () => {
    const tenant = await seedTenant({ ...PONG, pairBurst: 0 })
    await postWebhook(textsBody(tenant, ...pings(CUSTOMER, 60)))
    await graphSink(tenant.phoneNumberId).waitForSends(60, 10_000)
  })
})

describe('a number that may send five messages a second', () => {
  test('sends no more, whoever writes, and leaves nobody out', { timeout: 30_000 }, async () => {
    const tenant = await seedTenant({ ...PONG, messagesPerSecond: 5 })
    const sink = graphSink(tenant.phoneNumberId)
    const said = Array.from({ length: 14 }, (_, n) => ({ from: `44770091000${n}`, text: `ping ${n}` }))
    await postWebhook(textsBody(tenant, ...said))
    const sends = await sink.waitForSends(14, 20_000)
    const times = sends.map(({ at }) => at).sort((a, b) => a - b)
    for (const [index, at] of times.entries())
      expect(times.slice(index).filter((other) => other < at + 1_000).length).toBeLessThanOrEqual(5)
    const pace = await paceOf(tenant)
    expect(pace).toMatchObject({ perSecond: 5, circuit: 'closed', opensAt: null, limit: null })
  })
})

describe('a number that Meta refuses', () => {
  test('is not tried with every message: one finds out, the others wait and say so', { timeout: 20_000 }, async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 190, status: 401 })
    await postWebhook(textsBody(tenant, ...pings(CUSTOMER, 1)))
    await until(async () => expect((await thread(tenant)).messages[0]).toMatchObject({ status: 'failed' }))
    await postWebhook(textsBody(tenant, { from: '447700900002', text: 'ping 2' }))
    const waiting = await until(async () => {
      const now = await thread(tenant, '447700900002')
      expect(now.messages[0]?.waiting).toMatchObject({ why: 'circuit' })
      return now
    })
    const { id } = await thread(tenant)
    const said = await asTenant(tenant, `conversations/${id}/messages`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'I am a person.' }),
    })
    expect(said.status).toBe(201)
    await until(async () => expect((await thread(tenant)).messages[1]?.waiting).toMatchObject({ why: 'circuit' }))
    expect(await sink.sends()).toHaveLength(1)
    expect(await paceOf(tenant)).toMatchObject({ circuit: 'open', code: 190 })

    await sink.heal()
    vi.useFakeTimers({ toFake: ['Date'] })
    await untilSent(tenant, waiting.id, '447700900002')
    await untilSent(tenant, id, CUSTOMER)
    expect(await sink.texts()).toEqual(['pong 2', 'I am a person.'])
    expect(await paceOf(tenant)).toMatchObject({ circuit: 'closed', opensAt: null })
  })

  test('for long is not waited for: what was said fails with the reason', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 368, status: 403 })
    await postWebhook(textsBody(tenant, ...pings(CUSTOMER, 1)))
    await until(async () => expect((await thread(tenant)).messages[0]?.status).toBe('failed'))
    const { id } = await thread(tenant)
    vi.useFakeTimers({ toFake: ['Date'] })
    for (let n = 0; n < 6; n++) {
      await asTenant(tenant, `conversations/${id}/messages`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'reply', text: `Anybody there? ${n}` }),
      })
      for (let tries = 0; tries < 20; tries++) {
        const { conversation } = await thread(tenant)
        if (!conversation.hold) break
        vi.setSystemTime(conversation.hold.until + 50)
        await runDurableObjectAlarm(conversationOf(env, id))
        await until(async () => {
          const now = (await thread(tenant)).conversation.hold
          expect(now === null || now.until > Date.now()).toBe(true)
        })
      }
    }
    const { messages } = await thread(tenant)
    expect(messages.map(({ status, failure }) => [status, failure?.code])).toEqual(messages.map(() => ['failed', 368]))
    expect((await sink.sends()).length).toBeLessThan(messages.length + 1)
  })
})

describe('machines that answer each other', () => {
  test('a contact who floods is answered no more by itself, and people see it', async () => {
    const tenant = await seedTenant({ ...PONG, guards: { flood: 4, loop: null } })
    await postWebhook(textsBody(tenant, ...pings(CUSTOMER, 7)))
    const { conversation } = await until(async () => {
      const now = await thread(tenant)
      expect(now.conversation.baton).toEqual({ holder: 'people', reason: 'flood' })
      return now
    })
    expect(conversation.inbound).toBe(7)
    await graphSink(tenant.phoneNumberId).waitForSends(4)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 61_000)
    await postWebhook(textsBody(tenant, { from: CUSTOMER, text: 'ping 8' }))
    await graphSink(tenant.phoneNumberId).waitForSends(5)
  })

  test('so many automatic answers in a row without a person end with people', async () => {
    const tenant = await seedTenant({ ...PONG, guards: { flood: null, loop: 3 } })
    const sink = graphSink(tenant.phoneNumberId)
    for (let n = 0; n < 5; n++) await postWebhook(textsBody(tenant, { from: CUSTOMER, text: `ping ${n}` }))
    await sink.waitForSends(3)
    const { id, conversation } = await until(() => thread(tenant))
    expect(conversation.baton).toEqual({ holder: 'people', reason: 'loop' })
    const said = await asTenant(tenant, `conversations/${id}/messages`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'Is this a machine?' }),
    })
    expect(said.status).toBe(201)
    await sink.waitForSends(4)
  })
})

describe('people written to first', () => {
  test('are as many as Meta lets the business; the next is refused before it is sent, with the reason', async () => {
    const tenant = await seedTenant(PONG)
    const { tenantId } = tenant
    const channelId = await channelOf(tenant)
    await env.DB.prepare('UPDATE channels SET health = ?1 WHERE id = ?2')
      .bind(JSON.stringify({ messagingLimit: 'TIER_50', portfolioId: `p-${tenantId}` }), channelId)
      .run()
    const at = Math.floor(Date.now() / 1000) - 26 * 3_600
    await postWebhook(textsBody(tenant, { from: CUSTOMER, text: 'long ago', at }))
    const { id } = await until(() => thread(tenant))
    const channel = await channelObjectOf(env, { tenantId, channelId })
    for (let n = 0; n < 50; n++)
      expect(await channel.reach({ tenantId, channelId, key: `hash-${n}` })).toMatchObject({ ok: true, isNew: true })
    expect(await channel.reach({ tenantId, channelId, key: 'hash-7' })).toMatchObject({ ok: true, isNew: false })
    const content = { type: 'template' as const, name: 'hello', language: 'en', category: 'UTILITY' }
    await conversationOf(env, id).reply({ tenantId, by: { kind: 'api', keyId: 'key' }, content })
    await until(async () => {
      const [message] = (await thread(tenant)).messages
      expect(message).toMatchObject({ status: 'failed', failure: { group: 'people_limit' } })
      expect(message?.failure?.reason).toContain('50 different people')
    })
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
    expect(await paceOf(tenant)).toMatchObject({ limit: { tier: 'TIER_50', used: 50 } })

    // After a day all of them may be written to again.
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 24 * 3_600_000 + 60_000)
    await conversationOf(env, id).reply({
      tenantId,
      by: { kind: 'api', keyId: 'key' },
      content: { ...content, name: 'again' },
    })
    await graphSink(tenant.phoneNumberId).waitForSends(1)
  })
})

function pings(from: string, count: number) {
  return Array.from({ length: count }, (_, n) => ({ from, text: `ping ${n}` }))
}

/** What we said, oldest first. */
async function thread(tenant: SeededTenant, waId = CUSTOMER) {
  const list = await asTenant(tenant, 'conversations?limit=200')
  const { conversations } = await list.json<{ conversations: { id: string; contact: { waId: string } }[] }>()
  const id = conversations.find(({ contact }) => contact.waId === waId)?.id
  if (!id) throw new Error('not listed yet')
  const view = await (await asTenant(tenant, `conversations/${id}`)).json<{ conversation: ConversationView }>()
  const page = await asTenant(tenant, `conversations/${id}/messages?limit=100`)
  const { messages } = await page.json<{ messages: MessageView[] }>()
  return {
    id,
    conversation: view.conversation,
    messages: messages.filter(({ direction }) => direction === 'outbound').reverse(),
  }
}

/** Moves the clock to whatever is waited for until nothing waits. */
async function untilSent(tenant: SeededTenant, id: string, waId: string): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    const { conversation } = await thread(tenant, waId)
    if (conversation.hold) vi.setSystemTime(conversation.hold.until + 50)
    await runDurableObjectAlarm(conversationOf(env, id))
    const isDone = await until(async () => {
      const { conversation: now, messages } = await thread(tenant, waId)
      const done = messages.at(-1)?.status === 'sent'
      expect(done || (now.hold !== null && now.hold.until > Date.now())).toBe(true)
      return done
    })
    if (isDone) return
  }
  throw new Error(`it still waits: ${JSON.stringify(await readFeed(tenant, 'whatsnexus'))}`)
}

async function channelOf(tenant: SeededTenant): Promise<string> {
  const { channels } = await (await asTenant(tenant, 'channels')).json<{ channels: { id: string }[] }>()
  return channels[0]?.id ?? ''
}

async function paceOf(tenant: SeededTenant): Promise<unknown> {
  return (await asTenant(tenant, `channels/${await channelOf(tenant)}/pace`)).json()
}
