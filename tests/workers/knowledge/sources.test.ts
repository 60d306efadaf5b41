import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { readSource } from '../../../workers/knowledge/sources/crawl'
import { sweepSources } from '../../../workers/knowledge/sources/sweep'
import { until } from '../../support/api'
import { makeTenant } from '../api-client'
import { added, asked, found, html, readAgain, SOURCES, settled, site } from './sites'

test('a page is read and answered from; it says where it stands', async () => {
  const tenant = await makeTenant()
  const { origin } = await site({ '/pets': html('Pets', 'Pets travel free of charge in the luggage van.') })
  const id = await added(tenant, { url: `${origin}/pets` })
  const { source, pages } = await settled(tenant, id)
  expect(source).toMatchObject({ kind: 'page', pages: 1, pagesDone: 1, pagesFailed: 0, error: null, nextAt: null })
  expect(pages).toMatchObject([{ kind: 'page', title: 'Pets', url: `${origin}/pets`, sourceId: id, chunks: 1 }])
  expect(await found(tenant, 'do pets travel free')).toEqual(['Pets travel free of charge in the luggage van.'])
  const { passages } = (await asked(tenant, 'GET', `/api/knowledge/documents/${pages[0].id}/passages`)).body
  const { passage } = (await asked(tenant, 'GET', `/api/knowledge/passages/${passages[0].id}`)).body
  expect(passage).toMatchObject({ heading: 'Pets', url: `${origin}/pets` })
})

test('a sitemap: all its pages of the same host; what changed is read anew, what vanished is told no more', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap, paths } = await site({})
  const tagged = { ...html('Fares', 'A ticket costs 400 rupees.'), headers: { etag: '"1"' } }
  const pages = {
    '/fares': tagged,
    '/pets': html('Pets', 'Pets travel free.'),
    '/old': html('Old', 'The old station is open.'),
  }
  await receiver.act({
    pages: {
      ...pages,
      '/sitemap.xml': sitemap('/fares', '/pets#top', '/pets?utm_source=x', '/old', '@elsewhere.example.com/x'),
    },
  })
  const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap', everyHours: 24 })
  const first = await settled(tenant, id)
  expect(first.source).toMatchObject({ pages: 3, pagesDone: 3, nextAt: expect.any(Number) })
  expect(first.pages.map(({ url }: { url: string }) => url)).toEqual([
    `${origin}/fares`,
    `${origin}/old`,
    `${origin}/pets`,
  ])

  await receiver.act({
    pages: {
      '/fares': tagged,
      '/pets': html('Pets', 'Pets cost 50 rupees.'),
      '/sitemap.xml': sitemap('/fares', '/pets'),
    },
  })
  const second = await readAgain(tenant, id)
  expect(second.pages).toMatchObject([
    { url: `${origin}/fares`, version: 1 },
    { url: `${origin}/pets`, version: 2 },
  ])
  expect(await found(tenant, 'is the old station open')).toEqual([])
  expect(await found(tenant, 'pets')).toEqual(['Pets cost 50 rupees.'])
  const again = (await receiver.received()).filter(({ url }) => url.endsWith('/fares'))
  expect(again.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"'])
  expect((await paths()).filter((path) => path === '/robots.txt')).toHaveLength(2)
})

test('robots.txt is respected, and names the sitemap of a site', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap, paths } = await site({})
  const robots = `User-agent: *\nDisallow: /\n\nUser-agent: WhatsNexusBot\nDisallow: /private\n\nSitemap: ${origin}/map.xml`
  await receiver.act({
    pages: {
      '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: robots },
      '/': html('Welcome', 'Hello.'),
      '/map.xml': sitemap('/help', '/private/wages'),
      '/help': html('Help', 'Call us at any hour.'),
      '/private/wages': html('Wages', 'Secret.'),
    },
  })
  const id = await added(tenant, { url: `${origin}/`, kind: 'sitemap' })
  const { source, pages } = await settled(tenant, id)
  expect(source).toMatchObject({ pages: 2, pagesFailed: 1 })
  expect(pages).toMatchObject([
    { url: `${origin}/help`, state: 'ready' },
    { url: `${origin}/private/wages`, state: 'failed', error: 'robots', errorDetail: { nextStep: expect.any(String) } },
  ])
  expect(await paths()).not.toContain('/private/wages')
})

