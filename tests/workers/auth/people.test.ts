import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { discardEnded } from '../../../workers/auth/queries'
import { call, customerWrites, makePerson, makeTenant, ORIGIN, operator, signIn } from '../api-client'

async function signedInPerson(role: 'agent' | 'analyst' | 'admin' = 'agent') {
  const tenant = await makeTenant()
  const person = await makePerson(tenant.tenantId, { role })
  return { ...tenant, ...person, cookie: await signIn(person.email) }
}

/** The live socket as a browser opens it, after its hello. */
async function openSocket(cookie: string): Promise<{ closed: Promise<number>; socket: WebSocket }> {
  const headers = { upgrade: 'websocket', cookie, origin: ORIGIN }
  const { webSocket: socket } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  if (!socket) throw new Error('no socket')
  const hello = new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }))
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  socket.accept()
  await hello
  return { closed, socket }
}

test('a person acts under their own name, within their role', async () => {
  const agent = await signedInPerson()
  const { id } = await customerWrites(agent)
  const path = `/api/conversations/${id}/messages`
  const reply = await call('POST', path, { cookie: agent.cookie, body: { text: 'Hello' } })
  expect(reply).toMatchObject({ status: 201, body: { message: { by: `agent:${agent.userId}` } } })
  const erased = await call('DELETE', `/api/conversations/${id}`, { cookie: agent.cookie })
  expect(erased).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  const analyst = await signedInPerson('analyst')
  expect((await call('GET', '/api/conversations', { cookie: analyst.cookie })).status).toBe(403)
})

