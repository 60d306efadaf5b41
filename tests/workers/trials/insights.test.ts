import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { knowledgeOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { eraseConversation } from '../../../workers/privacy/erase'
import { until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import type { SeededTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { call, makePerson, signIn } from '../api-client'
import { readyTenant, send } from './support'

const ask = (tenant: SeededTenant, from: string, text: string) => postWebhook(textsBody(tenant, { from, text }))

async function insights(tenant: SeededTenant) {
  return (await send(tenant, 'GET', 'assistant/insights?days=7')).body.insights
}

async function suggestions(tenant: SeededTenant) {
  return (await send(tenant, 'GET', 'assistant/suggestions?days=7')).body.suggestions
}

describe('after going live', () => {
  test('thanks confirm an answer, coming back with it reopens it', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant({ assistant: true })
    const sink = graphSink(tenant.phoneNumberId)
    await ask(tenant, '447700900001', 'When are you open on Monday?')
    await sink.waitForSends(1, 10_000)
    await until(async () => expect(await insights(tenant)).toMatchObject({ questions: 1, answered: 1, open: 1 }))
    await ask(tenant, '447700900001', 'Thanks')
    await sink.waitForSends(2, 10_000)
    await until(async () => expect(await insights(tenant)).toMatchObject({ questions: 1, confirmed: 1, open: 0 }))
    await ask(tenant, '447700900002', 'Until when can I cancel free of charge?')
    await sink.waitForSends(3, 10_000)
    await ask(tenant, '447700900002', 'I want to talk to a human')
    await sink.waitForSends(4, 10_000)
    await until(async () => {
      expect(await insights(tenant)).toMatchObject({ questions: 3, reopened: 1, handedOver: 1, automation: 0.5 })
    })
  })

  test('a document says which questions were answered from it, to whoever may read them', {
    timeout: 60_000,
  }, async () => {
    const tenant = await readyTenant({ assistant: true })
    await ask(tenant, '447700900001', 'When are you open on Monday?')
    await graphSink(tenant.phoneNumberId).waitForSends(1, 10_000)
    const path = 'knowledge/documents/doc_1/questions'
    await until(async () => {
      const { body } = await send(tenant, 'GET', path)
      expect(body).toMatchObject({ count: 1, questions: [{ text: 'When are you open on Monday?' }] })
    })
    expect((await send(tenant, 'GET', 'knowledge/documents/doc_2/questions')).body).toEqual({ count: 0, questions: [] })
    const analyst = await signIn((await makePerson(tenant.tenantId, { role: 'analyst' })).email)
    expect((await call('GET', `/api/${path}`, { cookie: analyst })).body).toEqual({ count: 0, questions: [] })
    const stranger = await readyTenant({ documents: [] })
    expect((await send(stranger, 'GET', path)).status).toBe(404)
  })

  test('what was not answered is one suggestion in all its words, until somebody deals with it', {
    timeout: 60_000,
  }, async () => {
    const tenant = await readyTenant({ assistant: true })
    await ask(tenant, '447700900001', 'Do you rent out submarines in Antarctica?')
    await ask(tenant, '447700900002', 'do you rent submarines in antarctica')
    await ask(tenant, '447700900003', 'Can my parrot get a driving licence?')
    const found = await until(async () => {
      const now = await suggestions(tenant)
      expect(now.map(({ count }: { count: number }) => count)).toEqual([2, 1])
      return now
    }, 15_000)
    expect(found[0].question.toLowerCase()).toContain('submarines')
    await send(tenant, 'PUT', `assistant/suggestions/${found[0].id}`, { how: 'set_aside' })
    expect((await suggestions(tenant)).map(({ id }: { id: string }) => id)).toEqual([found[1].id])
    // In still other words it is the same matter, and stays aside.
    await ask(tenant, '447700900004', 'Do you rent out a submarine in Antarctica')
    await until(async () => expect(await insights(tenant)).toMatchObject({ questions: 4 }), 15_000)
    expect(await suggestions(tenant)).toHaveLength(1)
    await send(tenant, 'PUT', `assistant/suggestions/${found[1].id}`, { how: 'answered' })
    expect(await suggestions(tenant)).toEqual([])
    // Asked again although it was answered: the answer is not found.
    await ask(tenant, '447700900005', 'Can my parrot get a driving licence?')
    await until(async () => expect(await suggestions(tenant)).toMatchObject([{ count: 1 }]), 15_000)
  })

  test('a question goes with its conversation, and what comes late is not kept', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant({ assistant: true })
    const { tenantId } = tenant
    await ask(tenant, '447700900001', 'When are you open on Monday?')
    await until(async () => expect(await insights(tenant)).toMatchObject({ questions: 1 }), 15_000)
    const knowledge = await knowledgeOf(env, tenantId)
    const [noted] = await knowledge.questions({ tenantId, since: 0, limit: 10 })
    if (!noted) throw new Error('no question')
    await eraseConversation(env, tenantScope(env, tenantId), noted.conversationId)
    expect(await insights(tenant)).toMatchObject({ questions: 0 })
    await knowledge.note({ tenantId, questions: [noted] })
    expect(await insights(tenant)).toMatchObject({ questions: 0 })
  })

  test('the same note twice is one question; after 90 days it is none', async () => {
    const tenant = await readyTenant({ documents: [] })
    const { tenantId } = tenant
    const knowledge = await knowledgeOf(env, tenantId)
    const question = {
      ...{ conversationId: 'cnv_1', seq: 5, text: 'Old?', language: 'en', outcome: 'answer' as const, reason: null },
      ...{ intent: null, confidence: 1, documents: ['doc_1'], neurons: 2 },
    }
    const old = { ...question, seq: 1, at: Date.now() - 91 * 86_400_000 }
    const young = { ...question, at: Date.now() - 2 * 86_400_000 }
    await knowledge.note({ tenantId, questions: [old, young] })
    await knowledge.note({ tenantId, questions: [young] })
    expect(await knowledge.questions({ tenantId, since: 0, limit: 10 })).toHaveLength(2)
    expect(await insights(tenant)).toMatchObject({ questions: 1, assumed: 1, automation: 1, neurons: 2 })
    await knowledge.discardOld({ tenantId, now: Date.now() })
    expect(await knowledge.questions({ tenantId, since: 0, limit: 10 })).toMatchObject([{ seq: 5 }])
  })
})
