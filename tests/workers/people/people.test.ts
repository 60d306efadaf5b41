import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { call, makePerson, makeTenant, operator, signIn } from '../api-client'
import { as, conversationFrom, listen, listOf, office, works } from './support'

test('who may read people sees who they are; others see names', async () => {
  const { owner, ada, token } = await office()
  const { body } = await as(owner, 'GET', '/people')
  const annas = { id: ada.userId, name: 'Anna', role: 'agent', roleId: null, teamIds: [], deactivatedAt: null }
  const standing = { secondFactor: false, lastSeenAt: expect.any(Number) }
  expect(Object(body).people).toContainEqual({ ...annas, ...standing, email: ada.email })
  const { roleId: _roleId, ...known } = annas
  expect(Object((await as(ada, 'GET', '/people')).body).people).toContainEqual(known)
  expect(Object((await call('GET', '/api/people', { token })).body).people).toContainEqual(known)
})

test('whoever has signed out was still seen; what somebody does for another organization is not told here', async () => {
  const { owner, ada, tenantId } = await office()
  const elsewhere = await makeTenant()
  const guest = await makePerson(elsewhere.tenantId, { role: 'agent', name: 'Gus' })
  await env.DB.prepare(
    'INSERT INTO members (tenant_id, user_id, role, created_at, updated_at) VALUES (?, ?, ?, 9e15, 9e15)',
  )
    .bind(tenantId, guest.userId, 'agent')
    .run()
  await signIn(guest.email)
  await as(ada, 'DELETE', '/session')
  const { body } = await as(owner, 'GET', '/people')
  expect(Object(body).people).toContainEqual(
    expect.objectContaining({ id: ada.userId, lastSeenAt: expect.any(Number) }),
  )
  expect(Object(body).people).toContainEqual(expect.objectContaining({ id: guest.userId, lastSeenAt: null }))
})

test('another role counts at once, and closes the sockets that were opened with the old one', async () => {
  const { admin, ada } = await office()
  const live = await listen(ada)
  const { body } = await as(admin, 'PATCH', `/people/${ada.userId}`, { role: 'analyst', name: 'Anna Berg' })
  expect(body).toMatchObject({ person: { id: ada.userId, role: 'analyst', name: 'Anna Berg' } })
  expect(await live.closed).toBe(4001)
  expect((await as(ada, 'GET', '/conversations')).status).toBe(403)
  expect((await as(ada, 'GET', '/me')).body).toMatchObject({ role: 'analyst' })
})

test('nobody gives or takes what they do not have: only owners make and unmake owners', async () => {
  const { owner, admin, ada, bo } = await office()
  const refused = { status: 403, body: { code: 'person.beyond_yours', nextStep: expect.any(String) } }
  expect(await as(admin, 'PATCH', `/people/${ada.userId}`, { role: 'owner' })).toMatchObject(refused)
  expect(await as(admin, 'PATCH', `/people/${admin.userId}`, { role: 'owner' })).toMatchObject(refused)
  expect(await as(admin, 'PATCH', `/people/${owner.userId}`, { role: 'agent' })).toMatchObject(refused)
  expect(await as(admin, 'POST', `/people/${owner.userId}/deactivate`, {})).toMatchObject(refused)
  expect((await as(ada, 'PATCH', `/people/${bo.userId}`, { role: 'analyst' })).status).toBe(403)
  expect((await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'owner' })).status).toBe(200)
  expect((await as(ada, 'PATCH', `/people/${owner.userId}`, { role: 'agent' })).status).toBe(200)
})

