import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { newId } from '../../../workers/platform/ids'
import { mailbox } from '../../support/mailbox'
import { call, cookieOf, makePerson, makeTenant, ORIGIN, operator, PASSWORD, signIn } from '../api-client'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

async function somebody() {
  const { tenantId } = await makeTenant()
  return { tenantId, ...(await makePerson(tenantId)) }
}

/** As a browser that keeps all of its cookies. */
async function enter(email: string, { agent = FIREFOX, cookie = '', country = 'IN' } = {}) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent, ...(cookie ? { cookie, origin: ORIGIN } : {}) },
    body: JSON.stringify({ email, password: PASSWORD }),
    cf: { country },
  }
  const { status, headers } = await app.request(new Request(`${ORIGIN}/api/session`, init), undefined, env)
  expect(status).toBe(200)
  const kept = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { cookie: cookieOf(headers), kept, headers }
}

interface Listed {
  sessions: { id: string; current: boolean; device: string; country: string | null; lastUsedAt: number }[]
}

async function sessionsOf(cookie: string): Promise<Listed['sessions']> {
  return ((await call('GET', '/api/sessions', { cookie })).body as Listed).sessions
}

test('where a person is signed in is listed, with device, country and last use', async () => {
  const { email } = await somebody()
  const { cookie } = await enter(email)
  await enter(email, { agent: IPHONE, country: 'PT' })
  const sessions = await sessionsOf(cookie)
  expect(
    sessions.map(({ current, device, country }) => ({ current, device, country })).sort((a) => (a.current ? -1 : 1)),
  ).toEqual([
    { current: true, device: 'Firefox · Linux', country: 'IN' },
    { current: false, device: 'Safari · iPhone', country: 'PT' },
  ])
  expect(sessions.every(({ lastUsedAt }) => Date.now() - lastUsedAt < 60_000)).toBe(true)
})

test('signing out somewhere else ends that session and its sockets at once', async () => {
  const { email } = await somebody()
  const [here, there] = [await enter(email), await enter(email)]
  const { webSocket } = await app.request(
    `${ORIGIN}/api/live`,
    { headers: { upgrade: 'websocket', cookie: there.cookie, origin: ORIGIN } },
    env,
  )
  const closed = new Promise<number>((resolve) => webSocket?.addEventListener('close', ({ code }) => resolve(code)))
  webSocket?.accept()
  const other = (await sessionsOf(here.cookie)).find(({ current }) => !current)
  expect(await call('DELETE', `/api/sessions/${other?.id}`, { cookie: here.cookie })).toMatchObject({
    body: { ended: 1 },
  })
  expect(await closed).toBe(4001)
  expect((await call('GET', '/api/me', { cookie: there.cookie })).status).toBe(401)
  expect((await call('GET', '/api/me', { cookie: here.cookie })).status).toBe(200)
})

test('signing out everywhere else leaves this session', async () => {
  const { email } = await somebody()
  const [here] = [await enter(email), await enter(email), await enter(email)]
  expect(await call('DELETE', '/api/sessions', { cookie: here.cookie })).toMatchObject({ body: { ended: 2 } })
  expect(await sessionsOf(here.cookie)).toMatchObject([{ current: true }])
})

test('nobody ends the session of another, not even a colleague’s', async () => {
  const { tenantId, email } = await somebody()
  const colleague = await makePerson(tenantId, { role: 'owner' })
  const { cookie } = await enter(email)
  const [mine] = await sessionsOf(cookie)
  const theirs = await signIn(colleague.email)
  expect((await call('DELETE', `/api/sessions/${mine?.id}`, { cookie: theirs })).status).toBe(404)
  expect((await call('GET', '/api/me', { cookie })).status).toBe(200)
})

test('a key has no sessions', async () => {
  const { token } = await makeTenant()
  for (const path of ['/api/sessions', '/api/session/tenants', '/api/two-factor'])
    expect(await call('GET', path, { token })).toMatchObject({ status: 403, body: { code: 'auth.people_only' } })
})

test('a browser never seen before is told by mail; the first one and known ones are not', async () => {
  const { email } = await somebody()
  const mails = mailbox(email)
  const { kept } = await enter(email)
  expect(await mails.mails()).toEqual([])
  await enter(email, { cookie: kept })
  expect(await mails.mails()).toEqual([])
  await enter(email, { agent: IPHONE, country: 'PT' })
  const [mail] = await mails.mails()
  expect(mail?.subject).toBe('Signed in on a new device')
  expect(mail?.text).toContain('Safari · iPhone')
  expect(mail?.text).toContain('Portugal')
})

test('the cookie that marks a browser is kept from scripts and from other sites, and tells nobody of another person', async () => {
  const [one, two] = [await somebody(), await somebody()]
  const { headers, kept } = await enter(one.email)
  const marked = headers.getSetCookie().find((line) => line.includes('.device='))
  expect(marked).toMatch(/^__Host-whatsnexus\.device=dev_\w+; /)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(marked).toContain(part)
  await enter(two.email, { cookie: kept })
  const { results } = await env.DB.prepare('SELECT device_hash AS hash FROM devices WHERE user_id IN (?1, ?2)')
    .bind(one.userId, two.userId)
    .all()
  expect(new Set(results.map(({ hash }) => hash)).size).toBe(2)
})

test('a notice that cannot be mailed keeps nobody out', async () => {
  const { email } = await somebody()
  await enter(email)
  await mailbox(email).refuse()
  await enter(email, { agent: IPHONE })
})

test('one person works for several organizations, and goes on in another without signing in again', async () => {
  const [one, two] = [await makeTenant(), await makeTenant()]
  const { userId, email } = await makePerson(one.tenantId)
  await operator('PUT', `/tenants/${two.tenantId}/users/${userId}`, { name: 'Grace', email, role: 'admin' })
  const cookie = await signIn(email)
  expect((await call('GET', '/api/session/tenants', { cookie })).body).toMatchObject({ tenants: [{}, {}] })
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ tenant: { id: one.tenantId }, role: 'agent' })
  const moved = await call('PUT', '/api/session/tenant', { cookie, body: { tenantId: two.tenantId } })
  expect(moved).toMatchObject({ status: 200, body: { me: { tenant: { id: two.tenantId }, role: 'admin' } } })
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ tenant: { id: two.tenantId } })
})

test('nobody goes on in an organization that is not theirs', async () => {
  const { email } = await somebody()
  const other = await makeTenant()
  const cookie = await signIn(email)
  for (const tenantId of [other.tenantId, newId('t'), ''])
    expect((await call('PUT', '/api/session/tenant', { cookie, body: { tenantId } })).status).toBe(404)
})
