import { env, exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import type { Role } from '../../../workers/auth/permissions'
import { call, makePerson, makeTenant, ORIGIN, signIn } from '../api-client'

const PATH = '/api/organization'
const WEBP = 'RIFF0000WEBPVP8 '
const NINE_TO_FIVE = [{ from: 540, to: 1020 }]
const WEEK = [...Array.from({ length: 5 }, () => NINE_TO_FIVE), [], []]

async function signedIn(role: Role = 'admin') {
  const tenant = await makeTenant()
  const person = await makePerson(tenant.tenantId, { role })
  return { ...tenant, ...person, cookie: await signIn(person.email) }
}

test('an administrator sees what the organization has decided, and what it begins with', async () => {
  const { cookie, tenantId } = await signedIn()
  const { status, body } = await call('GET', PATH, { cookie })
  expect(status).toBe(200)
  expect(Object(body).organization).toMatchObject({
    id: tenantId,
    name: 'Test',
    region: 'auto',
    logo: null,
    businessHours: null,
    holidays: [],
    retention: { messages: null, media: null },
    healthcare: false,
    visibility: 'all',
    assistant: 'off',
  })
})

test('what is changed stays changed, and what is left out stays as it was', async () => {
  const { cookie } = await signedIn()
  const change = {
    name: 'Bluebird',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    businessHours: WEEK,
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    retention: { messages: 365, media: 30 },
    healthcare: true,
    visibility: 'team',
    masksContacts: true,
  }
  const changed = await call('PATCH', PATH, { cookie, body: change })
  expect(changed).toMatchObject({ status: 200, body: { organization: change } })
  await call('PATCH', PATH, { cookie, body: { businessHours: null } })
  expect((await call('GET', PATH, { cookie })).body).toMatchObject({
    organization: { ...change, businessHours: null },
  })
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ tenant: { name: 'Bluebird' } })
})

test('one switch puts the assistant on every connected number', async () => {
  const { cookie, token } = await signedIn()
  await call('PUT', '/api/assistant/settings/gate', { cookie, body: { needed: false } })
  const on = await call('PATCH', PATH, { cookie, body: { assistant: true } })
  expect(on.body).toMatchObject({ organization: { assistant: 'on' } })
  expect((await call('GET', '/api/channels', { token })).body).toMatchObject({ channels: [{ assistant: true }] })
})

test.each([
  { name: '' },
  { locale: 'not a language' },
  { timeZone: 'Mars/Olympus' },
  { businessHours: [] },
  { businessHours: [[{ from: 600, to: 540 }], [], [], [], [], [], []] },
  {
    businessHours: [
      [
        { from: 0, to: 600 },
        { from: 540, to: 700 },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ],
  },
  { holidays: [{ date: '2026-02-30', name: 'Never' }] },
  {
    holidays: [
      { date: '2026-12-25', name: 'A' },
      { date: '2026-12-25', name: 'B' },
    ],
  },
  { retention: { messages: 0, media: null } },
  { visibility: 'everything' },
])('%j is refused, and changes nothing', async (body) => {
  const { cookie } = await signedIn()
  const before = await call('GET', PATH, { cookie })
  expect(await call('PATCH', PATH, { cookie, body })).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  expect((await call('GET', PATH, { cookie })).body).toEqual(before.body)
})

test('the region is chosen once', async () => {
  const { cookie } = await signedIn()
  await call('PATCH', PATH, { cookie, body: { region: 'eu' } })
  expect((await call('GET', PATH, { cookie })).body).toMatchObject({ organization: { region: 'auto' } })
})

test('who asks a second factor of everybody has one', async () => {
  const { cookie, userId } = await signedIn()
  const body = { twoFactorRequired: true }
  expect(await call('PATCH', PATH, { cookie, body })).toMatchObject({
    status: 409,
    body: { code: 'organization.two_factor_first', nextStep: expect.any(String) },
  })
  await env.DB.prepare('UPDATE users SET two_factor_enabled = 1 WHERE id = ?1').bind(userId).run()
  expect((await call('PATCH', PATH, { cookie, body })).body).toMatchObject({ organization: body })
})

test('a change of who sees what ends the sockets that were opened under the old rules', async () => {
  const { cookie, tenantId } = await signedIn()
  const colleague = await signIn((await makePerson(tenantId)).email)
  const headers = { upgrade: 'websocket', cookie: colleague, origin: ORIGIN }
  const { webSocket } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  const closed = new Promise((resolve) => webSocket?.addEventListener('close', ({ code }) => resolve(code)))
  webSocket?.accept()
  await call('PATCH', PATH, { cookie, body: { name: 'Other' } })
  expect(webSocket?.readyState).toBe(WebSocket.OPEN)
  await call('PATCH', PATH, { cookie, body: { visibility: 'own' } })
  expect(await closed).toBe(4001)
})

test('the logo is for everybody who works here, and another one has another address', async () => {
  const { cookie, tenantId } = await signedIn()
  const put = await call('PUT', `${PATH}/logo`, { cookie, body: WEBP })
  const first = Object(put.body).organization.logo
  const agent = await signIn((await makePerson(tenantId)).email)
  const { status, headers } = await call('GET', first, { cookie: agent })
  expect(status).toBe(302)
  const file = await exports.default.fetch(`${ORIGIN}${headers.get('location')}`)
  expect(file.headers.get('content-type')).toBe('image/webp')
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(await file.text()).toBe(WEBP)
  const second = await call('PUT', `${PATH}/logo`, { cookie, body: `${WEBP}again` })
  expect(Object(second.body).organization.logo).not.toBe(first)
  const { objects } = await env.BUCKET.list({ prefix: `${tenantId}/organization/` })
  expect(objects).toHaveLength(1)
  await call('DELETE', `${PATH}/logo`, { cookie })
  expect((await call('GET', `${PATH}/logo`, { cookie: agent })).status).toBe(404)
  expect((await env.BUCKET.list({ prefix: `${tenantId}/organization/` })).objects).toEqual([])
})

test.each([
  ['a drawing that could hold a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><p>Hello'],
  ['nothing', ''],
  ['a picture of 256 KB and a little', WEBP + 'x'.repeat(256 * 1024)],
])('%s is no logo', async (_, body) => {
  const { cookie } = await signedIn()
  const headers = { 'content-type': 'image/png' }
  expect(await call('PUT', `${PATH}/logo`, { cookie, body, headers })).toMatchObject({
    status: 400,
    body: { code: 'logo.unsuitable' },
  })
})
