import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { sweepExpiredKeys } from '../../../workers/auth/key-expiry'
import { revokeKeysOf } from '../../../workers/auth/key-queries'
import { refuseBeyond } from '../../../workers/auth/key-rights'
import type { Permission, Role } from '../../../workers/auth/permissions'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makePerson, makeTenant, ORIGIN, signIn } from '../api-client'

async function somebody(role: Role = 'admin', tenant?: Awaited<ReturnType<typeof makeTenant>>) {
  const of = tenant ?? (await makeTenant())
  const { email, userId } = await makePerson(of.tenantId, { role })
  return { tenant: of, userId, cookie: await signIn(email) }
}

async function makeKey(cookie: string, more: Record<string, unknown> = {}) {
  const body = { name: 'Booking engine', scopes: ['events:read'], ...more }
  const { status, body: made } = await call('POST', '/api/keys', { cookie, body })
  expect(status).toBe(201)
  const { key, secret } = Object(made)
  return { id: String(key.id), key, secret: String(secret) }
}

const keysOf = async (cookie: string) => Object((await call('GET', '/api/keys', { cookie })).body).keys

test('a key works at once, with what it was given and nothing more; its secret is told once', async () => {
  const { cookie, userId } = await somebody()
  const { id, secret } = await makeKey(cookie)
  expect(secret).toMatch(/^wnx_[\w-]{40}$/)
  expect((await call('GET', '/api/events', { token: secret })).status).toBe(200)
  expect((await call('GET', '/api/contacts', { token: secret })).status).toBe(403)
  const [shown] = await keysOf(cookie)
  expect(shown).toMatchObject({ id, prefix: secret.slice(0, 10), scopes: ['events:read'], createdBy: userId })
  expect(JSON.stringify(await keysOf(cookie))).not.toContain(secret)
  const rows = await env.DB.prepare('SELECT * FROM api_keys WHERE id = ?1').bind(id).all()
  expect(JSON.stringify(rows.results)).not.toContain(secret)
})

test('nobody gives a key more than they may do themselves', () => {
  const permissions = new Set<Permission>(['account.read', 'label.read', 'key.write', 'event.read', 'contact.read'])
  const own = { kind: 'api' as const, tenantId: 'kite', keyId: 'key_1', name: 'Desk', permissions }
  expect(() => refuseBeyond(own, ['events:read', 'contacts:read'])).not.toThrow()
  expect(() => refuseBeyond(own, ['events:read', 'contacts:write'])).toThrow('key.beyond_own_rights')
  expect(() => refuseBeyond(own, ['conversations:erase'])).toThrow('key.beyond_own_rights')
})

test('who has a role of the tenant’s own gives a key no more than that, nor prolongs one that can do more', async () => {
  const owner = await somebody('owner')
  const { id } = await makeKey(owner.cookie, { scopes: ['conversations:erase'] })
  const permissions = ['account.read', 'label.read', 'key.write', 'event.read']
  const role = await call('POST', '/api/roles', { cookie: owner.cookie, body: { name: 'Integrator', permissions } })
  expect(role.status).toBe(201)
  const { cookie, userId } = await somebody('admin', owner.tenant)
  const given = { roleId: Object(role.body).role.id }
  expect((await call('PATCH', `/api/people/${userId}`, { cookie: owner.cookie, body: given })).status).toBe(200)
  await makeKey(cookie, { scopes: ['events:read'] })
  const refused = { status: 403, body: { code: 'key.beyond_own_rights', scopes: ['conversations:erase'] } }
  const body = { name: 'More', scopes: ['events:read', 'conversations:erase'] }
  expect(await call('POST', '/api/keys', { cookie, body })).toMatchObject(refused)
  expect(await call('PATCH', `/api/keys/${id}`, { cookie, body: { expiresAt: null } })).toMatchObject(refused)
})

test('a revoked key ends, and its sockets with it', async () => {
  const { cookie } = await somebody()
  const { id, secret } = await makeKey(cookie)
  const closed = await openSocket(secret)
  expect((await call('DELETE', `/api/keys/${id}`, { cookie })).body).toEqual({ revoked: true })
  expect((await call('GET', '/api/events', { token: secret })).status).toBe(401)
  await vi.waitFor(() => expect(closed).toHaveLength(1))
  expect(await keysOf(cookie)).toMatchObject([{ id, revokedAt: expect.any(Number) }, { id: 'key_1' }])
  expect((await call('DELETE', `/api/keys/${id}`, { cookie })).status).toBe(404)
  expect((await call('PATCH', `/api/keys/${id}`, { cookie, body: { name: 'Again' } })).status).toBe(404)
})

