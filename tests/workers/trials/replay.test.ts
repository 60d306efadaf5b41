import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { eraseConversation } from '../../../workers/privacy/erase'
import { asTenant, until } from '../../support/api'
import { atMeta, bytes, customerSends } from '../../support/files'
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

  test('asks what was understood of a voice note then, without hearing it again, and says what it leaves out', {
    timeout: 90_000,
  }, async () => {
    const tenant = await readyTenant({ assistant: true })
    const note = bytes(
      `OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead\x01\x01`,
      'OpusTags TRANSCRIPT=When are you open on Monday?\0\0',
      'and the sound',
    )
    await customerSends(tenant, await atMeta(note), { type: 'audio', mime_type: 'audio/ogg', from: '447700900001' })
    await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
    await customerSends(tenant, 'no-such-media', { type: 'audio', mime_type: 'audio/ogg', from: '447700900002' })
    await graphSink(tenant.phoneNumberId).waitForSends(2, 20_000)
    const from = Date.now()
    const { trial, results } = await tried(tenant, { kind: 'replay' })
    expect(results).toMatchObject([{ text: 'When are you open on Monday?', verdict: 'same' }])
    expect(trial).toMatchObject({ total: 1, notReplayed: 1 })
    const ai = (env as unknown as { AI: { calls(): Promise<{ model: string; at: number }[]> } }).AI
    const asked = (await ai.calls()).filter(({ at }) => at >= from)
    expect(asked.filter(({ model }) => model.includes('whisper'))).toEqual([])
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

test('what the assistant itself had answered is no measure of it: unchanged, and counted nowhere', {
  timeout: 90_000,
}, async () => {
  const tenant = await readyTenant({ assistant: true })
  await send(tenant, 'PUT', 'assistant/settings/gate', { questionsLeast: 1, rightLeast: 0, answeredLeast: 0 })
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'When are you open on Monday?' }))
  await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
  const { trial, results } = await tried(tenant, { kind: 'replay' })
  expect(results).toMatchObject([{ verdict: 'same', said: { by: 'assistant' } }])
  expect(trial).toMatchObject({
    rightShare: null,
    answeredShare: null,
    tally: { own: 1, right: 0, same: 1, answered: 0 },
  })
  const { gate } = (await send(tenant, 'GET', 'assistant/gate')).body
  expect(gate).toMatchObject({ open: false, reasons: [{ code: 'too_few_questions', have: 0, trialId: trial.id }] })
  // A person says so: then it is judged.
  const judged = await send(tenant, 'PUT', `assistant/trials/${trial.id}/results/0`, { verdict: 'right' })
  expect(judged.body.trial).toMatchObject({ rightShare: 1, tally: { own: 0, right: 1 } })
})
