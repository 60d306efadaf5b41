import { afterEach, describe, expect, test } from 'vitest'
import { goneModels } from '../../workers/assistant/model-choice'
import { asTenant, until } from '../support/api'
import { faultyAi } from '../support/faulty-ai'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Design §10: whatever is wrong with the models, the customer is answered from the knowledge or handed over, never left. */
const HOURS = 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.'
const CUSTOMER = '447700900001'
const CHAT = '@cf/meta'
const FIRST = '@cf/meta/llama-3.3'

const ai = faultyAi

afterEach(async () => {
  await ai().control({})
  goneModels.clear()
})

interface Shown {
  by: string
  text: string | null
  decision?: {
    model: string | null
    degraded?: string
    neurons?: number
    models?: string[]
    sources: { title: string }[]
  }
}

async function readyTenant(): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true, documents: [{ title: 'Opening hours', text: HOURS }] })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

const ask = (tenant: SeededTenant, text: string) => postWebhook(textsBody(tenant, { from: CUSTOMER, text }))

async function answered(tenant: SeededTenant, text: string): Promise<Shown> {
  await ask(tenant, text)
  const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 15_000)
  expect(send && textOf(send)).toBeTruthy()
  return until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
      conversations: { id: string }[]
    }>()
    const path = `conversations/${conversations[0]?.id}/messages`
    const { messages } = await (await asTenant(tenant, path)).json<{ messages: Shown[] }>()
    const answer = messages.find(({ by }) => by === 'assistant')
    if (!answer) throw new Error('not shown yet')
    return answer
  })
}

describe('one model is broken, the next answers', () => {
  test.each([
    ['taken away', { fail: 'no_model' }],
    ['out of capacity', { fail: 'rate_limit' }],
    ['down', { fail: 'error' }],
    ['answering garbage', { answer: 'garbage' }],
    ['cut off in its JSON', { answer: 'truncated' }],
    ['answering nothing', { answer: 'empty' }],
    ['answering in another shape', { answer: 'wrong_shape' }],
    ['answering without end', { answer: 'huge' }],
  ])('%s', { timeout: 40_000 }, async (_how, fault) => {
    const tenant = await readyTenant()
    await ai().control({ ...fault, model: FIRST })
    const answer = await answered(tenant, 'When are you open on Monday?')
    expect(answer.text).toContain('9:30')
    expect(answer.decision?.model).not.toContain(FIRST)
    expect(answer.decision?.model).toContain(CHAT)
    expect(answer.decision?.degraded).toBeUndefined()
  })
})

test('an answer streamed though nobody asked for a stream is read', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  await ai().control({ answer: 'streamed', model: CHAT })
  const answer = await answered(tenant, 'When are you open on Monday?')
  expect(answer.text).toContain('9:30')
  expect(answer.decision?.degraded).toBeUndefined()
})

describe('no model answers: the passage is quoted as what it is, and what it does not say goes to people', () => {
  test.each([
    ['none exists', { fail: 'no_model' }],
    ['all are out of capacity', { fail: 'rate_limit' }],
    ['all are down', { fail: 'error' }],
    ['all answer garbage', { answer: 'garbage' }],
    ['all are cut off', { answer: 'truncated' }],
    ['all answer nothing', { answer: 'empty' }],
    ['all answer in another shape', { answer: 'wrong_shape' }],
    ['all answer without end', { answer: 'huge' }],
    ['all are slow', { delayMs: 20_000 }],
  ])('%s', { timeout: 60_000 }, async (_how, fault) => {
    const tenant = await readyTenant()
    await ai().control({ ...fault, model: CHAT })
    const quoted = await answered(tenant, 'When are you open on Monday?')
    expect(quoted.text).toContain(HOURS)
    expect(quoted.decision).toMatchObject({ model: null, degraded: expect.stringContaining('no_model') })
    const other = await readyTenant()
    const handed = await answered(other, 'Do you rent out submarines in Antarctica?')
    expect(handed.text).not.toContain('9:30')
    await until(async () => {
      const { conversations } = await (await asTenant(other, 'conversations')).json<{
        conversations: { baton: { holder: string } }[]
      }>()
      expect(conversations[0]?.baton.holder).toBe('people')
    })
  })
})

test('a model that was taken away is not asked again for a while', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  await ai().control({ fail: 'no_model', model: FIRST })
  await answered(tenant, 'When are you open on Monday?')
  const from = Date.now()
  const other = await readyTenant()
  await answered(other, 'When are you open on Monday?')
  const asked = (await ai().calls()).filter(({ at }) => at >= from).map(({ model }) => model)
  expect(asked.some((model) => model.startsWith(CHAT))).toBe(true)
  expect(asked.filter((model) => model.startsWith(FIRST))).toEqual([])
})

describe('the budget of a day', () => {
  const budget = (tenant: SeededTenant, neuronsPerDay: number) =>
    asTenant(tenant, 'assistant/settings/budget', {
      method: 'PUT',
      body: JSON.stringify({ neuronsPerDay, warnAt: 0.5 }),
    })
  const spend = async (tenant: SeededTenant) =>
    (
      await (
        await asTenant(tenant, 'assistant/spend')
      ).json<{
        spend: {
          limit: number
          today: { neurons: number; calls: number; state: string }
          days: { purpose: string; neurons: number; calls: number }[]
        }
      }>()
    ).spend

  test('what a turn costs stands on its answer and in the book of the day', { timeout: 40_000 }, async () => {
    const tenant = await readyTenant()
    const answer = await answered(tenant, 'When are you open on Monday?')
    expect(answer.decision?.neurons).toBeGreaterThan(0)
    expect(answer.decision?.models).toEqual(expect.arrayContaining([answer.decision?.model, '@cf/baai/bge-m3']))
    await until(async () => {
      const book = await spend(tenant)
      const turns = book.days.find(({ purpose }) => purpose === 'answer')
      expect(turns?.neurons).toBeGreaterThan(0)
      expect(turns?.calls).toBeGreaterThan(1)
      expect(book.today.state).toBe('fine')
    })
  })

  test('spent, no model is asked: the passage is quoted', { timeout: 40_000 }, async () => {
    const tenant = await readyTenant()
    expect((await budget(tenant, 0)).status).toBe(200)
    const from = Date.now()
    const quoted = await answered(tenant, 'Is your office open Monday to Saturday?')
    expect(quoted.text).toContain(HOURS)
    expect(quoted.decision).toMatchObject({ model: null, degraded: expect.stringContaining('budget'), neurons: 0 })
    expect((await ai().calls()).filter(({ at, model }) => at >= from && model.startsWith(CHAT))).toEqual([])
    expect((await spend(tenant)).today.state).toBe('spent')
  })

  test('many turns at once do not pass it together', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    const before = (await spend(tenant)).today.neurons
    const limit = Math.ceil(before) + 400
    await budget(tenant, limit)
    const askers = Array.from({ length: 8 }, () =>
      asTenant(tenant, 'knowledge/try', {
        method: 'POST',
        body: JSON.stringify({ text: 'When are you open on Monday?' }),
      }),
    )
    const answers = await Promise.all(askers)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await spend(tenant)).today.neurons).toBeLessThanOrEqual(limit)
  })
})
