import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { deleteDocument, saveDocument } from '../../../workers/knowledge/documents'
import { consumeIngest, ingestDocument } from '../../../workers/knowledge/ingest'
import { documentReadiness, findDocument, listDocuments } from '../../../workers/knowledge/queries'
import { vectorId } from '../../../workers/knowledge/vector-id'
import { knowledgeOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { freshTenant, quietEnv } from './support'

const hours = {
  documentId: 'doc_hours',
  title: 'Opening hours',
  kind: 'text' as const,
  text: 'We are open from 9 am to 7 pm.',
}

async function search(tenantId: string, query: string) {
  const knowledge = await knowledgeOf(env, tenantId)
  return (await knowledge.search({ tenantId, query, limit: 5 })).hits.map(({ chunkId }) => chunkId)
}

test('a saved document is cut, embedded, indexed and ready; the same again is no work', async () => {
  const tenantId = freshTenant()
  const scope = tenantScope(env, tenantId)
  const saved = await saveDocument(quietEnv(), tenantId, hours)
  expect(saved).toMatchObject({ ok: true, changed: true, document: { state: 'pending', version: 1 } })
  expect(await documentReadiness(scope)).toEqual({ ready: 0, pending: 1, failed: 0 })
  expect(await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })).toEqual({ ok: true })
  expect(await findDocument(scope, 'doc_hours')).toMatchObject({
    state: 'ready',
    chunks: 1,
    withoutVectors: false,
    dueAt: null,
  })
  expect(await search(tenantId, 'open')).toEqual(['doc_hours.1.0'])
  expect(await env.KNOWLEDGE_INDEX.getByIds([await vectorId(tenantId, 'doc_hours.1.0')])).toHaveLength(1)
  expect(await saveDocument(quietEnv(), tenantId, hours)).toMatchObject({ ok: true, changed: false })
})

test('a new text replaces the old, its vectors too; a late job of the old does nothing', async () => {
  const tenantId = freshTenant()
  await saveDocument(quietEnv(), tenantId, hours)
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })
  await saveDocument(quietEnv(), tenantId, { ...hours, text: 'We open at ten.' })
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 2 })
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })
  expect(await search(tenantId, 'open')).toEqual(['doc_hours.2.0'])
  expect(await env.KNOWLEDGE_INDEX.getByIds([await vectorId(tenantId, 'doc_hours.1.0')])).toEqual([])
})

test('when embedding fails the document serves by full text, says so, and is embedded later', async () => {
  const tenantId = freshTenant()
  const scope = tenantScope(env, tenantId)
  await saveDocument(quietEnv(), tenantId, hours)
  const down = quietEnv({ AI: { run: async () => Promise.reject(new Error('down')) } })
  await ingestDocument(down, { tenantId, documentId: 'doc_hours', version: 1 })
  expect(await findDocument(scope, 'doc_hours')).toMatchObject({
    state: 'ready',
    withoutVectors: true,
    dueAt: expect.any(Number),
  })
  expect(await search(tenantId, 'open')).toEqual(['doc_hours.1.0'])
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })
  expect(await findDocument(scope, 'doc_hours')).toMatchObject({ state: 'ready', withoutVectors: false, dueAt: null })
})

test('nothing is found in a deleted document, even before its job has run', async () => {
  const tenantId = freshTenant()
  await saveDocument(quietEnv(), tenantId, hours)
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })
  await deleteDocument(quietEnv(), tenantId, 'doc_hours')
  expect(await search(tenantId, 'open')).toEqual([])
})

test('a deleted document leaves no chunk, vector or text, and can be saved anew', async () => {
  const tenantId = freshTenant()
  const scope = tenantScope(env, tenantId)
  await saveDocument(quietEnv(), tenantId, hours)
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 1 })
  expect(await deleteDocument(quietEnv(), tenantId, 'doc_hours')).toMatchObject({ state: 'deleted' })
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 2 })
  expect(await search(tenantId, 'open')).toEqual([])
  expect(await env.KNOWLEDGE_INDEX.getByIds([await vectorId(tenantId, 'doc_hours.1.0')])).toEqual([])
  expect((await env.BUCKET.list({ prefix: `${tenantId}/knowledge/` })).objects).toEqual([])
  expect(await listDocuments(scope)).toEqual([])
  expect(await deleteDocument(quietEnv(), tenantId, 'doc_hours')).toBeUndefined()
  await saveDocument(quietEnv(), tenantId, hours)
  await ingestDocument(env, { tenantId, documentId: 'doc_hours', version: 3 })
  expect(await search(tenantId, 'open')).toEqual(['doc_hours.3.0'])
})

test('another tenant sees none of it', async () => {
  const tenantId = freshTenant()
  await saveDocument(quietEnv(), tenantId, hours)
  const other = tenantScope(env, freshTenant())
  expect(await findDocument(other, 'doc_hours')).toBeUndefined()
  expect(await listDocuments(other)).toEqual([])
  expect(await deleteDocument(quietEnv(), other.tenantId, 'doc_hours')).toBeUndefined()
})

test('one bad job between two good ones stops neither', async () => {
  const tenantId = freshTenant()
  await saveDocument(quietEnv(), tenantId, hours)
  await saveDocument(quietEnv(), tenantId, { ...hours, documentId: 'doc_two' })
  const body = (documentId: string) => ({ tenantId, documentId, version: 1 })
  const batch = createMessageBatch<unknown>('whatsnexus-ingest', [
    { id: 'a', timestamp: new Date(), attempts: 1, body: body('doc_hours') },
    { id: 'b', timestamp: new Date(), attempts: 1, body: { nonsense: true } },
    { id: 'c', timestamp: new Date(), attempts: 1, body: body('doc_two') },
  ])
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const context = createExecutionContext()
  await consumeIngest(batch, env)
  const result = await getQueueResult(batch, context)
  expect(result.explicitAcks.sort()).toEqual(['a', 'b', 'c'])
  expect(await documentReadiness(tenantScope(env, tenantId))).toEqual({ ready: 2, pending: 0, failed: 0 })
})
