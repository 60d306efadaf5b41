import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { vectorId } from '../../../workers/knowledge/vector-id'
import { knowledgeOf } from '../../../workers/objects'
import { until } from '../../support/api'
import { call, makeTenant } from '../api-client'

const DOCUMENTS = '/api/knowledge/documents'
const HOURS = { title: 'Hours', kind: 'text', text: 'The museum opens at nine in the morning.' }

type Tenant = { token: string; tenantId: string }

async function asked(tenant: Tenant, method: string, path: string, body?: unknown) {
  const answer = await call(method, path, { token: tenant.token, ...(body === undefined ? {} : { body }) })
  return { status: answer.status, body: Object(answer.body) }
}

async function add(tenant: Tenant, body: object = HOURS): Promise<string> {
  const { status, body: added } = await asked(tenant, 'POST', DOCUMENTS, body)
  expect(status).toBe(201)
  return added.document.id
}

async function ready(tenant: Tenant, id: string, version = 1) {
  return until(async () => {
    const { document } = (await asked(tenant, 'GET', `${DOCUMENTS}/${id}`)).body
    expect(document).toMatchObject({ state: 'ready', version })
    return document
  }, 15_000)
}

async function found(tenant: Tenant, query: string, audience?: 'agents') {
  const knowledge = await knowledgeOf(env, tenant.tenantId)
  const call = { tenantId: tenant.tenantId, query, limit: 10, ...(audience ? { audience } : {}) }
  return (await knowledge.search(call)).hits
}

test('a draft changes nothing until it is published', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  await ready(tenant, id)
  const draft = { title: 'Hours', kind: 'text', text: 'The museum opens at ten in the morning.' }
  expect(await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, draft)).toMatchObject({
    status: 200,
    body: { document: { version: 1, draft: { title: 'Hours' }, published: true } },
  })
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/draft`)).body.draft).toMatchObject(draft)
  expect((await found(tenant, 'museum opens')).map(({ text }) => text)).toEqual([HOURS.text])
  expect((await asked(tenant, 'POST', `${DOCUMENTS}/${id}/publish`)).body.document).toMatchObject({
    version: 2,
    draft: null,
  })
  await ready(tenant, id, 2)
  expect((await found(tenant, 'museum opens')).map(({ text }) => text)).toEqual([draft.text])
  expect(await asked(tenant, 'POST', `${DOCUMENTS}/${id}/publish`)).toMatchObject({
    status: 409,
    body: { code: 'document.no_draft' },
  })
})

test('a new document can begin as a draft; thrown away it is gone', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, { ...HOURS, draft: true })
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}`)).body.document).toMatchObject({
    published: false,
    state: 'ready',
    version: 0,
    text: null,
  })
  expect(await found(tenant, 'museum')).toEqual([])
  await asked(tenant, 'POST', `${DOCUMENTS}/${id}/publish`)
  expect(await ready(tenant, id)).toMatchObject({ published: true, draft: null, text: HOURS.text })

  const other = await add(tenant, { ...HOURS, draft: true })
  expect((await asked(tenant, 'DELETE', `${DOCUMENTS}/${other}/draft`)).body).toEqual({ document: null })
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${other}`)).status).toBe(404)
})

test('a draft that is thrown away leaves what is published', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, { ...HOURS, text: 'Closed.' })
  expect((await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}/draft`)).body.document).toMatchObject({ id, draft: null })
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/draft`)).status).toBe(404)
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}`)).body.document.text).toBe(HOURS.text)
})

test('earlier versions are listed, shown and brought back', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  await ready(tenant, id)
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...HOURS, text: 'The museum is closed.' })
  await ready(tenant, id, 2)
  const { versions } = (await asked(tenant, 'GET', `${DOCUMENTS}/${id}/versions`)).body
  expect(versions).toMatchObject([
    { version: 2, current: true },
    { version: 1, current: false, title: 'Hours', savedBy: 'key_1' },
  ])
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/versions/1`)).body.version.text).toBe(HOURS.text)
  expect((await asked(tenant, 'POST', `${DOCUMENTS}/${id}/versions/1/restore`)).body.document.version).toBe(3)
  expect((await ready(tenant, id, 3)).text).toBe(HOURS.text)
  expect((await found(tenant, 'museum')).map(({ text }) => text)).toEqual([HOURS.text])
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/versions/9`)).status).toBe(404)
})

test('twenty versions are kept, and of older ones no text', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  await ready(tenant, id)
  for (let n = 2; n <= 23; n++)
    await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...HOURS, text: `It opens at ${n}.` })
  await ready(tenant, id, 23)
  await until(async () => {
    const { versions } = (await asked(tenant, 'GET', `${DOCUMENTS}/${id}/versions`)).body
    expect(versions).toHaveLength(20)
    const { objects } = await env.BUCKET.list({ prefix: `${tenant.tenantId}/knowledge/${id}/` })
    expect(objects).toHaveLength(20)
  })
})

test('what is for agents is found for agents only, from the moment it is said', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, { ...HOURS, audience: 'agents' })
  await ready(tenant, id)
  expect(await found(tenant, 'museum opens')).toEqual([])
  expect(await found(tenant, 'museum opens', 'agents')).toMatchObject([{ documentId: id, audience: 'agents' }])
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { audience: 'customers' })
  expect(await found(tenant, 'museum opens')).toMatchObject([{ documentId: id, audience: 'customers' }])
})

