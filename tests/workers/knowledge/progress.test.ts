import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { saveDocument } from '../../../workers/knowledge/documents'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { findDocument, summariseDocuments } from '../../../workers/knowledge/queries'
import { vectorId } from '../../../workers/knowledge/vector-id'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { brokenKnowledge, faq, freshTenant, quietEnv, watchedAi } from './support'

const rules = { documentId: 'doc_rules', title: 'Rules', kind: 'faq' as const, text: faq(60) }

async function place() {
  const tenantId = freshTenant()
  await saveDocument(quietEnv(), tenantId, rules)
  const scope = tenantScope(env, tenantId)
  return {
    tenantId,
    scope,
    seen: async () => {
      const row = await findDocument(scope, 'doc_rules')
      return `${row?.state} ${row?.chunksDone}/${row?.chunks}`
    },
    read: (over: Partial<typeof env> = {}, version = 1) =>
      ingestDocument(quietEnv(over), { tenantId, documentId: 'doc_rules', version }),
  }
}

test('while a document is read its row says how far, only ever further, and at the end all of it', async () => {
  const { scope, seen, read } = await place()
  const steps = [await seen()]
  const passages: number[] = []
  await read({
    AI: watchedAi(async () => {
      steps.push(await seen())
      passages.push((await summariseDocuments(scope)).passages)
    }),
  })
  expect([...steps, await seen()]).toEqual([
    'pending 0/0',
    'ingesting 0/60',
    'ingesting 25/60',
    'ingesting 50/60',
    'ready 60/60',
  ])
  expect(passages).toEqual([0, 25, 50])
})

test('a new text starts from nothing', async () => {
  const { tenantId, seen, read } = await place()
  await read()
  await saveDocument(quietEnv(), tenantId, { ...rules, text: faq(30) })
  expect(await seen()).toBe('pending 0/60')
  const steps: string[] = []
  await read({ AI: watchedAi(async () => void steps.push(await seen())) }, 2)
  expect([...steps, await seen()]).toEqual(['ingesting 0/30', 'ingesting 25/30', 'ready 30/30'])
})

test('a job that died goes on where it stopped, and embeds nothing twice', async () => {
  const { seen, read } = await place()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await read({ KNOWLEDGE: brokenKnowledge() })).toEqual({ ok: false, reason: 'error' })
  expect(await seen()).toBe('ingesting 50/60')
  const embedded: number[] = []
  await read({ AI: watchedAi(async (texts) => void embedded.push(texts)) })
  expect(embedded).toEqual([10])
  expect(await seen()).toBe('ready 60/60')
})

test('the same job run twice at once never goes back', async () => {
  const { seen, read } = await place()
  const steps: number[] = []
  const AI = watchedAi(async () => {
    steps.push(Number(/ (\d+)/.exec(await seen())?.[1]))
  })
  await Promise.all([read({ AI }), read({ AI })])
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect(await seen()).toBe('ready 60/60')
})

test('a job that is overtaken stops, and leaves no vector behind', async () => {
  const { tenantId, seen, read } = await place()
  const asked: number[] = []
  const AI = watchedAi(async (texts) => {
    asked.push(texts)
    if (asked.length === 1) await saveDocument(quietEnv(), tenantId, { ...rules, text: faq(5) })
  })
  await read({ AI })
  expect(asked).toEqual([25])
  expect(await seen()).toBe('pending 0/60')
  expect(await env.KNOWLEDGE_INDEX.getByIds([await vectorId(tenantId, 'doc_rules.1.0')])).toEqual([])
  await read({}, 2)
  expect(await seen()).toBe('ready 5/5')
  expect(await env.KNOWLEDGE_INDEX.getByIds([await vectorId(tenantId, 'doc_rules.2.0')])).toHaveLength(1)
})

test('when embedding fails half-way all of it is in use by its words, and is read anew later, unseen', async () => {
  const { scope, seen, read } = await place()
  let calls = 0
  const AI = watchedAi(async () => {
    calls += 1
    if (calls > 1) throw new Error('down')
  })
  await read({ AI })
  expect(await seen()).toBe('ready 60/60')
  expect(await findDocument(scope, 'doc_rules')).toMatchObject({ withoutVectors: true, dueAt: expect.any(Number) })
  const steps: string[] = []
  await read({ AI: watchedAi(async () => void steps.push(await seen())) })
  expect(steps).toEqual(['ready 60/60', 'ready 60/60', 'ready 60/60'])
  expect(await findDocument(scope, 'doc_rules')).toMatchObject({ withoutVectors: false, dueAt: null })
})

test('reading a document does not move it in the list: only a person changes it', async () => {
  const { scope, read } = await place()
  const before = await findDocument(scope, 'doc_rules')
  await read()
  expect((await findDocument(scope, 'doc_rules'))?.updatedAt).toBe(before?.updatedAt)
})
