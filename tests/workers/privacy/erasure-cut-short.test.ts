import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, onTestFinished, test } from 'vitest'
import { conversationOf, knowledgeOf } from '../../../workers/objects'
import { asTenant, until } from '../../support/api'
import { ANN, joinedPair } from '../../support/joined'
import { textsBody } from '../../support/meta'
import { postWebhook } from '../../support/signed-webhook'

async function rowsOf(tenantId: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT conversation_id FROM contact_conversations WHERE tenant_id = ?1')
    .bind(tenantId)
    .all<{ conversation_id: string }>()
  return results.map(({ conversation_id: id }) => id).sort()
}

/** Two conversations that are one, both with a question; its erasure finds the leads' table gone. */
async function cutShort() {
  const pair = await joinedPair()
  const { tenant, home, road } = pair
  const { tenantId } = tenant
  const knowledge = await knowledgeOf(env, tenantId)
  const asked = { seq: 1, at: Date.now(), text: 'Is Meera well?', language: 'en', outcome: 'answer' as const }
  const rest = { reason: null, intent: null, confidence: null, documents: ['doc_1'], neurons: 0 }
  const questions = [home, road].map((conversationId) => ({ conversationId, ...asked, ...rest }))
  await knowledge.note({ tenantId, questions })
  expect(await rowsOf(tenantId)).toEqual([home, road].sort())
  await env.DB.exec('ALTER TABLE leads RENAME TO leads_away')
  let isAway = true
  const comeBack = async () => {
    if (isAway) await env.DB.exec('ALTER TABLE leads_away RENAME TO leads')
    isAway = false
  }
  onTestFinished(comeBack)
  const erase = () => asTenant(tenant, `conversations/${home}`, { method: 'DELETE' })
  expect((await erase()).status).toBe(500)
  await comeBack()
  const left = async () => [
    ...(await rowsOf(tenantId)),
    ...(await knowledge.questions({ tenantId, since: 0, limit: 9 })),
  ]
  return { ...pair, erase, left }
}

/** Its process died; some time later its alarm rings. */
async function later(id: string) {
  const object = conversationOf(env, id)
  await evictDurableObject(object)
  await runInDurableObject(object, async (_object, { storage }) => {
    storage.sql.exec('UPDATE timers SET due_at = 0 WHERE name <> ?', 'tombstone')
  })
  await evictDurableObject(object)
  await runDurableObjectAlarm(object)
}

test('an erasure that was cut short ends by itself, with all the conversation had taken over', async () => {
  const { home, road, left } = await cutShort()
  expect(await left()).not.toEqual([])
  await later(home)
  await later(road)
  await until(async () => expect(await left()).toEqual([]))
})

test('it can be asked for again until all of it is done', async () => {
  const { tenant, home, erase } = await cutShort()
  expect((await erase()).status).toBe(200)
  expect(await rowsOf(tenant.tenantId)).not.toContain(home)
  expect((await erase()).status).toBe(404)
})

test('a customer who came back meanwhile stays', async () => {
  const { tenant, home, road, left } = await cutShort()
  await postWebhook(
    textsBody(tenant, { from: ANN, text: 'Hello, it is me again', at: Math.ceil(Date.now() / 1000) + 1 }),
  )
  await until(async () => {
    const list = await asTenant(tenant, 'conversations?view=all')
    expect(await list.text()).toContain('me again')
  })
  await later(home)
  await later(road)
  await until(async () => expect(await left()).toEqual([home]))
  expect(await rowsOf(tenant.tenantId)).not.toContain(road)
})
