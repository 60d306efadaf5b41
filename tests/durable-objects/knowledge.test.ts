import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import type { KnowledgeDO } from '../../durable-objects/knowledge'
import { trainIntents } from '../../workers/assistant/intent-classifier'
import { knowledgeOf } from '../../workers/objects'

let count = 0
const freshTenant = () => `t-knowledge-${Date.now()}-${count++}`

function hours(tenantId: string, version = 1, text = 'We are open from 9 am to 7 pm.') {
  return {
    tenantId,
    documentId: 'doc_1',
    version,
    title: 'Opening hours',
    kind: 'text' as const,
    chunks: [{ id: `doc_1.${version}.0`, text, language: 'en' }],
  }
}

test('a document is found by its words, also after an eviction, and by its vector alone', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  expect(await knowledge.putDocument(hours(tenantId))).toEqual({ ok: true, stored: true })
  await evictDurableObject(knowledge)
  const { hits } = await knowledge.search({ tenantId, query: 'when are you open', limit: 5 })
  expect(hits).toMatchObject([{ chunkId: 'doc_1.1.0', title: 'Opening hours', vector: 0 }])
  const vectorHits = [
    { id: 'doc_1.1.0', score: 0.8 },
    { id: 'doc_9.1.0', score: 0.9 },
  ]
  const byVector = await knowledge.search({ tenantId, query: 'बजे', limit: 5, vectorHits })
  expect(byVector.hits).toMatchObject([{ chunkId: 'doc_1.1.0', bm25: 0, vector: 0.8 }])
})

test('an older version never replaces a newer one, nor brings back what was removed', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await knowledge.putDocument(hours(tenantId, 2, 'We open at ten.'))
  expect(await knowledge.putDocument(hours(tenantId, 1))).toEqual({ ok: true, stored: false })
  await knowledge.removeDocument({ tenantId, documentId: 'doc_1', version: 3 })
  expect(await knowledge.putDocument(hours(tenantId, 2))).toEqual({ ok: true, stored: false })
  expect((await knowledge.search({ tenantId, query: 'open', limit: 5 })).hits).toEqual([])
  expect(await knowledge.putDocument(hours(tenantId, 4))).toEqual({ ok: true, stored: true })
})

test('what changed among thousands of passages is found at once, and as after an eviction', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  const rules = (documentId: string, version = 1, about = 'rule') => ({
    tenantId,
    documentId,
    version,
    title: documentId,
    kind: 'text' as const,
    chunks: Array.from({ length: 600 }, (_, n) => ({
      id: `${documentId}.${version}.${n}`,
      text: `${about} ${n}`,
      language: 'en',
    })),
  })
  for (const documentId of ['doc_a', 'doc_b', 'doc_c', 'doc_d']) await knowledge.putDocument(rules(documentId))
  const found = async (query: string) => {
    const { hits } = await knowledge.search({ tenantId, query, limit: 3 })
    return hits.map(({ chunkId, score }) => ({ chunkId, score }))
  }
  expect((await found('rule 77')).map(({ chunkId }) => chunkId)).toEqual(['doc_a.1.77', 'doc_b.1.77', 'doc_c.1.77'])
  await knowledge.putDocument(rules('doc_c', 2, 'tariff'))
  await knowledge.removeDocument({ tenantId, documentId: 'doc_a', version: 2 })
  const warm = [await found('rule 77'), await found('tariff 77')]
  expect(
    warm[0]
      ?.map(({ chunkId }) => chunkId)
      .slice(0, 2)
      .sort(),
  ).toEqual(['doc_b.1.77', 'doc_d.1.77'])
  expect(warm[1]?.[0]?.chunkId).toBe('doc_c.2.77')
  await evictDurableObject(knowledge)
  const best = (hits: (typeof warm)[number]) => hits.map(({ score }) => score.toFixed(9))
  expect([await found('rule 77'), await found('tariff 77')].map(best)).toEqual(warm.map(best))
})