test('a person of another tenant finds nothing of this one', async () => {
  const tenant = await makeTenant()
  const { id, wamid } = await customerWrites(tenant)
  const { cookie } = await signedInPerson('admin')
  const path = `/api/conversations/${id}`
  const answers = await Promise.all([
    call('GET', path, { cookie }),
    call('GET', `${path}/messages`, { cookie }),
    call('POST', `${path}/messages`, { cookie, body: { text: 'Hi' } }),
    call('PUT', `${path}/baton`, { cookie, body: { holder: 'assistant' } }),
    call('DELETE', path, { cookie }),
    call('GET', `/api/messages?wamid=${wamid}`, { cookie }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  expect((await call('GET', '/api/events', { cookie })).body).toMatchObject({ events: [] })
})

test('signing out ends the session at once and closes its sockets, and no other session’s', async () => {
  const { email, cookie } = await signedInPerson()
  const elsewhere = await signIn(email)
  const [here, there] = [await openSocket(cookie), await openSocket(elsewhere)]
  const { status, body, headers } = await call('DELETE', '/api/session', { cookie })
  expect({ status, body }).toEqual({ status: 200, body: { signedOut: true } })
  expect(headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/)
  expect(await here.closed).toBe(4001)
  const after = await call('GET', '/api/me', { cookie })
  expect(after).toMatchObject({ status: 401, body: { code: 'auth.required', nextStep: 'Sign in again.' } })
  expect((await call('GET', '/api/me', { cookie: elsewhere })).status).toBe(200)
  expect(there.socket.readyState).toBe(WebSocket.OPEN)
  there.socket.close()
})

test('nothing is changed, and no socket opened, by a page of another site', async () => {
  const { cookie } = await signedInPerson()
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const write = await call('DELETE', '/api/session', { headers: { ...headers, cookie } })
    expect(write).toMatchObject({ status: 403, body: { code: 'auth.cross_site', nextStep: expect.any(String) } })
    const upgrade = { headers: { ...headers, cookie, upgrade: 'websocket' } }
    expect((await app.request(`${ORIGIN}/api/live`, upgrade, env)).status).toBe(403)
  }
  expect((await call('GET', '/api/me', { cookie })).status).toBe(200)
})

test('a browser that says where the page is from is believed, whatever proxy stands between', async () => {
  const { cookie } = await signedInPerson()
  const headers = { cookie, origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' }
  expect((await call('DELETE', '/api/session', { headers })).status).toBe(200)
})

test('an API key goes before a cookie, needs no origin, and has no session to end', async () => {
  const { token, cookie } = await signedInPerson()
  expect((await call('GET', '/api/me', { token, headers: { cookie } })).body).toMatchObject({ kind: 'api', role: null })
  const answer = await call('DELETE', '/api/session', { token })
  expect(answer).toMatchObject({ status: 403, body: { code: 'auth.people_only' } })
})

test.each(['nonsense', 'a.b', '%', ''])('the cookie %j is nobody’s', async (value) => {
  const headers = { cookie: `__Host-whatsnexus.session_token=${value}` }
  expect(await call('GET', '/api/me', { headers })).toMatchObject({ status: 401, body: { code: 'auth.required' } })
})

test('the people of a tenant are listed by name, to those who read conversations', async () => {
  const { tenantId, token, cookie, userId } = await signedInPerson()
  await makePerson(tenantId, { name: 'Zoe', role: 'owner' })
  const { body } = await call('GET', '/api/people', { token })
  expect(body).toMatchObject({
    people: [
      { id: 'usr_1', name: 'Ada', role: 'agent' },
      { id: userId, name: 'Grace', role: 'agent' },
      { name: 'Zoe', role: 'owner' },
    ],
  })
  expect((await call('GET', '/api/people', { cookie })).body).toEqual(body)
  const { token: narrow } = await makeTenant(['knowledge:read'])
  expect((await call('GET', '/api/people', { token: narrow })).status).toBe(403)
})

test('another role closes the sockets, another password ends the sessions', async () => {
  const { tenantId, userId, email, cookie } = await signedInPerson()
  const path = `/tenants/${tenantId}/users/${userId}`
  const first = await openSocket(cookie)
  await operator('PUT', path, { name: 'Grace', email, role: 'analyst' })
  expect(await first.closed).toBe(4001)
  await operator('PUT', path, { name: 'Grace', email, role: 'agent', password: 'another password' })
  const { results } = await env.DB.prepare('SELECT id FROM sessions WHERE user_id = ?1').bind(userId).all()
  expect(results).toEqual([])
  expect(await signIn(email, 'another password')).toContain('session_token=')
})

test('no socket opens with what another role or password has ended, though requests remember it for a moment', async () => {
  const { tenantId, userId, email, cookie } = await signedInPerson()
  const put = (change: object) =>
    operator('PUT', `/tenants/${tenantId}/users/${userId}`, { name: 'Grace', email, ...change })
  const open = async () =>
    (await app.request(`${ORIGIN}/api/live`, { headers: { upgrade: 'websocket', cookie, origin: ORIGIN } }, env)).status
  const role = async () => Object((await call('GET', '/api/me', { cookie })).body).role
  expect(await role()).toBe('agent')
  await put({ role: 'analyst' })
  expect(await role()).toBe('analyst')
  expect(await open()).toBe(403)
  await put({ role: 'agent' })
  await call('GET', '/api/conversations', { cookie })
  await put({ role: 'agent', password: 'another password' })
  expect(await open()).toBe(401)
})

test('a page made for one person does nothing in the name of another who has signed in beside it', async () => {
  const [ada, bo] = [await signedInPerson(), await signedInPerson()]
  const from = (person: string) => ({ cookie: bo.cookie, headers: { 'x-whatsnexus-person': person } })
  const refused = { status: 401, body: { code: 'auth.other_person', nextStep: expect.any(String) } }
  expect(await call('GET', '/api/labels', from(ada.userId))).toMatchObject(refused)
  expect(await call('DELETE', '/api/session', from(ada.userId))).toMatchObject(refused)
  expect((await call('GET', '/api/labels', from(bo.userId))).status).toBe(200)
  expect((await call('GET', '/api/me', from(''))).body).toMatchObject({ id: bo.userId })
  const headers = { upgrade: 'websocket', cookie: bo.cookie, origin: ORIGIN }
  expect((await app.request(`${ORIGIN}/api/live?person=${ada.userId}`, { headers }, env)).status).toBe(401)
})

test('a session in use is prolonged once a day, and the browser hears of it', async () => {
  const { cookie, userId } = await signedInPerson()
  const soon = Date.now() + 5 * 86_400_000
  await env.DB.prepare('UPDATE sessions SET expires_at = ?1 WHERE user_id = ?2').bind(soon, userId).run()
  const { headers } = await call('GET', '/api/me', { cookie })
  expect(headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=604800')])
  const row = await env.DB.prepare('SELECT expires_at AS at FROM sessions WHERE user_id = ?1')
    .bind(userId)
    .first<{ at: number }>()
  expect(row?.at).toBeGreaterThan(soon)
})

test('a session that has run out is nobody’s, and the nightly sweep takes it away', async () => {
  const [used, unused] = [await signedInPerson(), await signedInPerson()]
  const ids = [used.userId, unused.userId]
  await env.DB.prepare('UPDATE sessions SET expires_at = 1000 WHERE user_id IN (?1, ?2)')
    .bind(...ids)
    .run()
  expect((await call('GET', '/api/me', { cookie: used.cookie })).status).toBe(401)
  await discardEnded(env, Date.now())
  const { results } = await env.DB.prepare('SELECT id FROM sessions WHERE user_id IN (?1, ?2)')
    .bind(...ids)
    .all()
  expect(results).toEqual([])
})
