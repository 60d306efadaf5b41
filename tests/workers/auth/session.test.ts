import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { newId } from '../../../workers/platform/ids'
import { call, makeTenant, ORIGIN, operator } from '../api-client'

test('a key says whose it is and what it may do', async () => {
  const { tenantId, token } = await makeTenant(['events:read'])
  const { status, body } = await call('GET', '/api/me', { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    tenant: { id: tenantId, name: 'Test' },
    kind: 'api',
    id: 'key_1',
    email: null,
    role: null,
  })
  expect(body).toHaveProperty('permissions', ['account.read', 'event.read', 'label.read'])
})

test.each([undefined, 'wrong-key-altogether'])('without a known key (%s) there is no answer', async (token) => {
  const answer = await call('GET', '/api/me', token ? { token } : {})
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  expect(answer.body).toMatchObject({ code: 'auth.required', status: 401, requestId: expect.any(String) })
})

test('a key without the scope is refused by name of the permission', async () => {
  const { token } = await makeTenant(['contacts:read'])
  const answer = await call('GET', '/api/events', { token })
  expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
})

test('the secret of a key is stored nowhere', async () => {
  const { tenantId, token } = await makeTenant()
  const row = await env.DB.prepare('SELECT * FROM api_keys WHERE tenant_id = ?1').bind(tenantId).first()
  expect(JSON.stringify(row)).not.toContain(token)
})

test('answers carry the headers of something that is no web page', async () => {
  const { headers } = await call('GET', '/api/nothing-here')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-request-id')).toMatch(/^req_/)
})

test('the live socket opens with a key as subprotocol, and says hello', async () => {
  const { token } = await makeTenant(['events:read'])
  const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `whatsnexus, whatsnexus.key.${token}` }
  const response = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  expect(response.status).toBe(101)
  expect(response.headers.get('sec-websocket-protocol')).toBe('whatsnexus')
  const socket = response.webSocket
  if (!socket) throw new Error('no socket')
  const hello = new Promise<string>((resolve) =>
    socket.addEventListener('message', ({ data }) => resolve(String(data))),
  )
  socket.accept()
  expect(JSON.parse(await hello)).toMatchObject({ type: 'hello' })
  socket.close()
})

test('a page of another site opens no socket, and without an upgrade there is none', async () => {
  const { token } = await makeTenant(['events:read'])
  const authorization = `Bearer ${token}`
  const evil = await app.request(
    `${ORIGIN}/api/live`,
    { headers: { authorization, upgrade: 'websocket', origin: 'https://evil.example' } },
    env,
  )
  expect(evil.status).toBe(403)
  expect((await call('GET', '/api/live', { token })).status).toBe(426)
})

test('a key with another secret hears nothing more at the sockets of the old one', async () => {
  const { tenantId, token } = await makeTenant(['events:read'])
  const headers = { upgrade: 'websocket', authorization: `Bearer ${token}` }
  const { webSocket: socket } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  const closed = new Promise((resolve) => socket?.addEventListener('close', ({ code }) => resolve(code)))
  socket?.accept()
  const put = (secret: string) =>
    operator('PUT', `/tenants/${tenantId}/keys/key_1`, { name: 'Key', secret, scopes: ['events:read'] })
  expect((await put(token)).status, 'the same again').toBe(200)
  expect(socket?.readyState).toBe(WebSocket.OPEN)
  await put(newId('key'))
  expect(await closed).toBe(4001)
  expect((await app.request(`${ORIGIN}/api/live`, { headers }, env)).status).toBe(401)
})

test('wrong keys are slowed down', async () => {
  const tries = Array.from({ length: 70 }, () =>
    call('GET', '/api/me', { token: newId('no'), headers: { 'cf-connecting-ip': '192.0.2.7' } }),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(60)
  expect(statuses).toContain(429)
  const { token } = await makeTenant()
  expect((await call('GET', '/api/me', { token, headers: { 'cf-connecting-ip': '192.0.2.7' } })).status).toBe(200)
})
