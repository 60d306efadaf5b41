import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { remoteConversation } from '../../workers/conversations/remote'
import { conversationOf, knowledgeOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import { messagesOf } from '../support/files'
import { ANN, joinedPair, MOBILE } from '../support/joined'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const MAIL = 'mo.private@example.in'
const PLAN = { on: true, fields: [{ id: 'email', label: 'E-mail', kind: 'email', question: '', worth: 20 }] }

async function tenantWithLeads(): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true })
  const body = JSON.stringify(PLAN)
  expect((await asTenant(tenant, 'assistant/settings/lead-plan', { method: 'PUT', body })).status).toBe(200)
  return tenant
}

async function leadsOf(tenant: SeededTenant): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare('SELECT conversation_id, facts FROM leads WHERE tenant_id = ?1')
    .bind(tenant.tenantId)
    .all<{ conversation_id: string; facts: string }>()
  return Object.fromEntries(results.map(({ conversation_id, facts }) => [conversation_id, facts]))
}

async function everythingIn(id: string): Promise<string> {
  return runInDurableObject(conversationOf(env, id), async (_object, { storage }) =>
    JSON.stringify([
      storage.sql.exec('SELECT kind, key, body, fold FROM log').toArray(),
      storage.sql.exec('SELECT state FROM snapshot').toArray(),
    ]),
  )
}

/** Two that were one, the mobile's e-mail known; now they are two again. */
async function apart() {
  const tenant = await tenantWithLeads()
  const pair = await joinedPair({ tenant, road: `Hi, my mail is ${MAIL}` })
  const { home } = pair
  await until(async () => expect((await leadsOf(tenant))[home]).toContain(MAIL), 15_000)
  await postWebhook(textsBody(tenant, { from: MOBILE, text: `Please write to ${MAIL} by Friday` }))
  await until(async () => expect(JSON.stringify(await messagesOf(tenant, home))).toContain('by Friday'))
  const { tenantId } = tenant
  const summed = await remoteConversation(env, home).summary({ tenantId, reason: 'opened' })
  expect(JSON.stringify(summed)).toContain(MAIL)
  const knowledge = await knowledgeOf(env, tenantId)
  const asked = { seq: 90, at: Date.now(), text: `Write to ${MAIL}?`, language: 'en', outcome: 'hand_off' as const }
  const rest = { reason: 'no_knowledge', intent: null, confidence: null, documents: [], neurons: 0 }
  await knowledge.note({ tenantId, questions: [{ conversationId: home, ...asked, ...rest }] })
  await pair.undo()
  return { ...pair, knowledge }
}

describe('two contacts that are two again', { timeout: 60_000 }, () => {
  test('take along what was known of them: the other is no lead by it', async () => {
    const { tenant, home, road } = await apart()
    await until(async () => {
      const leads = await leadsOf(tenant)
      expect(leads[road]).toContain(MAIL)
      expect(leads[home]).toBeUndefined()
    })
  })

  test('are in no summary of the other', async () => {
    const { tenant, home } = await apart()
    const { tenantId } = tenant
    const now = await remoteConversation(env, home).summary({ tenantId, reason: 'opened' })
    expect(JSON.stringify(now)).not.toContain(MAIL)
  })

  test('and erased, they leave no word in the other, in its lead, its summary or what was asked', async () => {
    const { tenant, home, road, knowledge } = await apart()
    expect((await asTenant(tenant, `conversations/${road}`, { method: 'DELETE' })).status).toBe(200)
    await until(async () => expect(JSON.stringify(await leadsOf(tenant))).not.toContain(MAIL))
    await until(async () => {
      const { tenantId } = tenant
      expect(JSON.stringify(await knowledge.questions({ tenantId, since: 0, limit: 50 }))).not.toContain(MAIL)
    })
    expect(await everythingIn(home)).not.toContain(MAIL)
    expect(await everythingIn(home)).not.toContain(MOBILE)
    expect(await everythingIn(home)).toContain(ANN)
  })
})
