import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { vectorIds } from '../../../workers/knowledge/vector-id'
import { makeTenant, ORIGIN } from '../api-client'
import { freshTenant, quietEnv, watchedAi } from './support'

const DOCUMENTS = '/api/knowledge/documents'
const HOURS = { title: 'Hours', kind: 'text', text: 'The museum opens at nine in the morning.' }
const NOTHING = { chunks: 0, vectors: 0, text: false, file: false, gone: true }

type Tenant = { token: string; tenantId: string }

async function asked(tenant: Tenant, method: string, path: string, body?: unknown, over: Partial<typeof env> = {}) {
  const init = {
    method,
    headers: { authorization: `Bearer ${tenant.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  const response = await app.request(`${ORIGIN}${path}`, init, quietEnv(over))
  return { status: response.status, body: Object(await response.json()) }
}

async function add(tenant: Tenant): Promise<string> {
  const { id } = (await asked(tenant, 'POST', DOCUMENTS, HOURS)).body.document
  await ingestDocument(quietEnv(), { tenantId: tenant.tenantId, documentId: id, version: 1 })
  return id
}

async function proof(tenant: Tenant, id: string, over: Partial<typeof env> = {}) {
  return (await asked(tenant, 'GET', `/api/knowledge/deletions/${id}`, undefined, over)).body.deletion
}

async function stored(tenant: Tenant): Promise<string[]> {
  const { objects } = await env.BUCKET.list({ prefix: `${tenant.tenantId}/` })
  return objects.map(({ key }) => key)
}

/** A binding of which one method does not work. */
function without<Binding extends object>(binding: Binding, method: keyof Binding): Binding {
  return new Proxy(binding, {
    get: (target, name) => {
      if (name === method) return () => Promise.reject(new Error('down'))
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? (...args: unknown[]) => Reflect.apply(value, target, args) : value
    },
  })
}

test('what is left anywhere keeps the proof from saying gone: a vector, a text, a file, a version, a title', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  expect((await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)).body.receipt).toMatchObject(NOTHING)

  const [vector = ''] = await vectorIds(tenant.tenantId, [`${id}.1.0`])
  const values = Array.from({ length: 1024 }, () => 0.03)
  await env.KNOWLEDGE_INDEX.upsert([{ id: vector, values, namespace: tenant.tenantId }])
  expect(await proof(tenant, id)).toMatchObject({ ...NOTHING, vectors: 1, gone: false })
  await env.KNOWLEDGE_INDEX.deleteByIds([vector])

  const key = `${tenant.tenantId}/knowledge/${id}/file_again`
  await env.BUCKET.put(key, 'x')
  expect(await proof(tenant, id)).toMatchObject({ ...NOTHING, file: true, gone: false })
  await env.BUCKET.delete(key)

  await env.DB.prepare(
    `INSERT INTO document_versions (tenant_id, document_id, version, title, kind, r2_key, bytes, created_at)
     VALUES (?1, ?2, 1, 'Hours', 'text', '', 1, 1)`,
  )
    .bind(tenant.tenantId, id)
    .run()
  expect(await proof(tenant, id)).toMatchObject({ ...NOTHING, text: true, gone: false })
  await env.DB.prepare('DELETE FROM document_versions WHERE document_id = ?1').bind(id).run()

  await env.DB.prepare("UPDATE documents SET title = 'Hours' WHERE id = ?1").bind(id).run()
  expect(await proof(tenant, id)).toMatchObject({ ...NOTHING, text: true, gone: false })
})

test.each([
  ['vectors', () => ({ KNOWLEDGE_INDEX: without(env.KNOWLEDGE_INDEX, 'getByIds') })],
  ['files', () => ({ BUCKET: without(env.BUCKET, 'list') })],
] as const)('while %s cannot be asked the document is removed, and not said to be gone', async (_, over) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const tenant = await makeTenant()
  const id = await add(tenant)
  const removed = await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`, undefined, over())
  expect(removed).toMatchObject({ status: 200, body: { removed: true, receipt: { chunks: 0, gone: false } } })
  expect(await proof(tenant, id, over())).toMatchObject({ gone: false })
  await ingestDocument(quietEnv(), { tenantId: tenant.tenantId, documentId: id, version: 2 })
  expect(await proof(tenant, id)).toMatchObject(NOTHING)
})

test('a file that is removed while it is read leaves nothing behind', async () => {
  const tenant = await makeTenant()
  const text = `The museum opens at nine. ${freshTenant()}`
  const { id } = (await asked(tenant, 'POST', '/api/knowledge/files?name=a.txt', text)).body.document
  let receipt: unknown
  const BUCKET = new Proxy(env.BUCKET, {
    get: (bucket, name) => {
      if (name !== 'get') return Reflect.get(bucket, name).bind(bucket)
      return async (key: string) => {
        const file = await bucket.get(key)
        if (file && receipt === undefined) receipt = (await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)).body.receipt
        return file
      }
    },
  })
  await ingestDocument(quietEnv({ BUCKET }), { tenantId: tenant.tenantId, documentId: id, version: 1 })
  expect(receipt).toMatchObject({ gone: true })
  expect(await stored(tenant)).toEqual([])
  expect(await proof(tenant, id)).toMatchObject(NOTHING)
})

test('a job that died after its document was removed clears up when it comes again', async () => {
  const tenant = await makeTenant()
  const { id } = (await asked(tenant, 'POST', DOCUMENTS, HOURS)).body.document
  const job = { tenantId: tenant.tenantId, documentId: id, version: 1 }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const AI = watchedAi(async () => void (await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)))
  // Its vectors are written after the removal, and then nothing answers any more.
  await ingestDocument(quietEnv({ AI, KNOWLEDGE_INDEX: without(env.KNOWLEDGE_INDEX, 'deleteByIds') }), job)
  expect(await proof(tenant, id)).toMatchObject({ vectors: 1, gone: false })
  await ingestDocument(quietEnv(), job)
  expect(await proof(tenant, id)).toMatchObject(NOTHING)
})

test('a draft that is saved while its document is removed leaves no word behind', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  let isFirst = true
  const BUCKET = new Proxy(env.BUCKET, {
    get: (bucket, name) => {
      if (name !== 'put') return Reflect.get(bucket, name).bind(bucket)
      return async (key: string, value: string) => {
        if (isFirst) {
          isFirst = false
          await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)
        }
        return bucket.put(key, value)
      }
    },
  })
  expect((await asked(tenant, 'PUT', `${DOCUMENTS}/${id}/draft`, HOURS, { BUCKET })).status).toBe(404)
  expect(await stored(tenant)).toEqual([])
})

test('a text that is saved while its document is removed does not bring it back, and leaves no word behind', async () => {
  const tenant = await makeTenant()
  const id = await add(tenant)
  let isFirst = true
  const BUCKET = new Proxy(env.BUCKET, {
    get: (bucket, name) => {
      if (name !== 'put') return Reflect.get(bucket, name).bind(bucket)
      return async (key: string, value: string) => {
        if (isFirst) {
          isFirst = false
          await asked(tenant, 'DELETE', `${DOCUMENTS}/${id}`)
        }
        return bucket.put(key, value)
      }
    },
  })
  const text = { ...HOURS, text: 'The museum is closed.' }
  expect((await asked(tenant, 'PUT', `${DOCUMENTS}/${id}`, text, { BUCKET })).status).toBe(404)
  expect((await asked(tenant, 'GET', `${DOCUMENTS}/${id}`)).status).toBe(404)
  expect(await stored(tenant)).toEqual([])
  expect(await proof(tenant, id)).toMatchObject(NOTHING)
})
