import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { asTenant, readFeed, until } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const KNOWLEDGE = {
  assistant: true,
  documents: [
    {
      title: 'Opening hours',
      text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
    },
    {
      title: 'Cancellation',
      text: 'You can cancel free of charge until 14 days before departure. After that we keep 40 percent of the price.',
    },
  ],
}

interface Shown {
  by: string
  text: string | null
  decision?: { sources: { title: string }[]; language: string; degraded?: string }
}

async function readyTenant(wanted: Parameters<typeof seedTenant>[0] = KNOWLEDGE): Promise<SeededTenant> {
  const tenant = await seedTenant(wanted)
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

async function conversation(tenant: SeededTenant): Promise<{ id: string; baton: { holder: string; reason?: string } }> {
  return until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
      conversations: { id: string; baton: { holder: string } }[]
    }>()
    const [first] = conversations
    if (!first) throw new Error('not listed yet')
    return first
  })
}

async function thread(tenant: SeededTenant): Promise<Shown[]> {
  const { id } = await conversation(tenant)
  const { messages } = await (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Shown[] }>()
  return messages.reverse()
}

const CUSTOMER = '447700900001'
const ask = (tenant: SeededTenant, text: string) => postWebhook(textsBody(tenant, { from: CUSTOMER, text }))

/** The stand-in can be told to fail; the product's own type knows nothing of that. */
async function breakAi(fault: Record<string, unknown>): Promise<void> {
  const { AI } = env as unknown as { AI: { control(fault: Record<string, unknown>): Promise<void> } }
  await AI.control(fault)
}

afterEach(() => breakAi({}))

describe('the assistant', () => {
  test('answers from the knowledge of the tenant and names its source', { timeout: 20_000 }, async () => {
    const tenant = await readyTenant()
    await ask(tenant, 'When are you open on Monday?')
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 10_000)
    expect(send && textOf(send)).toContain('9:30')
    const answer = (await thread(tenant)).find(({ by }) => by === 'assistant')
    expect(answer?.decision?.sources.map(({ title }) => title)).toEqual(['Opening hours'])
  })

  test('hands over when the knowledge has no answer: an honest line, a summary, and people hold the baton', {
    timeout: 20_000,
  }, async () => {
    const tenant = await readyTenant()
    await ask(tenant, 'Do you rent out submarines in Antarctica?')
    await graphSink(tenant.phoneNumberId).waitForSends(1, 10_000)
    await until(async () => expect((await conversation(tenant)).baton.holder).toBe('people'))
    const own = await readFeed(tenant, 'whatsnexus')
    expect(own.map(({ kind }) => kind)).toContain('summary')
  })

  test('is silent from the moment a person is asked for until it is handed back', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    const sink = graphSink(tenant.phoneNumberId)
    await ask(tenant, 'I want to talk to a human')
    await sink.waitForSends(1, 10_000)
    const { id } = await until(async () => {
      const current = await conversation(tenant)
      expect(current.baton).toMatchObject({ holder: 'people', reason: 'asked_for_person' })
      return current
    })
    const body = JSON.stringify({ kind: 'reply', text: 'Hello, this is Maya.' })
    const replied = await asTenant(tenant, `conversations/${id}/messages`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': 'maya-0001' },
    })
    expect(replied.ok).toBe(true)
    await sink.waitForSends(2, 10_000)
    await ask(tenant, 'When are you open on Monday?')
    await until(async () => expect(await thread(tenant)).toHaveLength(4))
    await new Promise((resolve) => setTimeout(resolve, 500)) // a turn would have begun at once
    expect(await sink.sends()).toHaveLength(2)
    await asTenant(tenant, `conversations/${id}/baton`, {
      method: 'PUT',
      body: JSON.stringify({ holder: 'assistant' }),
    })
    await ask(tenant, 'Until when can I cancel free of charge?')
    const sends = await sink.waitForSends(3, 10_000)
    expect(textOf(sends[2] ?? sends[0]!)).toContain('14 days')
  })

  test('quotes the best passage, marked as degraded, when no chat model answers', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    await breakAi({ fail: 'error', model: '@cf/meta' })
    await ask(tenant, 'When are you open on Monday?')
    await graphSink(tenant.phoneNumberId).waitForSends(1, 15_000)
    const answer = (await thread(tenant)).find(({ by }) => by === 'assistant')
    expect(answer?.text).toBeTruthy()
    expect(answer?.decision?.degraded).toBeTruthy()
  })

  test('never falls silent when all of AI is down', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    await breakAi({ fail: 'error' })
    await ask(tenant, 'Do you have vegan meals on the houseboat?')
    await graphSink(tenant.phoneNumberId).waitForSends(1, 15_000)
    await until(async () => expect((await conversation(tenant)).baton.holder).toBe('people'))
  })
})

describe('an agent', () => {
  test('is refused once when somebody else spoke since they looked, and told what was said', async () => {
    const tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
    await ask(tenant, 'ping 1')
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    const { id } = await conversation(tenant)
    const post = (seenOutbound: number, key: string) =>
      asTenant(tenant, `conversations/${id}/messages`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'reply', text: 'My answer', seenOutbound }),
        headers: { 'idempotency-key': key },
      })
    const refused = await post(0, 'first-try-1')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('pong 1')
    const { conversation: view } = await (await asTenant(tenant, `conversations/${id}`)).json<{
      conversation: { spokenSeq: number }
    }>()
    expect((await post(view.spokenSeq, 'second-try-1')).ok).toBe(true)
  })

  test('who sends the same twice has sent it once', async () => {
    const tenant = await seedTenant()
    await ask(tenant, 'hello')
    const { id } = await conversation(tenant)
    const init = {
      method: 'POST',
      body: JSON.stringify({ kind: 'reply', text: 'Good morning' }),
      headers: { 'idempotency-key': 'morning-0001' },
    }
    const answers = await Promise.all([1, 2, 3].map(() => asTenant(tenant, `conversations/${id}/messages`, init)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(await thread(tenant)).toHaveLength(2)
  })
})
