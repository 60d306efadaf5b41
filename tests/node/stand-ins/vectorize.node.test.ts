import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
const unit = (...places: number[]) => Array.from({ length: 1024 }, (_, index) => (places.includes(index) ? 1 : 0))
const STAND_INS = 'stand-ins'

/** Calls a binding's method and hands back what came, so that every value crosses RPC as it does in the product. */
const CALLER = `export default { async fetch(request, env) {
  const [binding, method, args] = await request.json()
  try { return Response.json({ ok: await env[binding][method](...args) ?? null }) }
  catch (error) { return Response.json({ failed: { name: error.name, message: error.message, code: error.code, status: error.status } }) }
} }`

function start(): Miniflare {
  const built = buildSync({
    entryPoints: ['tests/stand-ins/index.ts'],
    bundle: true,
    format: 'esm',
    external: ['cloudflare:*'],
    write: false,
  })
  const service = (entrypoint: string) => ({ name: STAND_INS, entrypoint })
  const compatibilityDate = '2026-10-20'
  return new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: folder,
      cf: false,
      workers: [
        {
          name: 'caller',
          modules: true,
          script: CALLER,
          compatibilityDate,
          serviceBindings: { AI: service('AiStandIn'), INDEX: service('VectorizeStandIn') },
        },
        {
          name: STAND_INS,
          modules: true,
          script: built.outputFiles[0]?.text ?? '',
          compatibilityDate,
          durableObjects: { VECTORS: { className: 'VectorStore', useSQLite: true } },
        },
      ],
    }),
  )
}

let runtime: Miniflare
beforeAll(() => {
  runtime = start()
})
afterAll(async () => {
  await runtime.dispose()
  rmSync(folder, { recursive: true, force: true })
})

async function call(binding: 'AI' | 'INDEX', method: string, ...args: unknown[]): Promise<unknown> {
  const answer = await runtime.dispatchFetch('http://local/', {
    method: 'POST',
    body: JSON.stringify([binding, method, args]),
  })
  return answer.json()
}
const index = (method: string, ...args: unknown[]) => call('INDEX', method, ...args)

test('nearest first, within its namespace, filtered, with metadata when asked', async () => {
  await index('upsert', [
    { id: 'a', values: unit(1), namespace: 't1', metadata: { kind: 'chunk', page: 1 } },
    { id: 'b', values: unit(1, 2), namespace: 't1', metadata: { kind: 'chunk', page: 2 } },
    { id: 'c', values: unit(1), namespace: 't2' },
    { id: 'd', values: unit(1), namespace: 't1', metadata: { kind: 'intent' } },
  ])
  const options = { topK: 10, namespace: 't1', filter: { kind: 'chunk' }, returnMetadata: 'all' }
  expect(await index('query', unit(1), options)).toEqual({
    ok: {
      count: 2,
      matches: [
        { id: 'a', namespace: 't1', score: 1, metadata: { kind: 'chunk', page: 1 } },
        { id: 'b', namespace: 't1', score: expect.closeTo(Math.SQRT1_2), metadata: { kind: 'chunk', page: 2 } },
      ],
    },
  })
  expect(await index('query', unit(1), { ...options, filter: { page: { $gte: 2 } } })).toMatchObject({
    ok: { count: 1 },
  })
  expect(await index('query', unit(1), { topK: 1, namespace: 't2' })).toEqual({
    ok: { count: 1, matches: [{ id: 'c', namespace: 't2', score: 1 }] },
  })
})

test('insert keeps what is there, upsert replaces it, deleteByIds removes it', async () => {
  await index('upsert', [{ id: 'x', values: unit(5), namespace: 'i' }])
  await index('insert', [{ id: 'x', values: unit(6), namespace: 'i' }])
  expect(await index('query', unit(5), { topK: 1, namespace: 'i' })).toMatchObject({ ok: { matches: [{ score: 1 }] } })
  await index('upsert', [{ id: 'x', values: unit(6), namespace: 'i' }])
  expect(await index('getByIds', ['x', 'none'])).toMatchObject({ ok: [{ id: 'x', namespace: 'i' }] })
  await index('deleteByIds', ['x'])
  expect(await index('getByIds', ['x'])).toEqual({ ok: [] })
})

describe('limits of the real index', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, n) => String(n))
  test.each<[name: string, method: string, args: unknown[]]>([
    ['an id of 65 bytes', 'upsert', [[{ id: 'ä'.repeat(33), values: unit(1) }]]],
    ['another number of dimensions', 'upsert', [[{ id: 'z', values: [1, 2, 3] }]]],
    ['topK over 100', 'query', [unit(1), { topK: 101 }]],
    ['topK over 20 with all metadata', 'query', [unit(1), { topK: 21, returnMetadata: 'all' }]],
    ['101 ids to delete', 'deleteByIds', [ids(101)]],
    ['21 ids to get', 'getByIds', [ids(21)]],
  ])('%s', async (_name, method, args) => {
    expect(await index(method, ...args)).toMatchObject({ failed: { name: 'VectorizeError', status: 400 } })
  })
})

test('fails when told, with code and status across RPC', async () => {
  await index('control', { fail: 'rate_limit', times: 1 })
  expect(await index('getByIds', [])).toMatchObject({ failed: { code: 40000, status: 429 } })
  await call('AI', 'control', { fail: 'error', model: '@cf/baai' })
  expect(await call('AI', 'run', '@cf/baai/bge-m3', { text: 'x' })).toMatchObject({
    failed: { name: 'AiError', code: 3043, status: 500 },
  })
  await call('AI', 'control', {})
  expect(await call('AI', 'run', '@cf/baai/bge-m3', { text: 'x' })).toMatchObject({ ok: { shape: [1, 1024] } })
})

test('vectors survive a restart', async () => {
  await index('upsert', [{ id: 'kept', values: unit(9), namespace: 'r' }])
  await runtime.dispose()
  runtime = start()
  expect(await index('query', unit(9), { topK: 1, namespace: 'r' })).toMatchObject({
    ok: { matches: [{ id: 'kept' }] },
  })
  expect(await index('describe')).toMatchObject({ ok: { dimensions: 1024 } })
})
