import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app, document } from '../../../workers/app'

/** What everybody may read: a description that says nothing of any tenant. */
const PUBLIC = new Set(['/api/openapi.json', '/api/docs', '/api/docs.css', '/healthz'])

function operations() {
  return Object.entries(document().paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method: method.toUpperCase(), path, permission: operation['x-permission'] }] : []
    }),
  )
}

test('every route of the document declares its permission', () => {
  expect(operations().length).toBeGreaterThan(15)
  for (const operation of operations())
    expect(operation).toMatchObject({ permission: expect.stringMatching(/^(?:\w+\.\w+|public)$/) })
})

test('only signing up or in, and following a link from an e-mail, is for whoever comes', () => {
  const open = operations().filter(({ permission }) => permission === 'public')
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /api/invitations/accept',
    'GET /api/sign-in',
    'GET /api/sign-in/sso',
    'GET /api/sign-in/sso/callback',
    'POST /api/invitations/accept',
    'POST /api/password/forgot',
    'POST /api/password/reset',
    'POST /api/session',
    'POST /api/session/passkey',
    'POST /api/session/passkey/options',
    'POST /api/sign-up',
    'POST /api/sign-up/verify',
  ])
})

test('every other route of the document asks who it is', async () => {
  for (const { method, path } of operations().filter(({ permission }) => permission !== 'public')) {
    const response = await app.request(path.replaceAll(/\{\w+\}/g, 'x'), { method }, env)
    expect({ path, status: response.status }).toEqual({ path, status: 401 })
  }
})

test('no route is mounted that the document does not know', () => {
  const known = new Set(operations().map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
  const mounted = app.routes.filter(
    ({ method, path }) => method !== 'ALL' && !path.startsWith('/operator') && !PUBLIC.has(path),
  )
  expect(mounted.length).toBeGreaterThan(15)
  for (const { method, path } of mounted) expect([...known]).toContain(`${method} ${path}`)
})

test('the page needs nothing from outside and runs no script', async () => {
  const response = await app.request('/api/docs')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const page = await response.text()
  expect(page).toContain('/api/conversations/{conversationId}/messages')
  expect(page).not.toMatch(/<script|style=|https?:\/\/|onclick/i)
})

test('the document is OpenAPI 3.1', async () => {
  const response = await app.request('/api/openapi.json')
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'WhatsNexus' } })
})
