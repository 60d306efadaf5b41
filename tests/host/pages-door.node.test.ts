import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/host/build.ts'
import { migrateD1 } from '../../scripts/host/d1.ts'
import { oneModule } from '../../scripts/host/runtime.ts'
import { standInsOptions } from '../../scripts/host/stand-ins.ts'
import { readVariables } from '../../scripts/host/variables.ts'
import { readWorkerOptions } from '../../scripts/host/worker-options.ts'
import { applySeed } from '../../scripts/seeds/apply.ts'
import type { OperatorClient } from '../../scripts/seeds/operator-client.ts'
import { seedFile } from '../../scripts/seeds/seed-file.ts'

/** Production's arrangement: the dashboard's domain in front, the Worker behind a service binding. */
const ORIGIN = 'https://dashboard.example'
const MAYA = { email: 'maya@acme.test', password: 'a-long-password' }
const seed = seedFile.parse({
  tenants: [
    { id: 'acme', name: 'Acme', apiKey: 'acme-key', users: [{ id: 'usr_maya', name: 'Maya', role: 'agent', ...MAYA }] },
  ],
})

let runtime: Miniflare

beforeAll(async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'functions-'))
  const args = ['pages', 'functions', 'build', 'functions', '--outdir', outdir, '--cwd', 'web']
  expect(spawnSync('wrangler', args, { encoding: 'utf8' })).toMatchObject({ status: 0 })
  const options = await readWorkerOptions()
  const variables = readVariables(Object.keys(options.bindings), {}, '/none')
  const worker = oneModule(await bundle('worker'))
  runtime = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      workers: [
        {
          ...oneModule(join(outdir, 'index.js')),
          name: 'dashboard',
          compatibilityDate: options.compatibilityDate,
          serviceBindings: { API: 'whatsnexus', ASSETS: () => new Response('the page') },
        },
        { ...worker, ...options, name: 'whatsnexus', bindings: { ...options.bindings, ...variables.worker } },
        { ...(await standInsOptions()) },
      ],
    }),
  )
  await runtime.ready
  await migrateD1(await runtime.getD1Database('DB', 'whatsnexus'))
  await applySeed(seed, operatorBehind(variables.worker.OPERATOR_TOKEN))
}, 60_000)

afterAll(() => runtime?.dispose())

/** Operators use the Worker's own domain. */
function operatorBehind(token: string): OperatorClient {
  return async (method, path, body) => {
    const worker = await runtime.getWorker('whatsnexus')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await worker.fetch(`https://worker.example/operator/${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
}

async function cookieOfMaya(): Promise<string> {
  const response = await runtime.dispatchFetch(`${ORIGIN}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify(MAYA),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ')
}

function openSocket(cookie: string, origin: string) {
  const headers = { upgrade: 'websocket', origin, cookie }
  return runtime.dispatchFetch(`${ORIGIN}/api/live`, { headers })
}

test('a person signs in through the dashboard’s domain, and the cookie that comes back opens the API', async () => {
  const cookie = await cookieOfMaya()
  const answer = await runtime.dispatchFetch(`${ORIGIN}/api/me`, { headers: { cookie } })
  expect(await answer.json()).toMatchObject({ name: 'Maya', tenant: { id: 'acme' } })
  expect((await runtime.dispatchFetch(`${ORIGIN}/api/me`)).status).toBe(401)
})

test('a socket passes through, for a page of the dashboard only', async () => {
  const cookie = await cookieOfMaya()
  const { status, webSocket } = await openSocket(cookie, ORIGIN)
  expect(status).toBe(101)
  if (!webSocket) throw new Error('There is no socket')
  const heard = new Promise<string>((hear) => webSocket.addEventListener('message', ({ data }) => hear(String(data))))
  webSocket.accept()
  expect(JSON.parse(await heard)).toMatchObject({ type: 'hello' })
  webSocket.close()
  expect((await openSocket(cookie, 'https://elsewhere.example')).status).toBe(403)
})

test('an answer of the API has its own headers, and keeps its body and status', async () => {
  const answer = await runtime.dispatchFetch(`${ORIGIN}/api/nothing-like-it`, {
    headers: { authorization: 'Bearer acme-key' },
  })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.json()).toMatchObject({ code: 'route.not_found' })
})

test('a file of a message is under the dashboard’s domain too, for whoever has its address', async () => {
  const answer = await runtime.dispatchFetch(`${ORIGIN}/media/none`)
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found'])
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
})

test.each(['/operator', '/operator/tenants', '/webhooks/whatsapp', '/healthz'])(
  '%s is not reached through the dashboard’s domain',
  async (path) => {
    const answer = await runtime.dispatchFetch(`${ORIGIN}${path}`, {
      headers: { authorization: 'Bearer local-operator-token' },
    })
    expect(answer.status).toBe(404)
  },
)
