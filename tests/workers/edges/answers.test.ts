import { env, exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { call, makePerson, makeTenant, ORIGIN, PASSWORD } from '../api-client'

const EVERY_ANSWER = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}
const OF_THE_API = {
  ...EVERY_ANSWER,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

function get(path: string): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}${path}`)
}

test.each([
  '/api/me',
  '/api/nothing',
  '/api/openapi.json',
  '/api/docs',
  '/api/docs.css',
  '/healthz',
  '/operator/metrics',
])('%s answers with strict headers, whatever it answers', async (path) => {
  const { headers } = await get(path)
  expect(Object.fromEntries(headers)).toMatchObject(OF_THE_API)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(headers.get('server')).toBeNull()
})

test('an address of a file that nobody gave answers as strictly', async () => {
  const { status, headers } = await get('/media/nobody.gave.this')
  expect(status).toBe(404)
  expect(Object.fromEntries(headers)).toMatchObject(EVERY_ANSWER)
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'; frame-ancestors 'none'")
})

test('every cookie is for this host alone, over https alone, and for no script', async () => {
  const { email } = await makePerson((await makeTenant()).tenantId)
  const { headers } = await call('POST', '/api/session', { body: { email, password: PASSWORD } })
  const signedOut = await call('DELETE', '/api/session', { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' })
  const cookies = [...headers.getSetCookie(), ...signedOut.headers.getSetCookie()]
  expect(cookies.length).toBeGreaterThan(1)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=(?:Strict|Lax)/)
    expect(cookie).toMatch(/; Path=\/(?:;|$)/)
    expect(cookie).not.toMatch(/; Domain/i)
  }
})

test('a cookie that a neighbouring host could set signs nobody in', async () => {
  const { email } = await makePerson((await makeTenant()).tenantId)
  const { headers } = await call('POST', '/api/session', { body: { email, password: PASSWORD } })
  const own = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  for (const name of [own.replace('__Host-', '__Secure-'), own.replace('__Host-', '')])
    expect((await call('GET', '/api/me', { cookie: name })).status).toBe(401)
})

test.each(['/api/session', '/api/labels', '/operator/tenants/t-1'])('%s reads no more than 3 MB', async (path) => {
  const { token } = await makeTenant()
  const body = `{"name":"${'x'.repeat(3 * 1024 * 1024)}"}`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const told = await exports.default.fetch(`${ORIGIN}${path}`, { method: 'POST', headers, body })
  expect(told.status).toBe(413)
  expect(await told.json()).toMatchObject({ code: 'request.too_large', nextStep: expect.any(String) })
  // Without a length said beforehand, it is counted as it comes.
  const chunks = new Blob([body]).stream()
  const streamed = await exports.default.fetch(`${ORIGIN}${path}`, { method: 'POST', headers, body: chunks })
  expect(streamed.status).toBe(413)
})

test('an error inside says nothing of where it happened', async () => {
  const { app } = await import('../../../workers/app')
  const { token } = await makeTenant()
  const broken = { ...env, DB: null as never }
  const answer = await app.request(`${ORIGIN}/api/me`, { headers: { authorization: `Bearer ${token}x` } }, broken)
  const text = await answer.text()
  expect(answer.status).toBe(500)
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', requestId: expect.stringMatching(/^req_/) })
  expect(text).not.toMatch(/TypeError|null|\.ts|at /)
})
