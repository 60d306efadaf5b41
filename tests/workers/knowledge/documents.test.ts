import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { until } from '../../support/api'
import { call, makeTenant } from '../api-client'
import { faq } from './support'

const DOCUMENTS = '/api/knowledge/documents'
const HOURS = { title: 'Hours', text: 'We open at nine.\n\nOn Sunday at ten.', kind: 'text' }

async function added(token: string, body: object = HOURS): Promise<string> {
  const answer = await call('POST', DOCUMENTS, { token, body })
  expect(answer.status).toBe(201)
  return Object(answer.body).document.id
}

async function becomes(token: string, id: string, state: string) {
  return until(async () => {
    const { document } = Object((await call('GET', `${DOCUMENTS}/${id}`, { token })).body)
    expect(document.state).toBe(state)
    return document
  }, 15_000)
}

async function keyOf(tenantId: string, id: string): Promise<string> {
  const row = await env.DB.prepare('SELECT r2_key FROM documents WHERE tenant_id = ?1 AND id = ?2')
    .bind(tenantId, id)
    .first<{ r2_key: string }>()
  return row?.r2_key ?? ''
}

/** A document whose text is lost before it is read. */
async function failed({ tenantId, token }: { tenantId: string; token: string }): Promise<string> {
  const id = await added(token)
  await becomes(token, id, 'ready')
  await env.BUCKET.delete(await keyOf(tenantId, id))
  await env.DB.prepare("UPDATE documents SET state = 'failed', error = 'text_missing' WHERE tenant_id = ?1 AND id = ?2")
    .bind(tenantId, id)
    .run()
  return id
}

test('a document is shown with the text it was saved with, and how much of it has been read', async () => {
  const { token } = await makeTenant()
  const id = await added(token)
  const document = await becomes(token, id, 'ready')
  expect(document).toMatchObject({ ...HOURS, chunks: 1, chunksDone: 1, error: null, errorDetail: null })
  const { documents } = Object((await call('GET', DOCUMENTS, { token })).body)
  expect(documents).toMatchObject([{ id, state: 'ready', chunks: 1, chunksDone: 1, withoutVectors: false }])
  expect(documents[0]).not.toHaveProperty('text')
})

test('one that could not be read says why in plain words, and what to do', async () => {
  const tenant = await makeTenant()
  const id = await failed(tenant)
  const document = await becomes(tenant.token, id, 'failed')
  expect(document).toMatchObject({
    text: null,
    error: 'text_missing',
    errorDetail: { title: 'Its text is gone', nextStep: expect.stringContaining('again'), retry: false },
  })
})

test('headings without a text under them are refused by the reader, with the next step', async () => {
  const { token } = await makeTenant()
  const id = await added(token, { title: 'Plan', kind: 'markdown', text: '# Rooms\n\n# Food' })
  expect((await becomes(token, id, 'failed')).errorDetail).toMatchObject({ nextStep: expect.any(String) })
})

test('one that failed is read again on request, and only then', async () => {
  const tenant = await makeTenant()
  const { tenantId, token } = tenant
  const id = await failed(tenant)
  await env.BUCKET.put(await keyOf(tenantId, id), HOURS.text)
  const retried = await call('POST', `${DOCUMENTS}/${id}/retry`, { token })
  expect(retried).toMatchObject({ status: 200, body: { document: { state: 'pending', error: null, chunksDone: 0 } } })
  await becomes(token, id, 'ready')
  const again = await call('POST', `${DOCUMENTS}/${id}/retry`, { token })
  expect(again).toMatchObject({ status: 409, body: { code: 'document.not_failed', nextStep: expect.any(String) } })
  expect((await call('POST', `${DOCUMENTS}/doc_nowhere/retry`, { token })).status).toBe(404)
})

test.each([
  ['empty', { title: 'x', text: ' \n ' }],
  ['no_text', { title: 'x', text: '— • —' }],
  ['no_text', { title: 'x', text: '%PDF-1.7 obj stream endstream' }],
  ['no_text', { title: 'x', text: `PK\u0003\u0004${'\ufffd\u0000x'.repeat(50)}` }],
  ['too_large', { title: 'x', text: 'மழை '.repeat(250_000) }],
])('what cannot be answered from is refused at once (%s), with the next step', async (reason, body) => {
  const { token } = await makeTenant()
  const answer = await call('POST', DOCUMENTS, { token, body })
  expect(answer).toMatchObject({ status: 400, body: { code: `document.${reason}`, nextStep: expect.any(String) } })
})

test('a second document may have the title of the first', async () => {
  const { token } = await makeTenant()
  expect(await added(token)).not.toBe(await added(token))
})

test('the head line counts documents, passages and what failed, of one tenant', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const summary = async ({ token }: { token: string }) => (await call('GET', '/api/knowledge/summary', { token })).body
  expect(await summary(mine)).toEqual({ documents: 0, passages: 0, failed: 0, reading: 0 })
  await failed(mine)
  await becomes(mine.token, await added(mine.token, { title: 'Rules', kind: 'faq', text: faq(7) }), 'ready')
  const removed = await added(mine.token)
  await call('DELETE', `${DOCUMENTS}/${removed}`, mine)
  expect(await summary(mine)).toEqual({ documents: 2, passages: 7, failed: 1, reading: 0 })
  expect(await summary(other)).toEqual({ documents: 0, passages: 0, failed: 0, reading: 0 })
})

test('another tenant neither reads a document nor has it read again', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const id = await failed(mine)
  expect((await call('GET', `${DOCUMENTS}/${id}`, other)).status).toBe(404)
  expect((await call('POST', `${DOCUMENTS}/${id}/retry`, other)).status).toBe(404)
  await becomes(mine.token, id, 'failed')
})

test('who may only read knowledge has nothing read again', async () => {
  const { token } = await makeTenant(['knowledge:read'])
  expect((await call('POST', `${DOCUMENTS}/doc_1/retry`, { token })).status).toBe(403)
  expect((await call('GET', '/api/knowledge/summary', { token })).status).toBe(200)
})
