import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { codeOf } from '../../support/authenticator'
import { mailbox } from '../../support/mailbox'
import { call, cookieOf, makePerson, makeTenant, PASSWORD, signIn } from '../api-client'

async function signedIn(role: 'agent' | 'owner' = 'agent') {
  const { tenantId } = await makeTenant()
  const person = await makePerson(tenantId, { role })
  return { tenantId, ...person, cookie: await signIn(person.email) }
}

/** With an authenticator app, confirmed; `cookie` is the session that goes on. */
async function withApp(role: 'agent' | 'owner' = 'agent') {
  const person = await signedIn(role)
  const started = await call('POST', '/api/two-factor', { cookie: person.cookie, body: { password: PASSWORD } })
  const { uri } = started.body as { uri: string }
  const body = { code: await codeOf(uri) }
  const confirmed = await call('POST', '/api/two-factor/confirm', { cookie: person.cookie, body })
  expect(confirmed.status).toBe(200)
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] }
  return { ...person, uri, recoveryCodes, code: body.code, before: person.cookie, cookie: cookieOf(confirmed.headers) }
}

const enter = (email: string, more: Record<string, string> = {}) =>
  call('POST', '/api/session', { body: { email, password: PASSWORD, ...more } })

test('an authenticator app is set up with the password, and counts once it is confirmed', async () => {
  const { email, cookie } = await signedIn()
  const wrong = await call('POST', '/api/two-factor', { cookie, body: { password: 'not the password' } })
  expect(wrong).toMatchObject({
    status: 422,
    body: { code: 'two_factor.wrong_password', nextStep: expect.any(String) },
  })
  const started = await call('POST', '/api/two-factor', { cookie, body: { password: PASSWORD } })
  expect(started.body).toMatchObject({ uri: expect.stringContaining('otpauth://totp/WhatsNexus') })
  expect((await enter(email)).status).toBe(200)
  const nonsense = await call('POST', '/api/two-factor/confirm', { cookie, body: { code: '000000' } })
  expect(nonsense).toMatchObject({ status: 422, body: { code: 'two_factor.wrong_code' } })
  expect((await call('GET', '/api/two-factor', { cookie })).body).toMatchObject({ app: false, recoveryCodesLeft: 0 })
})

test('from then on the password alone opens nothing', async () => {
  const { email, uri } = await withApp()
  const asked = await enter(email)
  expect(asked).toMatchObject({
    status: 401,
    body: { code: 'session.second_factor', methods: ['code', 'recovery_code'], nextStep: expect.any(String) },
  })
  expect(asked.headers.getSetCookie()).toEqual([])
  const opened = await enter(email, { code: await codeOf(uri, 1) })
  expect(opened.status).toBe(200)
  expect((await call('GET', '/api/me', { cookie: cookieOf(opened.headers) })).status).toBe(200)
})

test('confirming ends the other sessions, gives this one another id, and is told by mail', async () => {
  const { email, before, cookie, recoveryCodes } = await withApp()
  expect((await call('GET', '/api/me', { cookie: before })).status).toBe(401)
  expect((await call('GET', '/api/me', { cookie })).status).toBe(200)
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await mailbox(email).subjects()).toContain('Second factor switched on')
})

test('a code works once, also the one that confirmed', async () => {
  const { email, uri, code } = await withApp()
  expect(await enter(email, { code })).toMatchObject({ status: 401, body: { code: 'session.wrong_code' } })
  const next = await codeOf(uri, 1)
  expect((await enter(email, { code: next })).status).toBe(200)
  expect((await enter(email, { code: next })).status).toBe(401)
})

test('a code needs the password beside it, and neither says that the other was right', async () => {
  const { email, uri } = await withApp()
  const body = { email, password: 'not the password', code: await codeOf(uri, 1) }
  expect(await call('POST', '/api/session', { body })).toMatchObject({
    status: 401,
    body: { code: 'session.wrong_password' },
  })
})