test('nothing is found in what has expired', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, { ...HOURS, expiresAt: Date.now() + 3_600_000 })
  expect(await ready(tenant, id)).toMatchObject({ expired: false })
  expect(await found(tenant, 'museum opens')).toHaveLength(1)
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { expiresAt: Date.now() - 1 })
  expect(await found(tenant, 'museum opens')).toEqual([])
  expect(await found(tenant, 'museum opens', 'agents')).toEqual([])
  expect((await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { expiresAt: null })).body.document.expired).toBe(false)
  expect(await found(tenant, 'museum opens')).toHaveLength(1)
})

const LONG =
  'A ticket can be changed until two hours before departure for a fee of two hundred rupees, at the counter, on the website or by message to this number.'

test('the same words in two documents are found once, and the list says where else they stand', async () => {
  const tenant = await makeTenant()
  const one = await add(tenant, { title: 'Changes', kind: 'text', text: LONG })
  const two = await add(tenant, { title: 'Handbook', kind: 'text', text: `${LONG.toUpperCase()}` })
  await ready(tenant, one)
  await ready(tenant, two)
  expect(await found(tenant, 'ticket changed before departure')).toHaveLength(1)
  const { passages } = (await asked(tenant, 'GET', `${DOCUMENTS}/${two}/passages`)).body
  expect(passages).toMatchObject([{ sameAs: { documentId: one, title: 'Changes' } }])
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${one}`, { audience: 'agents' })
  expect(await found(tenant, 'ticket changed before departure')).toMatchObject([{ documentId: two }])
  await asked(tenant, 'DELETE', `${DOCUMENTS}/${one}`)
  expect(await found(tenant, 'ticket changed before departure')).toMatchObject([{ documentId: two }])
})

test('each phrasing of a question leads to its one answer', async () => {
  const tenant = await makeTenant()
  const text =
    'Q: Can I take my bicycle along?\nQ: Fahrradmitnahme?\nQ: Are cycles allowed on the coach?\nA: Yes, for fifty rupees.'
  const id = await add(tenant, { title: 'Bikes', kind: 'faq', text })
  await ready(tenant, id)
  for (const query of ['take my bicycle along', 'fahrradmitnahme', 'cycles allowed on the coach'])
    expect(await found(tenant, query)).toMatchObject([{ text: 'Yes, for fifty rupees.' }])
  const { passages, next } = (await asked(tenant, 'GET', `${DOCUMENTS}/${id}/passages`)).body
  expect(next).toBeNull()
  expect(passages).toMatchObject([
    {
      heading: 'Can I take my bicycle along?',
      phrasings: ['Fahrradmitnahme?', 'Are cycles allowed on the coach?'],
      text: 'Yes, for fifty rupees.',
      sameAs: null,
    },
  ])
})

test("passages are listed page by page, in the document's order", async () => {
  const tenant = await makeTenant()
  const entries = Array.from({ length: 7 }, (_, n) => `Q: What is rule ${n}?\nA: Rule ${n} is number ${n * 7}.`)
  const id = await add(tenant, { title: 'Rules', kind: 'faq', text: entries.join('\n\n') })
  await ready(tenant, id)
  const first = (await asked(tenant, 'GET', `${DOCUMENTS}/${id}/passages?limit=5`)).body
  expect(first).toMatchObject({ next: 5, passages: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] })
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/passages?limit=5&from=5`)).body).toMatchObject({
    next: null,
    passages: [{ n: 5 }, { n: 6, text: 'Rule 6 is number 42.' }],
  })
})

test('removing a document proves it: no passage, vector, text or file is left', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  await ready(tenant, id)
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, { ...HOURS, text: 'Closed.' })
  const vector = await vectorId(tenant.tenantId, `${id}.1.0`)
  expect(await env.KNOWLEDGE_INDEX.getByIds([vector])).toHaveLength(1)
  expect((await asked(tenant, 'GET', `/api/knowledge/deletions/${id}`)).status).toBe(404)
  const { body } = await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)
  const nothing = { documentId: id, chunks: 0, vectors: 0, text: false, file: false, gone: true }
  expect(body).toMatchObject({ removed: true, receipt: nothing })
  expect(await env.KNOWLEDGE_INDEX.getByIds([vector])).toEqual([])
  expect((await env.BUCKET.list({ prefix: `${tenant.tenantId}/knowledge/` })).objects).toEqual([])
  expect((await asked(tenant, 'GET', `/api/knowledge/deletions/${id}`)).body.deletion).toMatchObject(nothing)
  await env.BUCKET.put(`${tenant.tenantId}/knowledge/${id}/text-again`, 'x')
  expect((await asked(tenant, 'GET', `/api/knowledge/deletions/${id}`)).body.deletion).toMatchObject({
    text: true,
    gone: false,
  })
})

test('another tenant has none of it', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const id = await add(mine)
  await ready(mine, id)
  await asked(mine, 'PUT', `${DOCUMENTS}/${id}/draft`, HOURS)
  for (const [method, path, body] of [
    ['GET', 'draft'],
    ['PUT', 'draft', HOURS],
    ['DELETE', 'draft'],
    ['POST', 'publish'],
    ['GET', 'versions'],
    ['GET', 'versions/1'],
    ['POST', 'versions/1/restore'],
    ['GET', 'passages'],
  ] as const)
    expect((await asked(other, method, `${DOCUMENTS}/${id}/${path}`, body)).status).toBe(404)
  expect((await asked(other, 'PATCH', `${DOCUMENTS}/${id}`, { audience: 'agents' })).status).toBe(404)
  await asked(mine, 'DELETE', `${DOCUMENTS}/${id}`)
  expect((await asked(other, 'GET', `/api/knowledge/deletions/${id}`)).status).toBe(404)
})
