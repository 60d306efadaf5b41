import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { readSource } from '../../../workers/knowledge/sources/crawl'
import { makeTenant, ORIGIN } from '../api-client'
import { added, asked, found, html, type Pages, readAgain, SOURCES, settled, site, type Tenant } from './sites'
import { quietEnv } from './support'

const GATE = 'The gate opens at nine.'

/** As the screen does, while nothing is worked off in the queue. */
async function quietly(tenant: Tenant, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${tenant.token}`, 'content-type': 'application/json' }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  return Object(await (await app.request(`${ORIGIN}${path}`, init, quietEnv())).json())
}

/** Right before the first page is stored. */
function beforePage(work: () => Promise<unknown>): typeof env.BUCKET {
  let isDone = false
  return new Proxy(env.BUCKET, {
    get: (bucket, name) => {
      if (name !== 'put') return Reflect.get(bucket, name).bind(bucket)
      return async (key: string, value: string, options?: R2PutOptions) => {
        if (!isDone && key.includes('/page-')) {
          isDone = true
          await work()
        }
        return bucket.put(key, value, options)
      }
    },
  })
}

async function begun(tenant: Tenant, pages: Pages) {
  const made = await site({})
  const sitemap = made.sitemap(...Object.keys(pages))
  await made.receiver.act({ pages: { ...pages, '/sitemap.xml': sitemap } })
  const { source } = await quietly(tenant, 'POST', SOURCES, { url: `${made.origin}/sitemap.xml`, kind: 'sitemap' })
  return { ...made, sourceId: source.id, job: { tenantId: tenant.tenantId, sourceId: source.id, run: 1 } }
}

async function ingestAll(tenant: Tenant): Promise<void> {
  const { documents } = await quietly(tenant, 'GET', '/api/knowledge/documents')
  for (const { id, version } of documents)
    await ingestDocument(quietEnv(), { tenantId: tenant.tenantId, documentId: id, version })
}

test('a source that is made for agents while it is read: no page of it is told to customers', async () => {
  const tenant = await makeTenant()
  const { sourceId, job } = await begun(tenant, { '/a': html('A', GATE), '/b': html('B', 'The gate is blue.') })
  const BUCKET = beforePage(() => quietly(tenant, 'PATCH', `${SOURCES}/${sourceId}`, { audience: 'agents' }))
  await readSource(quietEnv({ BUCKET }), job)
  await ingestAll(tenant)
  const { pages } = await quietly(tenant, 'GET', `${SOURCES}/${sourceId}`)
  expect(pages.map(({ audience }: { audience: string }) => audience)).toEqual(['agents', 'agents'])
  expect(await found(tenant, 'gate')).toEqual([])
})

test('a page that a person made for agents stays so when the site changes it', async () => {
  const tenant = await makeTenant()
  const { origin, receiver } = await site({ '/x': html('X', GATE) })
  const id = await added(tenant, { url: `${origin}/x` })
  const { pages } = await settled(tenant, id)
  await asked(tenant, 'PATCH', `/api/knowledge/documents/${pages[0].id}`, { audience: 'agents' })
  await receiver.act({ pages: { '/x': html('X', 'The gate opens at ten.') } })
  expect((await readAgain(tenant, id)).pages).toMatchObject([{ version: 2, audience: 'agents' }])
  expect(await found(tenant, 'gate opens')).toEqual([])
})

test('a source that is removed while it is read leaves no page behind', async () => {
  const tenant = await makeTenant()
  const { sourceId, job } = await begun(tenant, { '/a': html('A', GATE), '/b': html('B', 'The gate is blue.') })
  const BUCKET = beforePage(async () => {
    await quietly(tenant, 'DELETE', `${SOURCES}/${sourceId}`)
    await readSource(quietEnv(), { ...job, run: 2 })
  })
  await readSource(quietEnv({ BUCKET }), job)
  await ingestAll(tenant)
  expect((await quietly(tenant, 'GET', '/api/knowledge/documents')).documents).toEqual([])
  expect(await found(tenant, 'gate')).toEqual([])
})

test('how often it is read, said while it is read, holds', async () => {
  const tenant = await makeTenant()
  const { sourceId, job } = await begun(tenant, { '/a': html('A', GATE) })
  const BUCKET = beforePage(() => quietly(tenant, 'PATCH', `${SOURCES}/${sourceId}`, { everyHours: 24 }))
  await readSource(quietEnv({ BUCKET }), job)
  expect((await quietly(tenant, 'GET', `${SOURCES}/${sourceId}`)).source).toMatchObject({
    state: 'ready',
    everyHours: 24,
    nextAt: expect.any(Number),
  })
})

test('one page that is odd does not keep the others from being read', async () => {
  const tenant = await makeTenant()
  const { sourceId, job } = await begun(tenant, {
    '/100%.txt': { headers: { 'content-type': 'text/plain' }, body: 'All fares are given back in full.' },
    '/deep': { body: `<html><body>${'<div>'.repeat(2_000)}<p>Deep down.</p></body></html>` },
    '/zipped': { headers: { 'content-type': 'text/html' }, body: 'PK\u0003\u0004 no zip' },
    '/a': html('A', GATE),
  })
  await readSource(quietEnv(), job)
  await ingestAll(tenant)
  const { source, pages } = await quietly(tenant, 'GET', `${SOURCES}/${sourceId}`)
  expect(source).toMatchObject({ state: 'ready', pages: 4, pagesDone: 4, pagesFailed: 2 })
  expect(pages.map(({ title, state }: { title: string; state: string }) => `${title} ${state}`)).toContain(
    '100%.txt ready',
  )
  expect(await found(tenant, 'gate opens')).toEqual([GATE])
})

test('a part of the sitemap that does not answer takes no page out of use', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap } = await site({})
  const index = {
    body: `<sitemapindex><sitemap><loc>${origin}/a.xml</loc></sitemap><sitemap><loc>${origin}/b.xml</loc></sitemap></sitemapindex>`,
  }
  const pages = {
    ...{ '/sitemap.xml': index, '/a.xml': sitemap('/1'), '/b.xml': sitemap('/2') },
    ...{ '/1': html('1', GATE), '/2': html('2', 'The lift is broken.') },
  }
  await receiver.act({ pages })
  const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap' })
  expect((await settled(tenant, id)).pages).toHaveLength(2)
  await receiver.act({ pages: { ...pages, '/b.xml': { status: 503 } } })
  const again = await readAgain(tenant, id)
  expect(again.source).toMatchObject({ error: 'sitemap_incomplete', errorDetail: { nextStep: expect.any(String) } })
  expect(await found(tenant, 'is the lift broken')).toContain('The lift is broken.')
})

test.each([
  ['longer than anybody reads', `User-agent: *\nDisallow: /private\n${'# x\n'.repeat(200_000)}`],
  ['with a mark before it', '\ufeffUser-agent: *\r\nDisallow: /private\r\n'],
])('a robots.txt %s is respected', async (_, body) => {
  const tenant = await makeTenant()
  const { origin, paths } = await site({
    '/robots.txt': { headers: { 'content-type': 'text/plain' }, body },
    '/private': html('Wages', 'Secret.'),
  })
  const id = await added(tenant, { url: `${origin}/private` })
  expect((await settled(tenant, id, 'failed')).pages).toMatchObject([{ error: 'robots' }])
  expect(await paths()).not.toContain('/private')
})

test('a robots.txt that stands on another host is respected', async () => {
  const tenant = await makeTenant()
  const other = await site({ '/robots.txt': { body: 'User-agent: *\nDisallow: /' } })
  const { origin, paths } = await site({
    '/robots.txt': { status: 301, headers: { location: `${other.origin}/robots.txt` } },
    '/x': html('X', GATE),
  })
  const id = await added(tenant, { url: `${origin}/x` })
  expect((await settled(tenant, id, 'failed')).pages).toMatchObject([{ error: 'robots' }])
  expect(await paths()).not.toContain('/x')
})

test('a redirect does not lead around robots.txt', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, paths } = await site({})
  await receiver.act({
    pages: {
      '/robots.txt': { body: 'User-agent: *\nDisallow: /private' },
      '/go': { status: 302, headers: { location: `${origin}/private` } },
      '/private': html('Wages', 'Secret.'),
    },
  })
  const id = await added(tenant, { url: `${origin}/go` })
  expect((await settled(tenant, id, 'failed')).pages).toMatchObject([{ error: 'robots' }])
  expect(await paths()).not.toContain('/private')
})

test.each(['\u001f\u008b', '\u001f\u008b\u0008', '<urlset>', ''])(
  'a sitemap of %j has no pages, and says so',
  async (body) => {
    const tenant = await makeTenant()
    const { origin } = await site({ '/sitemap.xml': { body } })
    const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap' })
    expect((await settled(tenant, id, 'failed')).source).toMatchObject({ error: 'no_pages' })
  },
)
