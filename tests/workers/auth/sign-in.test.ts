import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { proxyDurable } from 'itty-durable'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { addressOf, limiterName } from '../../../workers/auth/limiter-name'
import { newId } from '../../../workers/platform/ids'
import { call, cookieOf, makePerson, makeTenant, ORIGIN, operator, PASSWORD, signIn } from '../api-client'

/** Everybody has an address of their own, so that tests do not use up each other's tries. */
function from(address: string) {
  return { headers: { 'cf-connecting-ip': address } }
}

function tryPassword(email: string, password: string, address = newId('ip')) {
  return call('POST', '/api/session', { body: { email, password }, ...from(address) })
}

test('a person signs in with e-mail and password, however they spell the e-mail', async () => {
  const { tenantId } = await makeTenant()
  const { userId, email } = await makePerson(tenantId, { name: 'Grace', role: 'supervisor' })
  const { status, body, headers } = await tryPassword(` ${email.toUpperCase()} `, PASSWORD)
  expect(status).toBe(200)
  const me = {
    tenant: { id: tenantId, name: 'Test', locale: 'en', timeZone: 'UTC' },
    ...{ kind: 'agent', id: userId, name: 'Grace', email, role: 'supervisor' },
    ...{ roleId: null, teamIds: [], sees: 'all', masks: false, lacksSecondFactor: false },
    permissions: expect.arrayContaining(['conversation.reply', 'knowledge.write']),
  }
  expect(body).toEqual({ me })
  expect((await call('GET', '/api/me', { cookie: cookieOf(headers) })).body).toEqual(me)
})

test('the cookies are out of reach of scripts, of other sites and of plain http', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const { headers } = await tryPassword(email, PASSWORD)
  const cookies = headers.getSetCookie()
  expect(cookies).toMatchObject([
    expect.stringMatching(/^__Host-whatsnexus\.session_token=.*Max-Age=604800;/),
    expect.stringMatching(/^__Host-whatsnexus\.device=/),
  ])
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
    for (const cookie of cookies) expect(cookie).toContain(attribute)
})

test('over plain http, as on one machine, the cookie works without being Secure', async () => {
  const { tenantId } = await makeTenant()
  const { email, userId } = await makePerson(tenantId)
  const local = 'http://127.0.0.1:8787'
  const { headers } = await call('POST', `${local}/api/session`, { body: { email, password: PASSWORD } })
  expect(headers.getSetCookie()[0]).not.toContain('Secure')
  const answer = await call('GET', `${local}/api/me`, { headers: { cookie: cookieOf(headers) } })
  expect(answer.body).toMatchObject({ id: userId })
})

test('a wrong password and an unknown e-mail are told the same, and how many tries are left', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const [wrong, unknown] = [await tryPassword(email, 'not it'), await tryPassword('nobody@example.test', 'not it')]
  for (const { status, headers, body } of [wrong, unknown]) {
    expect(status).toBe(401)
    expect(headers.getSetCookie()).toEqual([])
    expect(body).toMatchObject({
      code: 'session.wrong_password',
      triesLeft: 4,
      nextStep: expect.stringContaining('4 tries'),
    })
  }
  const [one, other] = [wrong, unknown].map(({ body }) => ({ ...Object(body), requestId: null }))
  expect(one).toEqual(other)
})

test('somebody who cannot sign in at all is told the same too', async () => {
  const { tenantId } = await makeTenant()
  const email = `${newId('usr')}@example.test`
  await operator('PUT', `/tenants/${tenantId}/users/${newId('usr')}`, { name: 'No', email, role: 'agent' })
  expect(await tryPassword(email, 'whatever')).toMatchObject({ status: 401, body: { code: 'session.wrong_password' } })
})

test('after five wrong tries even the right password waits, though the counter was evicted meanwhile', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const left = []
  for (let n = 0; n < 5; n += 1) left.push((await tryPassword(email, `wrong ${n}`)).body)
  expect(left.map((body) => Object(body).triesLeft)).toEqual([4, 3, 2, 1, 0])
  const counter = env.RATE_LIMITERS.idFromName(await limiterName(env, 'sign-in-email', email))
  await evictDurableObject(env.RATE_LIMITERS.get(counter))
  const { status, body, headers } = await tryPassword(email, PASSWORD)
  expect(status).toBe(429)
  expect(body).toMatchObject({ code: 'session.too_many_tries', nextStep: expect.stringContaining('15 minutes') })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(800)
})

test('five tries are five, also when many come at once', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const tries = await Promise.all(Array.from({ length: 12 }, (_, n) => tryPassword(email, `wrong ${n}`)))
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(7)
})

test('a right sign-in clears the tries', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  for (let n = 0; n < 4; n += 1) await tryPassword(email, 'wrong')
  expect((await tryPassword(email, PASSWORD)).status).toBe(200)
  expect((await tryPassword(email, 'wrong')).body).toMatchObject({ triesLeft: 4 })
})

