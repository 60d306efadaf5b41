import { expect, test } from 'vitest'
import { makeTenant } from '../api-client'
import { added, asked, html, type Pages, SOURCES, settled, site } from './sites'

test.each<[string, Pages, string]>([
  ['missing', {}, 'page_missing'],
  ['refused', { '/x': { status: 403 } }, 'page_refused'],
  ['down', { '/x': { status: 503 } }, 'page_unreachable'],
  ['empty', { '/x': { body: '<html><body><script>draw()</script></body></html>' } }, 'page_no_text'],
  ['a picture', { '/x': { headers: { 'content-type': 'image/png' }, body: '\x89PNG\r\n\x1a\n' } }, 'page_no_text'],
  ['hidden', { '/x': html('X', 'Words.', '<meta name="robots" content="noindex">') }, 'page_hidden'],
  ['elsewhere', { '/x': { status: 302, headers: { location: 'https://other.example.com/x' } } }, 'page_elsewhere'],
  ['inside', { '/x': { status: 302, headers: { location: 'http://169.254.169.254/latest' } } }, 'page_elsewhere'],
  ['endless', { '/x': { status: 302, headers: { location: '/x' } } }, 'page_unreachable'],
  ['large', { '/x': { body: 'a'.repeat(5 * 1024 * 1024 + 1) } }, 'page_too_large'],
])('a page that is %s says so, with the next step', async (_, pages, error) => {
  const tenant = await makeTenant()
  const { origin } = await site(pages)
  const id = await added(tenant, { url: `${origin}/x` })
  const body = await settled(tenant, id, 'failed')
  expect(body.source).toMatchObject({ pagesFailed: 1, error: 'page_unreadable' })
  expect(body.pages).toMatchObject([{ state: 'failed', error, errorDetail: { nextStep: expect.any(String) } }])
})

test('a site whose robots.txt does not answer is not read', async () => {
  const tenant = await makeTenant()
  const { origin, paths } = await site({ '/robots.txt': { status: 500 }, '/x': html('X', 'Words.') })
  const { source } = await settled(tenant, await added(tenant, { url: `${origin}/x` }), 'failed')
  expect(source).toMatchObject({ error: 'robots_unreachable', errorDetail: { retry: true } })
  expect(await paths()).not.toContain('/x')
})

test.each([
  ['http://example.com/x', 'not_https'],
  ['https://127.0.0.1/x', 'address'],
  ['https://wiki.internal/x', 'internal_name'],
  ['nonsense', 'malformed'],
])('the address %s is refused: %s', async (url, fault) => {
  const tenant = await makeTenant()
  expect(await asked(tenant, 'POST', SOURCES, { url })).toMatchObject({
    status: 422,
    body: { code: 'source.url_refused', fault, nextStep: expect.any(String) },
  })
})

test('a name that leads inside is refused', async () => {
  const tenant = await makeTenant()
  const { origin, receiver } = await site({ '/x': html('X', 'The gate opens at nine.') })
  await receiver.act({ addresses: ['10.0.0.7'] })
  expect(await asked(tenant, 'POST', SOURCES, { url: `${origin}/x` })).toMatchObject({
    body: { fault: 'private_address' },
  })
})
