import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Request } from 'miniflare'
import { expect, test } from 'vitest'
import { answerFromSite, loadSite } from '../../scripts/host/site.ts'

function siteOf(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return loadSite(folder)
}

const site = siteOf({
  'index.html': 'the page',
  'privacy.html': 'what is kept of whom',
  'theme.js': 'theme()',
  'assets/app-1.js': 'app()',
  'assets/404.html': 'not of this build',
  _headers: readFileSync('web/public/_headers', 'utf8'),
  '_routes.json': '{}',
})

function ask(path: string, init: { method?: string; headers?: Record<string, string> } = {}) {
  return answerFromSite(site, new Request(`http://127.0.0.1${path}`, init))
}

test('every path that is no file is a view of the application, but not one of a file that a build had', async () => {
  expect(await ask('/').text()).toBe('the page')
  expect(await ask('/inbox/mine/con_1?m=3').text()).toBe('the page')
  expect(await ask('/assets/app-1.js').text()).toBe('app()')
  const gone = ask('/assets/app-0.js')
  expect(gone.status).toBe(404)
  expect(gone.headers.get('cache-control')).toBe('no-store')
})

test('a page beside the application has its name for a path, and only that', async () => {
  expect(await ask('/privacy').text()).toBe('what is kept of whom')
  expect(ask('/privacy.html').headers.get('location')).toBe('/privacy')
  expect(await ask('/privacy/').text()).toBe('the page')
})

test('no path leads away from here', () => {
  expect(ask('/index.html').headers.get('location')).toBe('/')
  for (const path of ['//evil.example/index.html', '/%0d%0aset-cookie:a=b/index.html'])
    expect([ask(path).status, ask(path).headers.get('location')]).toEqual([200, null])
})

test('nothing outside of the site is served, nor the settings of Pages', async () => {
  for (const path of ['/_headers', '/_routes.json', '/..%2f..%2fetc/passwd', '/%2e%2e/package.json', '/%E0%A4%A'])
    expect(await ask(path).text()).toBe('the page')
})

test('the page has the policy that allows nothing inline, and only what has a hash in its name is kept without asking', () => {
  const { headers } = ask('/')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'; script-src 'self'; style-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.has('access-control-allow-origin')).toBe(false)
  expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(ask('/theme.js').headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(ask('/assets/app-1.js').headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('a page that is known already is not sent again', () => {
  const etag = ask('/').headers.get('etag') ?? ''
  expect(ask('/', { headers: { 'if-none-match': etag } }).status).toBe(304)
  expect(ask('/inbox', { headers: { 'if-none-match': `W/${etag}` } }).status).toBe(304)
  expect(ask('/', { headers: { 'if-none-match': '"another"' } }).status).toBe(200)
})

test('HEAD has the headers without the body; nothing can be sent to a file', async () => {
  const head = ask('/theme.js', { method: 'HEAD' })
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    '',
  ])
  expect(ask('/', { method: 'POST' }).status).toBe(405)
  expect(ask('/index.html').headers.get('location')).toBe('/')
})
