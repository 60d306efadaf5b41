import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { knowledgeOf } from '../../../workers/objects'
import { call, makeTenant } from '../api-client'
import { saveAndLearn } from './support'

const TEXTS = ['do you sell gift cards', 'do you sell gift cards here', 'can I buy gift cards', 'what is your name']

async function asked(tenantId: string, intent: string | null = null) {
  const knowledge = await knowledgeOf(env, tenantId)
  const now = Date.now()
  await knowledge.note({
    tenantId,
    questions: TEXTS.map((text, n) => ({
      conversationId: `cnv_${n}`,
      seq: 1,
      at: now - n,
      text,
      language: 'en',
      outcome: 'answer',
      reason: null,
      intent,
      confidence: null,
      documents: ['doc_a'],
      neurons: 1,
    })),
  })
}

async function topicsOf(token: string): Promise<{ id: string; count: number; examples: string[] }[]> {
  return Object((await call('GET', '/api/intents/suggestions', { token })).body).topics
}

test('what several customers ask alike and no intent is for is suggested, once for all of them', async () => {
  const { tenantId, token } = await makeTenant()
  await asked(tenantId)
  const topics = await topicsOf(token)
  expect(topics).toHaveLength(1)
  expect(topics[0]?.count).toBe(3)
  expect(topics[0]?.examples).toEqual(expect.arrayContaining(TEXTS.slice(0, 3)))
})

test('once there is an intent that recognises it, it is suggested no more', async () => {
  const { tenantId, token } = await makeTenant()
  await asked(tenantId)
  const intents = [
    { name: 'gift_cards', examples: TEXTS.slice(0, 3) },
    { name: 'hours', examples: ['when do you open', 'opening hours', 'are you open on sunday'] },
  ]
  await saveAndLearn(token, intents)
  expect(await topicsOf(token)).toEqual([])
})

test('a topic that somebody set aside stays away, and one that had an intent never comes', async () => {
  const [mine, known] = [await makeTenant(), await makeTenant()]
  await asked(mine.tenantId)
  await asked(known.tenantId, 'gift_cards')
  expect(await topicsOf(known.token)).toEqual([])
  const [topic] = await topicsOf(mine.token)
  const path = `/api/intents/suggestions/${topic?.id}`
  expect((await call('DELETE', path, { token: known.token })).status).toBe(404)
  expect((await call('DELETE', path, { token: mine.token })).status).toBe(200)
  expect(await topicsOf(mine.token)).toEqual([])
})