test('codes are guessed five times, and asking by the password alone gives no more', async () => {
  const { email, uri } = await withApp()
  for (let n = 0; n < 5; n++) {
    expect(await enter(email, { code: `00000${n}` })).toMatchObject({ status: 401, body: { triesLeft: 4 - n } })
    if (n < 4) await enter(email)
  }
  const locked = await enter(email, { code: await codeOf(uri, 1) })
  expect(locked).toMatchObject({ status: 429, body: { code: 'session.too_many_tries' } })
})

test('a recovery code opens the door once, and is told by mail', async () => {
  const { email, recoveryCodes, cookie } = await withApp()
  const recoveryCode = recoveryCodes[3] ?? ''
  const opened = await enter(email, { recoveryCode })
  expect(opened.status).toBe(200)
  expect((await enter(email, { recoveryCode })).status).toBe(401)
  expect((await call('GET', '/api/two-factor', { cookie })).body).toMatchObject({ app: true, recoveryCodesLeft: 9 })
  const mail = (await mailbox(email).mails()).find(({ subject }) => subject === 'A recovery code was used')
  expect(mail?.text).toContain('9')
})

test('new recovery codes end the old ones', async () => {
  const { email, cookie, recoveryCodes } = await withApp()
  const made = await call('POST', '/api/two-factor/recovery-codes', { cookie, body: { password: PASSWORD } })
  const fresh = (made.body as { recoveryCodes: string[] }).recoveryCodes
  expect((await enter(email, { recoveryCode: recoveryCodes[0] ?? '' })).status).toBe(401)
  expect((await enter(email, { recoveryCode: fresh[0] ?? '' })).status).toBe(200)
})

test('switched off with the password, the password alone opens again', async () => {
  const { email, cookie } = await withApp()
  expect((await call('DELETE', '/api/two-factor', { cookie, body: { password: 'wrong password' } })).status).toBe(422)
  const off = await call('DELETE', '/api/two-factor', { cookie, body: { password: PASSWORD } })
  expect(off).toMatchObject({ status: 200, body: { app: false } })
  expect((await call('GET', '/api/me', { cookie: cookieOf(off.headers) })).status).toBe(200)
  expect((await enter(email)).status).toBe(200)
  expect(await mailbox(email).subjects()).toContain('Second factor switched off')
})

test('neither the secret nor a recovery code stands readable in the database, nor in a stored answer', async () => {
  const { userId, uri, recoveryCodes } = await withApp()
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const { results } = await env.DB.prepare('SELECT * FROM two_factors WHERE user_id = ?1').bind(userId).all()
  expect(results).toHaveLength(1)
  for (const plain of [secret, recoveryCodes[0] ?? '']) expect(JSON.stringify(results)).not.toContain(plain)
})

test('where everybody must have one, who has none can only set it up', async () => {
  const owner = await withApp('owner')
  const agent = await makePerson(owner.tenantId)
  const cookie = await signIn(agent.email)
  expect((await call('GET', '/api/labels', { cookie })).status).toBe(200)
  const rule = await call('PATCH', '/api/organization', { cookie: owner.cookie, body: { twoFactorRequired: true } })
  expect(rule.status).toBe(200)
  const again = await signIn(agent.email)
  expect(await call('GET', '/api/labels', { cookie: again })).toMatchObject({
    status: 403,
    body: { code: 'auth.second_factor_needed', nextStep: expect.any(String) },
  })
  expect((await call('GET', '/api/me', { cookie: again })).body).toMatchObject({ lacksSecondFactor: true })
  const { body } = await call('POST', '/api/two-factor', { cookie: again, body: { password: PASSWORD } })
  const code = await codeOf((body as { uri: string }).uri)
  const confirmed = await call('POST', '/api/two-factor/confirm', { cookie: again, body: { code } })
  const open = cookieOf(confirmed.headers)
  expect((await call('GET', '/api/labels', { cookie: open })).status).toBe(200)
  const off = await call('DELETE', '/api/two-factor', { cookie: open, body: { password: PASSWORD } })
  expect(off).toMatchObject({ status: 409, body: { code: 'two_factor.required' } })
  expect((await call('GET', '/api/labels', { cookie: owner.cookie })).status).toBe(200)
})