test('a key whose time is over is refused, and the minute’s cron closes its sockets', async () => {
  const { cookie } = await somebody()
  const { id, secret } = await makeKey(cookie, { expiresAt: Date.now() + 3_600_000 })
  expect((await call('GET', '/api/events', { token: secret })).status).toBe(200)
  const closed = await openSocket(secret)
  const later = Date.now() + 3_600_001
  vi.useFakeTimers({ toFake: ['Date'], now: later })
  try {
    expect((await call('GET', '/api/events', { token: secret })).status).toBe(401)
    await sweepExpiredKeys(env, later)
  } finally {
    vi.useRealTimers()
  }
  await vi.waitFor(() => expect(closed).toHaveLength(1))
  expect(await keysOf(cookie)).toMatchObject([{ id, revokedAt: expect.any(Number) }, { id: 'key_1' }])
})

test('a key that expired yesterday cannot be made', async () => {
  const { cookie } = await somebody()
  const body = { name: 'Late', scopes: ['events:read'], expiresAt: Date.now() - 1 }
  expect(await call('POST', '/api/keys', { cookie, body })).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  })
})

test('narrowed, it can do less at once', async () => {
  const { cookie } = await somebody()
  const { id, secret } = await makeKey(cookie, { scopes: ['events:read', 'contacts:read'] })
  expect((await call('GET', '/api/contacts', { token: secret })).status).toBe(200)
  const closed = await openSocket(secret)
  const changed = await call('PATCH', `/api/keys/${id}`, { cookie, body: { scopes: ['contacts:read'], name: 'CRM' } })
  expect(changed.body).toMatchObject({ key: { id, name: 'CRM', scopes: ['contacts:read'] } })
  expect((await call('GET', '/api/events', { token: secret })).status).toBe(403)
  expect((await call('GET', '/api/contacts', { token: secret })).status).toBe(200)
  await vi.waitFor(() => expect(closed).toHaveLength(1))
})

test('a key does no more in a minute than it was given', async () => {
  const { cookie } = await somebody()
  const { secret } = await makeKey(cookie, { perMinute: 3 })
  const statuses: number[] = []
  for (let n = 0; n < 5; n += 1) statuses.push((await call('GET', '/api/me', { token: secret })).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
})

test('when it was used last is known to the quarter of an hour, and written no more often', async () => {
  const { cookie } = await somebody()
  const { secret, key } = await makeKey(cookie)
  expect(key.lastUsedAt).toBeNull()
  await call('GET', '/api/me', { token: secret })
  const [{ lastUsedAt }] = await keysOf(cookie)
  expect(lastUsedAt % 900_000).toBe(0)
  expect(Date.now() - lastUsedAt).toBeLessThan(901_000)
})

test('a secret is not kept for whoever repeats the request', async () => {
  const { cookie } = await somebody()
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const body = { name: 'Once', scopes: ['events:read'] }
  const made = await call('POST', '/api/keys', { cookie, body, headers })
  const kept = await env.DB.prepare('SELECT count(*) AS n FROM idempotency_keys WHERE answer LIKE ?1')
    .bind(`%${Object(made.body).secret}%`)
    .first()
  expect(kept).toEqual({ n: 0 })
})

test('whoever leaves takes along the keys they made', async () => {
  const { tenant, cookie, userId } = await somebody()
  const { id, secret } = await makeKey(cookie)
  expect(await revokeKeysOf(tenantScope(env, tenant.tenantId), userId)).toMatchObject([{ id }])
  expect((await call('GET', '/api/me', { token: secret })).status).toBe(401)
  expect((await call('GET', '/api/me', { token: tenant.token })).status).toBe(200)
})

test.each(['supervisor', 'agent', 'analyst'] as const)('%s has nothing to do with keys', async (role) => {
  const { cookie } = await somebody(role)
  expect((await call('GET', '/api/keys', { cookie })).status).toBe(403)
  const body = { name: 'Mine', scopes: ['events:read'] }
  expect((await call('POST', '/api/keys', { cookie, body })).status).toBe(403)
})

test('a key makes no keys, and another tenant’s is not found', async () => {
  const { tenant, cookie } = await somebody()
  const { id, secret } = await makeKey(cookie)
  const body = { name: 'Child', scopes: ['events:read'] }
  expect((await call('POST', '/api/keys', { token: tenant.token, body })).status).toBe(403)
  const other = await somebody('owner')
  expect((await call('DELETE', `/api/keys/${id}`, { cookie: other.cookie })).status).toBe(404)
  expect((await call('PATCH', `/api/keys/${id}`, { cookie: other.cookie, body: { name: 'x' } })).status).toBe(404)
  expect((await call('GET', '/api/me', { token: secret })).status).toBe(200)
})

/** Answers the codes with which it was closed. */
async function openSocket(token: string): Promise<number[]> {
  const headers = { upgrade: 'websocket', authorization: `Bearer ${token}` }
  const { webSocket, status } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  if (!webSocket) throw new Error(`no socket: ${status}`)
  const closed: number[] = []
  webSocket.addEventListener('close', ({ code }) => void closed.push(code))
  webSocket.accept()
  return closed
}