test('an index of sitemaps is followed, one level deep', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap } = await site({})
  const index = `<sitemapindex><sitemap><loc>${origin}/a.xml</loc></sitemap><sitemap><loc>${origin}/b.xml</loc></sitemap></sitemapindex>`
  await receiver.act({
    pages: {
      '/sitemap.xml': { headers: { 'content-type': 'application/xml' }, body: index },
      '/a.xml': sitemap('/1', '/2'),
      '/b.xml': sitemap('/2', '/3'),
      ...Object.fromEntries(['1', '2', '3'].map((n) => [`/${n}`, html(n, `Platform ${n} is on the left.`)])),
    },
  })
  const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap' })
  expect((await settled(tenant, id)).pages).toHaveLength(3)
})

test('a page that fails once keeps what was read of it, and says why it is not newer', async () => {
  const tenant = await makeTenant()
  const { origin, receiver } = await site({ '/x': html('X', 'The gate opens at nine.') })
  const id = await added(tenant, { url: `${origin}/x` })
  await settled(tenant, id)
  await receiver.act({ pages: { '/x': { status: 503 } } })
  const down = await readAgain(tenant, id, 'failed')
  expect(down.pages).toMatchObject([{ state: 'ready', error: 'page_unreachable' }])
  expect(await found(tenant, 'gate opens')).toHaveLength(1)
  await receiver.act({ pages: { '/x': html('X', 'The gate opens at nine.') } })
  expect((await readAgain(tenant, id)).pages).toMatchObject([{ state: 'ready', error: null, version: 1 }])
})

test('a page that failed is tried again by itself', async () => {
  const tenant = await makeTenant()
  const { origin, receiver } = await site({ '/x': { status: 503 } })
  const id = await added(tenant, { url: `${origin}/x` })
  const { pages } = await settled(tenant, id, 'failed')
  await receiver.act({ pages: { '/x': html('X', 'The gate opens at nine.') } })
  expect((await asked(tenant, 'POST', `/api/knowledge/documents/${pages[0].id}/retry`)).status).toBe(200)
  await until(async () => expect(await found(tenant, 'gate opens')).toHaveLength(1), 10_000)
})

test('a redirect within the host is followed, and a page that gives itself another address is read once', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap } = await site({})
  const canonical = `<link rel="canonical" href="${origin}/fares">`
  await receiver.act({
    pages: {
      '/sitemap.xml': sitemap('/old-fares', '/fares', '/fares/print'),
      '/old-fares': { status: 301, headers: { location: '/fares' } },
      '/fares': html('Fares', 'A ticket costs 400 rupees.', canonical),
      '/fares/print': html('Fares', 'A ticket costs 400 rupees.', canonical),
    },
  })
  const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap' })
  expect((await settled(tenant, id)).pages).toMatchObject([{ url: `${origin}/fares`, version: 1 }])
})

test('a page that a person removed is not brought back', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap } = await site({})
  await receiver.act({
    pages: { '/sitemap.xml': sitemap('/a', '/b'), '/a': html('A', 'Alpha is open.'), '/b': html('B', 'Beta is open.') },
  })
  const id = await added(tenant, { url: `${origin}/sitemap.xml`, kind: 'sitemap' })
  const { pages } = await settled(tenant, id)
  await asked(tenant, 'DELETE', `/api/knowledge/documents/${pages[0].id}`)
  expect((await readAgain(tenant, id)).pages).toMatchObject([{ url: `${origin}/b` }])
})

test('removing a source removes its pages', async () => {
  const tenant = await makeTenant()
  const { origin } = await site({ '/x': html('X', 'The gate opens at nine.') })
  const id = await added(tenant, { url: `${origin}/x` })
  const { pages } = await settled(tenant, id)
  expect((await asked(tenant, 'DELETE', `${SOURCES}/${id}`)).body).toEqual({ removed: true, pages: 1 })
  expect(await found(tenant, 'gate opens')).toEqual([])
  expect((await asked(tenant, 'GET', `${SOURCES}/${id}`)).status).toBe(404)
  await until(async () => {
    const { deletion } = (await asked(tenant, 'GET', `/api/knowledge/deletions/${pages[0].id}`)).body
    expect(deletion).toMatchObject({ gone: true })
    expect((await env.BUCKET.list({ prefix: `${tenant.tenantId}/knowledge/` })).objects).toEqual([])
  }, 10_000)
})

