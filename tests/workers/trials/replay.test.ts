import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { eraseConversation } from '../../../workers/privacy/erase'
import { asTenant, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import type { SeededTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { call, makePerson, signIn } from '../api-client'
import { readyTenant, send, tried } from './support'

/** A customer asks, and a person answers: as it was before there was an assistant. */
async function pastConversation(tenant: SeededTenant, from: string, question: string, answer: string): Promise<string> {
  await postWebhook(textsBody(tenant, { from, text: question }))
  const id = await until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations?limit=200')).json<{
      conversations: { id: string; contact: { waId: string } }[]
    }>()
    const found = conversations.find(({ contact }) => contact.waId === from)
    if (!found) throw new Error('not listed yet')
    return found.id
  })
  const replied = await send(tenant, 'POST', `conversations/${id}/messages`, { kind: 'reply', text: answer })
  expect(replied.status, JSON.stringify(replied.body)).toBeLessThan(300)
  return id
}

async function past(tenant: SeededTenant): Promise<string[]> {
  return [
    await pastConversation(
      tenant,
      '447700900001',
      'When are you open on Monday?',
      'Hello! Our office is open Monday to Saturday from 9:30 am to 7:00 pm.',
    ),
    await pastConversation(tenant, '447700900002', 'Do you rent out submarines?', 'Sorry, only houseboats.'),
    await pastConversation(tenant, '447700900003', 'Until when can I cancel free of charge?', 'Let me check that.'),
  ]
}

describe('a shadow replay', () => {
  test('asks what customers asked, compares it with what people said, and sends nothing', {
    timeout: 60_000,
  }, async () => {
    const tenant = await readyTenant()
    const ids = await past(tenant)
    await graphSink(tenant.phoneNumberId).waitForSends(3)
    const before = await Promise.all(ids.map((id) => threadOf(tenant, id)))
    const { trial, results } = await tried(tenant, { kind: 'replay' })
    expect(trial).toMatchObject({ state: 'done', total: 3, done: 3 })
    const verdicts = Object.fromEntries(
      results.map(({ text, verdict }: { text: string; verdict: string }) => [text, verdict]),
    )
    expect(verdicts).toEqual({
      'When are you open on Monday?': 'right',
      'Do you rent out submarines?': 'missed',
      'Until when can I cancel free of charge?': 'open',
    })
    expect(trial.tally.handedOver).toBe(1)
    // Nothing left for Meta, and nothing stands in the conversations that was not there before.
    expect(await graphSink(tenant.phoneNumberId).sends()).toHaveLength(3)
    expect(await Promise.all(ids.map((id) => threadOf(tenant, id)))).toEqual(before)
  })

  test('what it found goes with the conversation, also while it is under way', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    const [first = ''] = await past(tenant)
    const { trial } = await tried(tenant, { kind: 'replay' })
    await eraseConversation(env, tenantScope(env, tenant.tenantId), first)
    const { body } = await send(tenant, 'GET', `assistant/trials/${trial.id}/results`)
    expect(body.results.map(({ conversationId: id }: { conversationId: string }) => id)).not.toContain(first)
    expect(body.results).toHaveLength(2)
  })

  test('shows customers’ words only to who may read their conversations', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    await past(tenant)
    const { trial } = await tried(tenant, { kind: 'replay' })
    const analyst = await makePerson(tenant.tenantId, { role: 'analyst' })
    const cookie = await signIn(analyst.email)
    const seen = await call('GET', `/api/assistant/trials/${trial.id}/results`, { cookie })
    expect(seen).toMatchObject({ status: 200, body: { results: [] } })
  })

  test('without conversations says that there is nothing to ask', { timeout: 40_000 }, async () => {
    const tenant = await readyTenant({ documents: [] })
    const { trial } = await tried(tenant, { kind: 'replay' })
    expect(trial).toMatchObject({ state: 'failed', error: 'nothing_to_ask' })
  })
})

async function threadOf(tenant: SeededTenant, id: string): Promise<unknown> {
  const { messages } = (await send(tenant, 'GET', `conversations/${id}/messages`)).body
  return messages.map(({ id: message, text, by }: Record<string, unknown>) => ({ message, text, by }))
}
