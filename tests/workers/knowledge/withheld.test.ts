import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { saveDocument } from '../../../workers/knowledge/documents'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { knowledgeOf } from '../../../workers/objects'
import { makeTenant, ORIGIN } from '../api-client'
import { quietEnv, watchedAi } from './support'

const DOCUMENTS = '/api/knowledge/documents'
const WAGES = { title: 'Wages', kind: 'text', text: 'The margin on each ticket is forty rupees.' }
const FARES = { title: 'Fares', kind: 'text', text: 'Each ticket costs four hundred rupees.' }

type Tenant = { token: string; tenantId: string }

/** Jobs are worked off when a test says so. `over`: what is down. */
async function asked(tenant: Tenant, method: string, path: string, body?: unknown, over: Partial<typeof env> = {}) {
  const init = {
    method,
    headers: { authorization: `Bearer ${tenant.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const response = await app.request(`${ORIGIN}${path}`, init, quietEnv(over))
  return { status: response.status, body: Object(await response.json()) }
}

async function add(tenant: Tenant, body: object): Promise<string> {
  const added = await asked(tenant, 'POST', DOCUMENTS, body)
  expect(added.status).toBe(201)
  const { id } = added.body.document
  await read(tenant, id, 1)
  return id
}

async function read(tenant: Tenant, documentId: string, version: number, over: Partial<typeof env> = {}) {
  await ingestDocument(quietEnv(over), { tenantId: tenant.tenantId, documentId, version })
}

async function told(tenant: Tenant, audience?: 'agents'): Promise<string[]> {
  const knowledge = await knowledgeOf(env, tenant.tenantId)
  const call = { tenantId: tenant.tenantId, query: 'ticket rupees', limit: 5, ...(audience ? { audience } : {}) }
  return (await knowledge.search(call)).hits.map(({ text }) => text)
}

/** The tenant's object does not answer when it is told who may be told. */
function deaf(): typeof env.KNOWLEDGE {
  return new Proxy(env.KNOWLEDGE, {
    get(objects, name) {
      if (name === 'idFromName') return objects.idFromName.bind(objects)
      return (id: DurableObjectId) =>
        new Proxy(objects.get(id), {
          get: (object, method) =>
            /^describe/.test(String(method)) ? () => Promise.reject(new Error('down')) : Reflect.get(object, method),
        })
    },
  })
}

test('saved anew for agents only, nothing more is told to customers: not even until the new text is read', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, WAGES)
  expect(await told(tenant)).toEqual([WAGES.text])
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...WAGES, text: 'The margin is a secret.', audience: 'agents' })
  expect(await told(tenant)).toEqual([])
  expect(await told(tenant, 'agents')).toEqual([WAGES.text])
})

test('saved anew with an end that has come, the old text is not told any more either', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, FARES)
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...FARES, text: 'New fares.', expiresAt: Date.now() - 1 })
  expect(await told(tenant)).toEqual([])
})

test('a text that is rewritten for customers is told to them; the one for agents before it never is', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, { ...WAGES, audience: 'agents' })
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...FARES, audience: 'customers' })
  expect(await told(tenant)).toEqual([])
  // Whatever else is said of it meanwhile.
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { expiresAt: Date.now() + 3_600_000 })
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { audience: 'customers' })
  expect(await told(tenant)).toEqual([])
  await read(tenant, id, 2)
  expect(await told(tenant)).toEqual([FARES.text])
})

test('a text for agents that is still being read when another one for customers is saved is not told to them', async () => {
  const tenant = await makeTenant()
  const { id } = (await asked(tenant, 'POST', DOCUMENTS, { ...WAGES, audience: 'agents' })).body.document
  let hasSaved = false
  const AI = watchedAi(async () => {
    if (hasSaved) return
    hasSaved = true
    await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, { ...FARES, audience: 'customers' })
  })
  await read(tenant, id, 1, { AI })
  expect(await told(tenant)).toEqual([])
  await read(tenant, id, 2)
  expect(await told(tenant)).toEqual([FARES.text])
})

test('where the change did not arrive, saying it again makes it hold', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const tenant = await makeTenant()
  const id = await add(tenant, WAGES)
  const change = { audience: 'agents' }
  expect((await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, change, { KNOWLEDGE: deaf() })).status).toBe(500)
  expect((await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, change)).status).toBe(200)
  expect(await told(tenant)).toEqual([])
})

test('said while the text goes into use, it holds from the first moment', async () => {
  const tenant = await makeTenant()
  const { id } = (await asked(tenant, 'POST', DOCUMENTS, WAGES)).body.document
  const seen: string[][] = []
  const KNOWLEDGE = new Proxy(env.KNOWLEDGE, {
    get(objects, name) {
      if (name === 'idFromName') return objects.idFromName.bind(objects)
      return (objectId: DurableObjectId) =>
        new Proxy(objects.get(objectId), {
          get: (object, method) => {
            if (method !== 'putDocument') return Reflect.get(object, method)
            return async (document: never) => {
              await asked(tenant, 'PATCH', `${DOCUMENTS}/${id}`, { audience: 'agents' })
              const stored = await object.putDocument(document)
              seen.push(await told(tenant))
              return stored
            }
          },
        })
    },
  })
  await read(tenant, id, 1, { KNOWLEDGE })
  expect(seen).toEqual([[]])
  expect(await told(tenant)).toEqual([])
  expect(await told(tenant, 'agents')).toEqual([WAGES.text])
})

test('the same words in a document for agents and in one for customers are told to customers from theirs', async () => {
  const tenant = await makeTenant()
  const text =
    'Each ticket costs four hundred rupees, which is to be paid at the counter before the journey, in cash or by card, and is not given back.'
  const inside = await add(tenant, { ...WAGES, text, audience: 'agents' })
  const outside = await add(tenant, { ...FARES, text })
  expect(await told(tenant)).toEqual([text])
  await asked(tenant, 'DELETE', `${DOCUMENTS}/${outside}`)
  expect(await told(tenant)).toEqual([])
  expect(await told(tenant, 'agents')).toEqual([text])
  await asked(tenant, 'PATCH', `${DOCUMENTS}/${inside}`, { audience: 'customers' })
  expect(await told(tenant)).toEqual([text])
})

test('a draft never answers, whatever is published, restored or read beside it', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, FARES)
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, { ...FARES, text: 'Each ticket costs nine rupees.' })
  await saveDocument(quietEnv(), tenant.tenantId, {
    documentId: id,
    title: 'Fares',
    kind: 'text',
    text: 'A ticket costs five rupees.',
  })
  await read(tenant, id, 2)
  await asked(tenant, 'POST', `${DOCUMENTS}/${id}/versions/1/restore`)
  await read(tenant, id, 3)
  expect(await told(tenant)).toEqual([FARES.text])
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}`)).body.document.draft).toMatchObject({ title: 'Fares' })
})

test('a draft that somebody saves while another is being published is neither published nor lost', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant, FARES)
  const [one, other] = ['Each ticket costs five rupees.', 'Each ticket costs nine rupees.']
  await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, { ...FARES, text: one })
  let hasSaved = false
  const BUCKET = new Proxy(env.BUCKET, {
    get: (bucket, name) => {
      if (name !== 'put') return Reflect.get(bucket, name).bind(bucket)
      return async (key: string, value: string) => {
        if (!hasSaved) {
          hasSaved = true
          await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, { ...FARES, text: other })
        }
        return bucket.put(key, value)
      }
    },
  })
  await asked(tenant, 'POST', `${DOCUMENTS}/${id}/publish`, undefined, { BUCKET })
  await read(tenant, id, 2)
  expect(await told(tenant)).toEqual([one])
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}/draft`)).body.draft).toMatchObject({ text: other })
})
