import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Request } from 'miniflare'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DASHBOARD } from '../../scripts/host/dashboard.ts'
import { answerFromSite, loadSite, type Site } from '../../scripts/host/site.ts'
import { newAgent } from './support/agent.ts'
import { program } from './support/server.ts'

/** The dashboard as the program serves it, from a server that can be given another build or none. */
const server = createServer((request, response) => void answer(request, response))
let site: Site | undefined
let url = ''

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})

afterAll(() => server.close())

async function answer({ url: path = '/', method = 'GET', headers }: IncomingMessage, response: ServerResponse) {
  if (!site) return response.destroy()
  if (path.startsWith('/api/')) {
    const answered = await fetch(`${program.url}${path}`)
    return response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text())
  }
  const known = headers['if-none-match']
  const asked = new Request(`${url}${path}`, { method, headers: known ? { 'if-none-match': known } : {} })
  const answered = answerFromSite(site, asked)
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(Buffer.from(await answered.arrayBuffer()))
}

/** The same build under another name, as a deployment would bring it. */
function newBuild(): Site {
  const built = loadSite(DASHBOARD)
  const worker = built.files.get('/sw.js')
  if (!worker) throw new Error('There is no service worker')
  const body = Buffer.from(
    worker.body.toString().replace(/whatsnexus-\$\{"\w+"\}|whatsnexus-[0-9a-f]{12}/, 'whatsnexus-next'),
  )
  expect(body.toString()).toContain('whatsnexus-next')
  return { ...built, files: new Map([...built.files, ['/sw.js', { ...worker, body, etag: '"next"' }]]) }
}

async function openSignIn(): Promise<Page> {
  const { page } = await newAgent({ baseURL: url, serviceWorkers: 'allow' })
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return page
}

function cachesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys())
}

test('once opened, the page opens without a network, under every address of a view', async () => {
  site = loadSite(DASHBOARD)
  const page = await openSignIn()
  site = undefined
  await page.goto('/inbox/mine')
  await page.locator('#app > *').first().waitFor()
  expect(await page.title()).toContain('WhatsNexus')
})

test('a new build waits until somebody takes it, and leaves nothing of the old one', async () => {
  site = loadSite(DASHBOARD)
  const page = await openSignIn()
  const before = await cachesOf(page)
  site = newBuild()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.getByText('A new version is ready').waitFor()
  expect(await cachesOf(page)).toEqual([...before, 'whatsnexus-next'])
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Reload' }).click()
  await loaded
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await cachesOf(page)).toEqual(['whatsnexus-next'])
  expect(await page.getByText('A new version is ready').isVisible()).toBe(false)
})

test('what the API says is never kept', async () => {
  site = loadSite(DASHBOARD)
  const page = await openSignIn()
  await page.evaluate(() => fetch('/api/me'))
  const kept = await page.evaluate(async () => {
    const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return found.flat().map((request) => new URL(request.url).pathname)
  })
  expect(kept.length).toBeGreaterThan(3)
  expect(kept.filter((path) => path.startsWith('/api'))).toEqual([])
})