test('who may be told is changed for all its pages at once', async () => {
  const tenant = await makeTenant()
  const { origin } = await site({ '/x': html('X', 'The gate opens at nine.') })
  const id = await added(tenant, { url: `${origin}/x`, audience: 'agents' })
  await settled(tenant, id)
  expect(await found(tenant, 'gate opens')).toEqual([])
  await asked(tenant, 'PATCH', `${SOURCES}/${id}`, { audience: 'customers' })
  expect(await found(tenant, 'gate opens')).toHaveLength(1)
})

test('when its time has come the sweep has a source read again; a late job of an older reading does nothing', async () => {
  const tenant = await makeTenant()
  const { origin, receiver } = await site({ '/x': html('X', 'The gate opens at nine.') })
  const id = await added(tenant, { url: `${origin}/x`, everyHours: 1 })
  await settled(tenant, id)
  await receiver.act({ pages: { '/x': html('X', 'The gate opens at ten.') } })
  await env.DB.prepare('UPDATE sources SET due_at = ?1 WHERE id = ?2')
    .bind(Date.now() - 1, id)
    .run()
  await sweepSources(env, Date.now())
  await until(async () => expect(await found(tenant, 'gate opens')).toEqual(['The gate opens at ten.']), 10_000)
  const asks = (await receiver.received()).length
  expect(await readSource(env, { tenantId: tenant.tenantId, sourceId: id, run: 1 })).toEqual({ ok: true })
  expect(await receiver.received()).toHaveLength(asks)
})

test('a reading that died goes on where it stopped', async () => {
  const tenant = await makeTenant()
  const { origin, receiver, sitemap, paths } = await site({})
  const all = Array.from({ length: 25 }, (_, n) => `/p${n}`)
  await receiver.act({
    pages: {
      '/sitemap.xml': sitemap(...all),
      ...Object.fromEntries(all.map((path, n) => [path, html(path, `Platform ${n} is on the left.`)])),
    },
  })
  const send: typeof env.INGEST_QUEUE.send = async (job) =>
    'sourceId' in job ? { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } } : env.INGEST_QUEUE.send(job)
  const quiet = { ...env, INGEST_QUEUE: { ...env.INGEST_QUEUE, send } }
  const id = 'src_dies'
  await env.DB.prepare(
    `INSERT INTO sources (tenant_id, id, kind, url, state, run, created_at, updated_at) VALUES (?1, ?2, 'sitemap', ?3, 'pending', 1, 0, 0)`,
  )
    .bind(tenant.tenantId, id, `${origin}/sitemap.xml`)
    .run()
  const job = { tenantId: tenant.tenantId, sourceId: id, run: 1 }
  await readSource(quiet, job)
  expect((await asked(tenant, 'GET', `${SOURCES}/${id}`)).body.source).toMatchObject({ pages: 25, pagesDone: 20 })
  await readSource(env, job)
  expect((await settled(tenant, id)).pages).toHaveLength(25)
  expect((await paths()).filter((path) => path === '/p3')).toHaveLength(1)
})

test('the same address is not taken twice, nor shown to another tenant', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const { origin } = await site({ '/x': html('X', 'Words.') })
  const id = await added(mine, { url: `${origin}/x` })
  expect(await asked(mine, 'POST', SOURCES, { url: `${origin}/x` })).toMatchObject({
    status: 409,
    body: { code: 'source.already_here', sourceId: id },
  })
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/read'],
  ] as const)
    expect((await asked(other, method, `${SOURCES}/${id}${path}`)).status).toBe(404)
  expect((await asked(other, 'PATCH', `${SOURCES}/${id}`, { everyHours: 1 })).status).toBe(404)
  expect((await asked(other, 'GET', SOURCES)).body).toEqual({ sources: [] })
})
