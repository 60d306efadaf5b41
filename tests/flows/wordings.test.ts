import { env } from 'cloudflare:workers'
import { afterEach, expect, test } from 'vitest'
import { asTenant } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const ai = () => env.AI as unknown as { control(fault: Record<string, unknown>): Promise<void> }
afterEach(() => ai().control({}))

async function propose(tenant: SeededTenant, language: string, texts: string[]) {
  const answer = await asTenant(tenant, 'assistant/wordings', {
    method: 'POST',
    body: JSON.stringify({ language, texts }),
  })
  return { status: answer.status, ...Object(await answer.json()) }
}

test('a model proposes the questions in another language, and nothing is saved', async () => {
  const tenant = await seedTenant({ assistant: true })
  const texts = ['When are you open?', 'What is your name?']
  const { status, ...made } = await propose(tenant, 'es', texts)
  expect(status).toBe(200)
  expect(made.texts).toHaveLength(2)
  expect(made.texts.every((text: string | null) => text === null || text !== '')).toBe(true)
  const { settings } = Object(await (await asTenant(tenant, 'assistant/settings')).json())
  expect(settings.flows).toEqual({ flows: [] })
})

test('with no model there is no proposal, and it says so', async () => {
  const tenant = await seedTenant({ assistant: true })
  await ai().control({ fail: 'error' })
  expect(await propose(tenant, 'hi', ['What is your name?'])).toEqual({ status: 200, texts: [null], reason: 'down' })
})

test('what cannot be a language or a question is refused', async () => {
  const tenant = await seedTenant({ assistant: true })
  expect(await propose(tenant, 'Hindi please', ['Name?'])).toMatchObject({ status: 400 })
  expect(await propose(tenant, 'hi', [])).toMatchObject({ status: 400 })
})

test('a customer is asked in their language, and what they tap means what the tenant wrote', async () => {
  const tenant = await seedTenant({ assistant: true })
  const slots = [
    {
      id: 'place',
      label: 'Place',
      kind: 'choice',
      choices: ['Inside', 'Terrace'],
      question: 'Inside or outside?',
      translations: { hi: { label: 'जगह', question: 'अंदर या छत पर?', choices: ['अंदर', 'छत पर'] } },
    },
  ]
  const saved = await asTenant(tenant, 'assistant/settings/flows', {
    method: 'PUT',
    body: JSON.stringify({ flows: [{ id: 'booking', name: 'Table', phrases: ['टेबल बुक'], slots }] }),
  })
  expect(saved.ok).toBe(true)
  const sink = graphSink(tenant.phoneNumberId)
  const says = (text: string) => postWebhook(textsBody(tenant, { from: '447700900043', text }))
  await says('मुझे टेबल बुक करना है')
  const [asked] = await sink.waitForSends(1, 10_000)
  expect(JSON.stringify(asked)).toContain('अंदर या छत पर?')
  expect(JSON.stringify(asked)).toContain('"title":"छत पर"')
  await says('छत पर')
  const sends = await sink.waitForSends(2, 10_000)
  expect(JSON.stringify(sends[1])).toContain('जगह: छत पर')
  await says('हाँ')
  await sink.waitForSends(3, 10_000)
  const { conversations } = Object(await (await asTenant(tenant, 'conversations')).json())
  const entries = Object(await (await asTenant(tenant, `conversations/${conversations[0].id}/timeline`)).json())
  expect(JSON.stringify(entries)).toContain('Place: Terrace')
})