test('one address guesses at 30 people and no more; those who know their password are not counted', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const address = newId('ip')
  const guess = () => tryPassword(`${newId('nobody')}@example.test`, 'guess', address)
  const limiters = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true })
  const counter = limiters.get(await limiterName(env, 'sign-in-address', address))
  for (let n = 0; n < 29; n += 1) await counter.countTry(30, 900_000)
  expect((await tryPassword(email, PASSWORD, address)).status).toBe(200)
  expect((await guess()).body).toMatchObject({ triesLeft: 0 })
  expect((await guess()).status).toBe(429)
  expect((await tryPassword(email, PASSWORD)).status).toBe(200)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('guesses from %s count for %s: whoever has one address of a network has them all', (address, counted) => {
  expect(addressOf(new Request(ORIGIN, { headers: { 'cf-connecting-ip': address } }))).toBe(counted)
})

test('when nobody can count the tries, there are none', async () => {
  const unreachable = () => ({ fetch: () => Promise.reject(new Error('unreachable')) })
  const without = { ...env, RATE_LIMITERS: { idFromName: (name: string) => name, get: unreachable } }
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'a@example.test', password: PASSWORD }),
  }
  const response = await app.request(`${ORIGIN}/api/session`, init, without)
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status: 503,
    body: { code: 'session.unavailable', nextStep: expect.any(String) },
  })
})

test('a try that could not be judged is given back', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const prepare = () => {
    throw new Error('D1 is down')
  }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': newId('ip') }
  const init = { method: 'POST', body: JSON.stringify({ email, password: PASSWORD }), headers }
  for (let n = 0; n < 6; n += 1)
    expect((await app.request(`${ORIGIN}/api/session`, init, { ...env, DB: { prepare } })).status).toBe(500)
  expect((await tryPassword(email, PASSWORD)).status).toBe(200)
})

test('who works for nobody hears what to do, and has no session', async () => {
  const { tenantId } = await makeTenant()
  const { email, userId } = await makePerson(tenantId)
  await env.DB.prepare('DELETE FROM members WHERE user_id = ?1').bind(userId).run()
  const { status, body, headers } = await tryPassword(email, PASSWORD)
  expect(status).toBe(403)
  expect(body).toMatchObject({ code: 'auth.no_tenant', nextStep: expect.stringContaining('administrator') })
  expect(headers.getSetCookie()).toEqual([])
  const sessions = await env.DB.prepare('SELECT id FROM sessions WHERE user_id = ?1').bind(userId).all()
  expect(sessions.results).toEqual([])
})

test.each([{ email: 'no-mail', password: 'x' }, { email: 'a@b.test' }, { email: 'a@b.test', password: '' }, {}])(
  '%j is no sign-in',
  async (body) => {
    expect(await call('POST', '/api/session', { body })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    })
  },
)

test('a page of another site can sign nobody in', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await call('POST', '/api/session', { body: { email, password: PASSWORD }, headers })
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.cross_site' } })
  }
})

test('better-auth’s own routes are not there', async () => {
  for (const [method, path] of [
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/sign-in/email'],
    ['GET', '/api/auth/get-session'],
  ] as const)
    expect((await call(method, path, { body: method === 'POST' ? {} : undefined })).status).toBe(401)
})

test('the sign-in page offers people only where a demonstration says so', async () => {
  expect((await call('GET', '/api/sign-in')).body).toEqual({ people: [] })
  const people = [{ tenant: 'Bluebird', name: 'Ada', email: 'ada@b.test', role: 'agent', password: 'demo-demo' }]
  const ask = async (SIGN_IN_HINTS: string) =>
    (await app.request(`${ORIGIN}/api/sign-in`, {}, { ...env, SIGN_IN_HINTS })).json()
  expect(await ask(JSON.stringify(people))).toEqual({ people })
  expect(await ask('{"not":"a list"}')).toEqual({ people: [] })
  expect(await ask('not JSON')).toEqual({ people: [] })
})

test('neither the password nor a usable cookie can be read from the database', async () => {
  const { tenantId } = await makeTenant()
  const { email, userId } = await makePerson(tenantId)
  const cookie = await signIn(email)
  const account = await env.DB.prepare('SELECT * FROM accounts WHERE user_id = ?1').bind(userId).first()
  expect(JSON.stringify(account)).not.toContain(PASSWORD)
  expect(account).toMatchObject({
    provider_id: 'credential',
    password: expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{128}$/),
  })
  const session = await env.DB.prepare('SELECT * FROM sessions WHERE user_id = ?1')
    .bind(userId)
    .first<{ token: string }>()
  expect(session).toMatchObject({ id: expect.stringMatching(/^ses_/), ip_address: '' })
  const forged = `${cookie.split('=')[0]}=${session?.token}`
  expect((await call('GET', '/api/me', { cookie: forged })).status).toBe(401)
})