test('Arabic that was put before it was found by roots is counted anew, and found', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  const arabic = { id: 'doc_1.1.0', text: 'والكتابة بالحبر الأسود مسموحة.', language: 'ar' }
  await knowledge.putDocument({ ...hours(tenantId), title: 'Desk', chunks: [arabic] })
  await knowledge.putDocument({
    ...hours(tenantId),
    documentId: 'doc_2',
    chunks: [{ ...arabic, id: 'doc_2.1.0', text: 'Ink', language: 'en' }],
  })
  await evictDurableObject(knowledge)
  // As the version before left it: the tokens are others', and this migration has not been.
  await runInDurableObject(knowledge, (_, { storage }) => {
    storage.sql.exec('UPDATE chunks SET hashes = zeroblob(4), counts = zeroblob(1), length = 7')
    storage.sql.exec('UPDATE schema_version SET applied = 3')
  })
  await evictDurableObject(knowledge)
  const { hits } = await knowledge.search({ tenantId, query: 'كتابة', limit: 5 })
  expect(hits.map(({ chunkId }) => chunkId)).toEqual(['doc_1.1.0'])
  await runInDurableObject(knowledge, (_, { storage }) => {
    expect(storage.sql.exec('SELECT length > 7 AS anew FROM chunks ORDER BY id').toArray()).toEqual([
      { anew: 1 },
      { anew: 0 },
    ])
  })
})

test('what stands beside a hit in its section comes with it as context, not as a hit of its own', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  const parts = [
    ['Rooms', 'A single room has one bed.'],
    ['Pool', 'The pool is heated from May.'],
    ['Pool', 'Towels are handed out at the door.'],
    ['Pool', 'It closes at nine.'],
  ]
  const chunks = parts.map(([heading = '', text = ''], n) => ({ id: `doc_1.1.${n}`, heading, text, language: 'en' }))
  await knowledge.putDocument({ ...hours(tenantId), title: 'House', chunks })
  const { hits } = await knowledge.search({ tenantId, query: 'towels', limit: 5 })
  expect(hits).toMatchObject([
    {
      chunkId: 'doc_1.1.2',
      before: { chunkId: 'doc_1.1.1', text: 'The pool is heated from May.' },
      after: { chunkId: 'doc_1.1.3', text: 'It closes at nine.' },
    },
  ])
  const [first] = (await knowledge.search({ tenantId, query: 'heated', limit: 1 })).hits
  expect(first).not.toHaveProperty('before') // another section
})

test('another tenant finds nothing and may not write', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await knowledge.putDocument(hours(tenantId))
  expect(await knowledge.search({ tenantId: 'other', query: 'open', limit: 5 })).toEqual({ hits: [] })
  expect(await knowledge.putDocument(hours('other'))).toEqual({ ok: false, reason: 'not_found' })
  expect(await knowledge.saveIntents({ tenantId: 'other', intents: [] })).toEqual({ ok: false, reason: 'not_found' })
  expect(await knowledge.erase({ tenantId: 'other' })).toEqual({ ok: false, reason: 'not_found' })
})

test('a read makes no schema', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  expect(await knowledge.search({ tenantId, query: 'open', limit: 5 })).toEqual({ hits: [] })
  expect(await knowledge.classify({ tenantId, text: 'open' })).toMatchObject({ intent: null })
  const tables = await runInDurableObject(knowledge, (_, state) =>
    state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name IN ('owner', 'chunks')").toArray(),
  )
  expect(tables).toEqual([])
})

const HOURS_AND_REFUNDS = [
  { name: 'opening_hours', examples: ['when do you open', 'what are your opening hours', 'are you open on sunday'] },
  { name: 'refund', examples: ['I want my money back', 'how do I get a refund', 'refund my booking'] },
]

