import { describe, expect, test } from 'vitest'
import { asTenant, readFeed, until, waitForFeed } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { freshWamid, statusesBody, textsBody } from '../support/meta'
import { seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }

describe('a customer writes', () => {
  test('and is answered by the rule, once, however often Meta repeats it', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    const body = textsBody(tenant, { from: '447700900001', text: 'ping 7' })
    for (let n = 0; n < 3; n++) expect((await postWebhook(body)).status).toBe(200)
    await Promise.all([postWebhook(body), postWebhook(body)])
    const [send] = await sink.waitForSends(1)
    expect(send && textOf(send)).toBe('pong 7')
    expect(send?.body.to).toBe('+447700900001')
    expect(await waitForFeed(tenant, 1)).toHaveLength(1)
  })

  test('many times in one POST, and the answers leave in that order, one at a time', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    const said = Array.from({ length: 12 }, (_, n) => ({ from: '447700900001', text: `ping ${n}` }))
    await postWebhook(textsBody(tenant, ...said))
    await sink.waitForSends(12)
    expect(await sink.texts()).toEqual(said.map((_, n) => `pong ${n}`))
  })

  test('of two contacts in one POST each gets their own answer', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await postWebhook(
      textsBody(tenant, { from: '447700900001', text: 'ping 1' }, { from: '447700900002', text: 'ping 2' }),
    )
    const sends = await sink.waitForSends(2)
    expect(sends.map((send) => [send.body.to, textOf(send)]).sort()).toEqual([
      ['+447700900001', 'pong 1'],
      ['+447700900002', 'pong 2'],
    ])
  })

  test('too late for an automatic answer: people see it, nothing leaves', async () => {
    const tenant = await seedTenant(PONG)
    const at = Math.floor(Date.now() / 1000) - 11 * 60
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1', at }))
    await waitForFeed(tenant, 1)
    const conversation = await firstConversation(tenant)
    expect(conversation).toMatchObject({ attention: 'late' })
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
  })

  test('STOP is answered with a confirmation and recorded as an opt-out', async () => {
    const tenant = await seedTenant()
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'STOP' }))
    const [event] = await waitForFeed(tenant, 1)
    expect(event).toMatchObject({ kind: 'message', text: 'STOP', also: 'marketing_opt_out' })
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(await firstConversation(tenant)).toMatchObject({ marketingOptOut: true })
  })
})

describe('statuses', () => {
  test('of our own send move it forward only, in whatever order they come', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
    const [send] = await sink.waitForSends(1)
    const wamid = send?.wamid ?? ''
    for (const status of ['read', 'delivered', 'sent', 'read']) {
      await postWebhook(statusesBody(tenant, { wamid, to: '447700900001', status }))
    }
    await until(async () => {
      const facts = await (await asTenant(tenant, `messages?wamid=${wamid}`)).json<{
        status: string
        statuses: unknown[]
      }>()
      expect(facts.status).toBe('read')
      expect(facts.statuses).toHaveLength(3)
    })
  })

  test('of a message we never sent are kept too', async () => {
    const tenant = await seedTenant()
    const wamid = freshWamid()
    await postWebhook(statusesBody(tenant, { wamid, to: '447700900001', status: 'delivered' }))
    await waitForFeed(tenant, 1)
    const facts = await asTenant(tenant, `messages?wamid=${encodeURIComponent(wamid)}`)
    expect(await facts.json()).toMatchObject({ status: 'delivered', revoked: false, reaction: null })
  })

  test('that come before the answer of the send settle it', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.hold()
    await postWebhook(
      textsBody(tenant, { from: '447700900001', text: 'ping 1' }, { from: '447700900001', text: 'ping 2' }),
    )
    const [first] = await sink.waitForSends(1)
    const callback = String(first?.body.biz_opaque_callback_data)
    await postWebhook(statusesBody(tenant, { wamid: freshWamid(), to: '447700900001', status: 'sent', callback }))
    await until(async () => {
      const { messages } = await messagesOf(tenant)
      expect(messages.find((message) => message.text === 'pong 1')).toMatchObject({ status: 'sent' })
    })
    await sink.release()
    await sink.waitForSends(2)
    expect(await sink.texts()).toEqual(['pong 1', 'pong 2'])
  })
})

describe('Graph fails', () => {
  test('for a moment: the send is repeated, and those behind it wait', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131000, status: 500, times: 1 })
    await postWebhook(
      textsBody(tenant, { from: '447700900001', text: 'ping 1' }, { from: '447700900001', text: 'ping 2' }),
    )
    await sink.waitForSends(3, 10_000)
    expect(await sink.texts()).toEqual(['pong 1', 'pong 2'])
  })

  test('for good: the message says why and what to do, and the next one leaves', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131026, status: 400, times: 1 })
    await postWebhook(
      textsBody(tenant, { from: '447700900001', text: 'ping 1' }, { from: '447700900001', text: 'ping 2' }),
    )
    await sink.waitForSends(2)
    const failed = await until(async () => {
      const { messages } = await messagesOf(tenant)
      const message = messages.find(({ text }) => text === 'pong 1')
      expect(message?.status).toBe('failed')
      return message
    })
    expect(failed?.failure).toMatchObject({ code: 131026 })
    expect(failed?.failure?.nextStep).toBeTruthy()
  })

  test('and loses its answer: no second send while a status may come, then one, marked', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'lost_after', times: 1 })
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
    await sink.waitForSends(1)
    await sink.waitForSends(2, 10_000)
    await until(async () => {
      const { messages } = await messagesOf(tenant)
      const attempts = messages.find(({ text }) => text === 'pong 1')?.attempts
      expect(attempts).toMatchObject([{ outcome: 'unknown' }, { outcome: 'accepted', mayBeTwice: true }])
    })
  })

  test('and loses its answer, but a status arrives: nothing is sent twice', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'lost_after', times: 1 })
    await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
    const [send] = await sink.waitForSends(1)
    const callback = String(send?.body.biz_opaque_callback_data)
    const wamid = send?.wamid ?? freshWamid()
    await postWebhook(statusesBody(tenant, { wamid, to: '447700900001', status: 'delivered', callback }))
    await until(async () => {
      const { messages } = await messagesOf(tenant)
      expect(messages.find(({ text }) => text === 'pong 1')).toMatchObject({ status: 'delivered' })
    })
    await new Promise((resolve) => setTimeout(resolve, 600)) // twice the wait for a lost answer
    expect(await sink.sends()).toHaveLength(1)
  })
})

test('what WhatsNexus does itself is in the feed of its own source, in the order in which it happened', async () => {
  const tenant = await seedTenant(PONG)
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
  await graphSink(tenant.phoneNumberId).waitForSends(1)
  const own = await until(async () => {
    const events = await readFeed(tenant, 'whatsnexus')
    expect(events.map(({ kind }) => kind)).toEqual(['reply', 'send'])
    return events
  })
  expect(own[0]?.seq).toBeLessThan(own[1]?.seq ?? 0)
})

interface Shown {
  text: string | null
  status: string | null
  failure: { code: number; nextStep: string } | null
  attempts: unknown[]
}

async function firstConversation(tenant: Awaited<ReturnType<typeof seedTenant>>): Promise<{ id: string }> {
  return until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
      conversations: { id: string }[]
    }>()
    const [first] = conversations
    if (!first) throw new Error('no conversation yet')
    return first
  })
}

async function messagesOf(tenant: Awaited<ReturnType<typeof seedTenant>>): Promise<{ messages: Shown[] }> {
  const { id } = await firstConversation(tenant)
  return (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Shown[] }>()
}
