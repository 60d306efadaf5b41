import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { shownDocument } from '../../../workers/knowledge/document-shape'
import { saveDocument } from '../../../workers/knowledge/documents'
import { saveFile } from '../../../workers/knowledge/files'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { findDocument, summariseDocuments } from '../../../workers/knowledge/queries'
import { vectorId } from '../../../workers/knowledge/vector-id'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { pageOf, pdfOf } from '../../support/documents/pdf'
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

test('while a file of many pages is opened its row says how many have been read, in few steps; then its language', async () => {
  const tenantId = freshTenant()
  const scope = tenantScope(env, tenantId)
  const text = 'The fee for a change is four hundred rupees and is paid at the counter of the station.'
  const bytes = pdfOf(Array.from({ length: 120 }, (_, n) => pageOf(`Chapter ${n}`, [text], n)))
  const upload = { documentId: 'doc_long', name: 'long.pdf', title: null, language: null, savedBy: 'usr_1' }
  const rest = { audience: undefined, expiresAt: undefined, length: bytes.length, isHeld: false }
  await saveFile(quietEnv(), scope, { ...upload, ...rest, body: new Blob([bytes]).stream() })
  const seen = new Set<string>()
  const look = async () => {
    const row = await findDocument(scope, 'doc_long')
    const { stage, pages, chunks, chunksDone } = shownDocument(row ?? expect.fail('it is gone'))
    const { passages } = await summariseDocuments(scope)
    if (pages) seen.add(`${stage} ${pages.done}/${pages.all} ${chunksDone}/${chunks} ${passages}`)
  }
  const looks: Promise<void>[] = []
  const DB = new Proxy(env.DB, {
    get: (database, name) => (query: string) => {
      if (query.startsWith('update "documents"')) looks.push(look())
      return Reflect.get(database, name).call(database, query)
    },
  })
  await ingestDocument(quietEnv({ DB }), { tenantId, documentId: 'doc_long', version: 1 })
  await Promise.all(looks)
  expect([...seen]).toEqual([0, 25, 50, 75, 100].map((done) => `file ${done}/120 0/0 0`))
  expect(shownDocument((await findDocument(scope, 'doc_long')) ?? expect.fail('it is gone'))).toMatchObject({
    state: 'ready',
    pages: null,
    languages: ['en'],
  })
})
