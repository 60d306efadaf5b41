import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { xlsxOf } from '../../support/documents/office'
import { makeTenant, ORIGIN } from '../api-client'
import { quietEnv } from './support'

type Tenant = { token: string; tenantId: string }

async function upload(tenant: Tenant, name: string, body: BodyInit) {
  const path = `/api/knowledge/files?name=${encodeURIComponent(name)}`
  const headers = { authorization: `Bearer ${tenant.token}` }
  const response = await app.request(`${ORIGIN}${path}`, { method: 'POST', headers, body }, quietEnv())
  const answer = Object(await response.json())
  return { status: response.status, answer, document: Object(answer.document) }
}

async function get(tenant: Tenant, path: string) {
  return app.request(
    `${ORIGIN}/api/knowledge/documents/${path}`,
    { headers: { authorization: `Bearer ${tenant.token}` } },
    env,
  )
}

test.each([
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\temp\\prices.txt', 'prices.txt'],
  ['prices\u202etxt.exe.txt', 'pricestxt.exe.txt'],
  ['a\u0000\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
  [`${'ä'.repeat(900)}.txt`, `${'ä'.repeat(88)}.txt`],
  ['page.html', 'page.html.html'],
])('a file called %j is kept under a name that harms nobody', async (name, kept) => {
  const tenant = await makeTenant()
  const { status, document } = await upload(tenant, name, `A ticket costs 400 rupees. ${tenant.tenantId}`)
  expect(status).toBe(201)
  if (!name.endsWith('html')) expect(document.file.name).toBe(kept)
  const file = await get(tenant, `${document.id}/file`)
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~!-]*$/,
  )
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  const keys = (await env.BUCKET.list({ prefix: `${tenant.tenantId}/` })).objects.map(({ key }) => key)
  expect(keys).toEqual([expect.stringMatching(new RegExp(`^${tenant.tenantId}/knowledge/${document.id}/file_\\w+$`))])
})

test('what a file is decides its content, not its name; an empty one and one that is too large are refused', async () => {
  const tenant = await makeTenant()
  const sheet = xlsxOf({
    Fares: [
      ['From', 'Fare'],
      ['Pune', 400],
    ],
  })
  expect((await upload(tenant, 'fares.pdf', sheet)).document.file.mediaType).toContain('spreadsheetml')
  expect(await upload(tenant, 'fares.pdf', 'MZ\u0000\u0001\u0002\u0003')).toMatchObject({
    status: 415,
    answer: { code: 'file.wrong_type' },
  })
  expect(await upload(tenant, 'fares.pdf', '')).toMatchObject({ status: 422, answer: { code: 'file.empty' } })
  const large = new Uint8Array(25 * 1024 * 1024 + 1).fill(65)
  expect(await upload(tenant, 'large.txt', large)).toMatchObject({ status: 413, answer: { code: 'file.too_large' } })
})

test.each<[string, Uint8Array | string]>([
  ['semicolons and a mark before it', '\ufeffFrom;Fare\nPune;400\n'],
  [
    'UTF-16',
    new Uint8Array([0xff, 0xfe, ...Array.from('From\tFare\nPune\t400\n').flatMap((c) => [c.charCodeAt(0), 0])]),
  ],
  ['quotes and breaks in cells', '"From","Fare"\r\n"Pune","400"\r\n'],
])('a CSV with %s is told with the names of its columns', async (_, body) => {
  const tenant = await makeTenant()
  const { document } = await upload(tenant, 'fares.csv', typeof body === 'string' ? body : new Uint8Array(body))
  await ingestDocument(quietEnv(), { tenantId: tenant.tenantId, documentId: document.id, version: 1 })
  const shown = Object(await (await get(tenant, document.id)).json()).document
  expect(shown).toMatchObject({ state: 'ready', text: '- From: Pune; Fare: 400' })
})

test('nobody else is given a file, a version or a passage by its id', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const { document } = await upload(mine, 'a.txt', `A ticket costs 400 rupees. ${mine.tenantId}`)
  await ingestDocument(quietEnv(), { tenantId: mine.tenantId, documentId: document.id, version: 1 })
  for (const path of ['file', 'versions', 'versions/1', 'passages', 'draft'])
    expect((await get(other, `${document.id}/${path}`)).status).toBe(404)
  const body = 'Ours now.'
  const path = `/api/knowledge/files?name=a.txt&documentId=${document.id}`
  const init = { method: 'POST', headers: { authorization: `Bearer ${other.token}` }, body }
  expect((await app.request(`${ORIGIN}${path}`, init, quietEnv())).status).toBe(404)
})