test('the last owner stays one, also when two go at once', async () => {
  const { owner, tenantId } = await office()
  const refused = { status: 409, body: { code: 'person.last_owner', nextStep: expect.any(String) } }
  expect(await as(owner, 'PATCH', `/people/${owner.userId}`, { role: 'agent' })).toMatchObject(refused)
  expect(await as(owner, 'POST', `/people/${owner.userId}/deactivate`, {})).toMatchObject(refused)
  const second = await works(tenantId, 'owner', 'Otto')
  const gone = await Promise.all([
    as(owner, 'POST', `/people/${owner.userId}/deactivate`, {}),
    as(second, 'PATCH', `/people/${second.userId}`, { role: 'agent' }),
  ])
  expect(gone.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('somebody who leaves is out at once: sessions, sockets and keys end, and what they had is a colleague’s', async () => {
  const here = await office()
  const { owner, ada, bo, tenantId } = here
  const mine = await conversationFrom(here, '447700900001')
  const later = await conversationFrom(here, '447700900002')
  for (const id of [mine, later])
    await as(ada, 'PUT', `/conversations/${id}/baton`, { holder: 'agent', userId: ada.userId })
  await as(ada, 'PUT', `/conversations/${later}/state`, { state: 'snoozed', until: Date.now() + 3_600_000 })
  await vi.waitFor(async () => {
    expect(await listOf(ada, 'mine')).toEqual([mine])
    expect(await listOf(ada, 'snoozed')).toEqual([later])
  })
  await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'admin' })
  const made = await as(ada, 'POST', '/keys', { name: 'Hers', scopes: ['conversations:read'] })
  expect(made.status).toBe(201)
  const { secret } = Object(made.body)
  expect((await call('GET', '/api/me', { token: secret })).status).toBe(200)
  const live = await listen(ada)
  const path = `/people/${ada.userId}/deactivate`
  const { status, body } = await as(owner, 'POST', path, { reassign: bo.userId })
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { person: { id: ada.userId, deactivatedAt: expect.any(Number) }, handedOver: 2, more: false },
  })
  expect(await live.closed).toBe(4001)
  expect((await as(ada, 'GET', '/me')).status).toBe(401)
  expect((await call('GET', '/api/me', { token: secret })).status).toBe(401)
  await expect(signIn(ada.email)).rejects.toThrow('auth.no_tenant')
  await vi.waitFor(async () => expect((await listOf(bo, 'mine')).sort()).toEqual([mine, later].sort()))
  expect((await as(owner, 'POST', path, { reassign: bo.userId })).body).toMatchObject({ handedOver: 0 })
  const given = await as(owner, 'PUT', `/conversations/${mine}/baton`, { holder: 'agent', userId: ada.userId })
  expect(given).toMatchObject({ status: 404, body: { code: 'user.not_found' } })
  const { results } = await env.DB.prepare('SELECT id FROM sessions WHERE user_id = ?1').bind(ada.userId).all()
  expect(results).toEqual([])
  expect((await as(owner, 'POST', `/people/${ada.userId}/reactivate`)).status).toBe(200)
  expect(await signIn(ada.email)).toContain('session_token=')
  expect(tenantId).toBeTruthy()
})

test('without an heir everybody may take what was theirs', async () => {
  const here = await office()
  const id = await conversationFrom(here, '447700900001')
  await as(here.ada, 'PUT', `/conversations/${id}/baton`, { holder: 'agent', userId: here.ada.userId })
  await vi.waitFor(async () => expect(await listOf(here.ada, 'mine')).toEqual([id]))
  const path = `/people/${here.ada.userId}/deactivate`
  const refused = { status: 409, body: { code: 'person.cannot_take_over', nextStep: expect.any(String) } }
  expect(await as(here.admin, 'POST', path, { reassign: here.ada.userId })).toMatchObject(refused)
  expect(await as(here.admin, 'POST', path, { reassign: 'usr_nobody' })).toMatchObject({ status: 404 })
  expect((await as(here.admin, 'POST', path, { reassign: 'nobody' })).body).toMatchObject({ handedOver: 1 })
  await vi.waitFor(async () => expect(await listOf(here.bo, 'unassigned')).toEqual([id]))
})

test('who works for two organizations and leaves one goes on in the other', async () => {
  const [one, other] = [await office(), await makeTenant()]
  const { ada, owner } = one
  const put = { name: 'Anna', email: ada.email, role: 'supervisor' }
  await operator('PUT', `/tenants/${other.tenantId}/users/${ada.userId}`, put)
  const renamed = await as(owner, 'PATCH', `/people/${ada.userId}`, { name: 'Another', role: 'analyst' })
  expect(renamed).toMatchObject({ status: 409, body: { code: 'person.works_elsewhere' } })
  expect((await as(ada, 'GET', '/me')).body).toMatchObject({ role: 'agent' }) // refused is refused whole
  await as(owner, 'POST', `/people/${ada.userId}/deactivate`, {})
  const cookie = await signIn(ada.email)
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({
    tenant: { id: other.tenantId },
    role: 'supervisor',
  })
})

test('another tenant’s people are not there', async () => {
  const { owner } = await office()
  const stranger = await makePerson((await makeTenant()).tenantId)
  const missing = { status: 404, body: { code: 'user.not_found' } }
  expect(await as(owner, 'PATCH', `/people/${stranger.userId}`, { role: 'agent' })).toMatchObject(missing)
  expect(await as(owner, 'POST', `/people/${stranger.userId}/deactivate`, {})).toMatchObject(missing)
  expect(await as(owner, 'POST', `/people/${stranger.userId}/reactivate`)).toMatchObject(missing)
})