test('intents are learnt by a job and answer after an eviction', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  expect(await knowledge.saveIntents({ tenantId, intents: HOURS_AND_REFUNDS })).toEqual({ ok: true })
  expect(await knowledge.intents({ tenantId })).toEqual(HOURS_AND_REFUNDS)
  await learnt(tenantId)
  await evictDurableObject(knowledge)
  expect(await knowledge.classify({ tenantId, text: 'what time do you open' })).toMatchObject({
    intent: 'opening_hours',
  })
  expect(await knowledge.classify({ tenantId, text: 'tell me a joke about elephants' })).toMatchObject({ intent: null })
  expect(await knowledge.saveIntents({ tenantId, intents: [] })).toEqual({ ok: true })
  await learnt(tenantId)
  expect(await knowledge.classify({ tenantId, text: 'refund' })).toMatchObject({ intent: null, ranking: [] })
})

test('what was learnt before answers until the newest save is learnt; a late job changes nothing', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await knowledge.saveIntents({ tenantId, intents: HOURS_AND_REFUNDS })
  const weights = trainIntents(HOURS_AND_REFUNDS)
  expect(await knowledge.putWeights({ tenantId, version: 1, weights })).toEqual({ ok: true, stored: true })
  await knowledge.saveIntents({ tenantId, intents: [] })
  expect(await knowledge.classify({ tenantId, text: 'what time do you open' })).toMatchObject({
    intent: 'opening_hours',
  })
  expect(await knowledge.untrained({ tenantId, version: 1 })).toBeNull()
  expect(await knowledge.putWeights({ tenantId, version: 1, weights })).toEqual({ ok: true, stored: false })
  await learnt(tenantId)
  expect(await knowledge.classify({ tenantId, text: 'what time do you open' })).toMatchObject({ intent: null })
})

test('weights of an older version are trained anew', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await knowledge.saveIntents({ tenantId, intents: HOURS_AND_REFUNDS })
  await learnt(tenantId)
  await runInDurableObject(knowledge, (_, { storage }) => {
    const old = new TextEncoder().encode(JSON.stringify({ features: 1 })).buffer
    storage.sql.exec("UPDATE weights SET bytes = ? WHERE name = 'head'", old)
  })
  await evictDurableObject(knowledge)
  expect(await knowledge.classify({ tenantId, text: 'refund my booking' })).toMatchObject({ intent: null })
  expect(await knowledge.isTraining({ tenantId })).toBe(true)
  await learnt(tenantId)
  expect(await knowledge.classify({ tenantId, text: 'refund my booking' })).toMatchObject({ intent: 'refund' })
})

test('a training whose job was lost is asked for again', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await runInDurableObject(knowledge, async (object: KnowledgeDO) => {
    const lost = vi.spyOn(object['env'].INGEST_QUEUE, 'send').mockRejectedValueOnce(new Error('down'))
    await object.saveIntents({ tenantId, intents: HOURS_AND_REFUNDS })
    lost.mockRestore()
  })
  expect(await runDurableObjectAlarm(knowledge)).toBe(true)
  await learnt(tenantId)
  expect(await knowledge.classify({ tenantId, text: 'refund my booking' })).toMatchObject({ intent: 'refund' })
})

async function learnt(tenantId: string): Promise<void> {
  const knowledge = await knowledgeOf(env, tenantId)
  await vi.waitFor(async () => expect(await knowledge.isTraining({ tenantId })).toBe(false), { timeout: 10_000 })
}

test('an erasure leaves nothing to find, refuses what was under way, and may be repeated', async () => {
  const tenantId = freshTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  await knowledge.putDocument(hours(tenantId))
  await knowledge.saveIntents({ tenantId, intents: [{ name: 'a', examples: ['b c'] }] })
  expect(await knowledge.erase({ tenantId })).toEqual({ ok: true, chunks: 1, intents: 1 })
  expect((await knowledge.search({ tenantId, query: 'open', limit: 5 })).hits).toEqual([])
  expect(await knowledge.putDocument(hours(tenantId, 9))).toEqual({ ok: false, reason: 'erased' })
  expect(await knowledge.erase({ tenantId })).toEqual({ ok: true, chunks: 0, intents: 0 })
})
