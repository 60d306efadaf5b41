import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { bluebird } from '../../../scripts/seeds/bluebird/tenant'
import type { TriedDecision } from '../../../workers/assistant/try'
import { asTenant, readFeed, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'

interface Said {
  by: string
  text: string | null
  decision?: Pick<TriedDecision, 'language' | 'intent' | 'confidence' | 'model'> & {
    sources: { documentId: string; chunkId: string; title: string; quote?: string }[]
  }
}

async function demo(): Promise<SeededTenant> {
  const { knowledge = [], intents = [] } = bluebird
  const documents = knowledge.map(({ title, text, kind, language }) => ({
    title,
    text,
    ...(kind ? { kind } : {}),
    ...(language ? { language } : {}),
  }))
  const seeded = await seedTenant({
    assistant: true,
    documents,
    intents: intents.map(({ name, examples }) => ({ name, examples })),
  })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${seeded.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 30_000)
  return seeded
}

function ask(tenant: SeededTenant, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return asTenant(tenant, 'knowledge/try', { method: 'POST', body: JSON.stringify(body), headers })
}

async function tried(tenant: SeededTenant, text: string, history: object[] = []): Promise<TriedDecision> {
  const response = await ask(tenant, { text, history })
  expect(response.status).toBe(200)
  return (await response.json<{ decision: TriedDecision }>()).decision
}

describe('with the demo data', () => {
  let tenant: SeededTenant
  beforeAll(async () => {
    tenant = await demo()
  }, 60_000)

  /** What a customer with this number is answered, as the thread shows it. */
  async function answered(from: string, text: string, count: number): Promise<Said> {
    await postWebhook(textsBody(tenant, { from, text }))
    return until(async () => {
      const { conversations } = await (await asTenant(tenant, 'conversations?limit=200')).json<{
        conversations: { id: string; contact: { waId: string } }[]
      }>()
      const id = conversations.find(({ contact }) => contact.waId === from)?.id
      const { messages } = await (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Said[] }>()
      const answers = messages.filter(({ by }) => by === 'assistant')
      expect(answers).toHaveLength(count)
      return answers[0]!
    }, 15_000)
  }

  function same({ text, decision: real }: Said, decision: TriedDecision): void {
    if (!real) throw new Error('an answer without its decision')
    const { language, intent, confidence, model } = real
    expect(decision).toMatchObject({ text, language, intent, confidence, model })
    expect(decision.sources).toEqual(real.sources.map(({ quote = null, ...source }) => ({ ...source, quote })))
  }

  test('what is tried is sent to nobody and kept nowhere', { timeout: 20_000 }, async () => {
    const decision = await tried(tenant, 'When are you open on Sunday?')
    expect(decision).toMatchObject({ kind: 'answer', sources: [{ title: 'Opening hours' }], reason: null })
    expect((await ask(tenant, { text: 'Where is your office?' }, { 'idempotency-key': 'try-1' })).status).toBe(200)
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
    expect(await readFeed(tenant)).toEqual([])
    expect(await readFeed(tenant, 'whatsnexus')).toEqual([])
    const kept = 'SELECT count(*) AS n FROM idempotency_keys WHERE tenant_id = ?1'
    expect(await env.DB.prepare(kept).bind(tenant.tenantId).first('n')).toBe(0)
  })

  test.each([
    ['447700900101', 'When are you open on Sunday?'],
    ['447700900102', 'Where is your office and is there parking?'],
    ['447700900103', 'रविवार को आप कब खुले हैं?'],
    ['447700900104', 'ஞாயிற்றுக்கிழமை திறந்திருக்கிறீர்களா?'],
    ['447700900105', 'Do you rent out submarines in Antarctica?'],
    ['447700900106', 'hello'],
    ['447700900107', 'This is the worst service ever, I am furious!!!'],
  ])('it decides what the real turn decides for %s: %s', { timeout: 20_000 }, async (from, text) => {
    same(await answered(from, text, 1), await tried(tenant, text))
  })

  test('what was said before counts as it does in a conversation', { timeout: 30_000 }, async () => {
    const [first, second] = ['When do you open on Monday?', 'and on Sunday?']
    const answer = await answered('447700900110', first, 1)
    const history = [
      { by: 'customer', text: first },
      { by: 'assistant', text: answer.text },
    ]
    same(await answered('447700900110', second, 2), await tried(tenant, second, history))
  })

  test('where nobody knows an answer it says who would take over, why, and which passage came closest', async () => {
    const decision = await tried(tenant, 'Do you rent out submarines in Antarctica?')
    expect(decision).toMatchObject({
      kind: 'hand_off',
      reason: expect.any(String),
      sources: [],
      summary: { wants: expect.stringContaining('submarines') },
    })
    expect(decision.closest).toMatchObject({ title: expect.any(String), fit: expect.any(Number) })
  })
})

test('another tenant is answered from its own knowledge only', { timeout: 20_000 }, async () => {
  const documents = [{ title: 'Secret menu', text: 'The secret menu has seven dishes of jackfruit.' }]
  const mine = await seedTenant({ documents })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${mine.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  const question = 'How many dishes does the secret menu have?'
  expect(await tried(mine, question)).toMatchObject({ kind: 'answer', sources: [{ title: 'Secret menu' }] })
  expect(await tried(await seedTenant(), question)).toMatchObject({ kind: 'hand_off', sources: [], closest: null })
})

test.each([
  {},
  { text: '   ' },
  { text: 'x'.repeat(2001) },
  { text: 'x', history: Array.from({ length: 21 }, () => ({ by: 'customer', text: 'y' })) },
  { text: 'x', history: [{ by: 'agent', text: 'y' }] },
])('a question that is none, too long or with too much before it is refused', async (body) => {
  expect((await ask(await seedTenant(), body)).status).toBe(400)
})

test('it needs the right to read knowledge', async () => {
  expect((await ask(await seedTenant({ scopes: ['channels:read'] }), { text: 'hello' })).status).toBe(403)
})

test('sixty questions a minute are enough for one person; the next waits', { timeout: 20_000 }, async () => {
  const tenant = await seedTenant()
  for (let n = 0; n < 60; n += 1) expect((await ask(tenant, { text: 'hello' })).status).toBe(200)
  const refused = await ask(tenant, { text: 'hello' })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
})
