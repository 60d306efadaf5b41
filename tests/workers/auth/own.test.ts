import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { codeOf } from '../../support/authenticator'
import { mailbox } from '../../support/mailbox'
import { call, cookieOf, makePerson, makeTenant, PASSWORD, signIn } from '../api-client'
import { Authenticator } from './passkey-authenticator'
import { addPasskey, askedForNew, enter, passkeysOf, somebodySignedIn, somebodyWithPasskey } from './passkey-client'

const NEW_PASSWORD = 'a bluebird on the windowsill'
const WRONG = { status: 422, body: { code: 'two_factor.wrong_password', triesLeft: expect.any(Number) } }
const FACTOR_FIRST = { status: 403, body: { code: 'auth.second_factor_needed', nextStep: expect.any(String) } }

test('people correct their own name, and colleagues see it', async () => {
  const { cookie, userId, tenantId } = await somebodySignedIn()
  const changed = await call('PATCH', '/api/me', { cookie, body: { name: '  Grace Hopper ' } })
  expect(changed).toMatchObject({ status: 200, body: { me: { id: userId, name: 'Grace Hopper' } } })
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ name: 'Grace Hopper' })
  const colleague = await signIn((await makePerson(tenantId)).email)
  const { people } = Object((await call('GET', '/api/people', { cookie: colleague })).body)
  expect(people).toContainEqual(expect.objectContaining({ id: userId, name: 'Grace Hopper' }))
  expect((await call('PATCH', '/api/me', { cookie, body: { name: '  ' } })).status).toBe(400)
})

test('another password is chosen with the old one; the other sessions end, this one stays, and a mail says so', async () => {
  const { cookie, email } = await somebodySignedIn()
  const elsewhere = await signIn(email)
  const change = (current: string, password: string) =>
    call('POST', '/api/password/change', { cookie, body: { current, password } })
  expect(await change('not the password', NEW_PASSWORD)).toMatchObject(WRONG)
  expect((await change(PASSWORD, 'short')).status).toBe(400)
  expect((await call('GET', '/api/me', { cookie: elsewhere })).status).toBe(200)

  expect(await change(PASSWORD, NEW_PASSWORD)).toMatchObject({ status: 200, body: { ended: 1 } })
  expect((await call('GET', '/api/me', { cookie: elsewhere })).status).toBe(401)
  expect((await call('GET', '/api/me', { cookie })).status).toBe(200)
  await expect(signIn(email)).rejects.toThrow('401')
  await signIn(email, NEW_PASSWORD)
  expect(await mailbox(email).subjects()).toContain('Your password was changed')
})

test('the old password cannot be guessed here: the tries are those of signing in', async () => {
  const { cookie, email } = await somebodySignedIn()
  const body = { current: 'not the password', password: NEW_PASSWORD }
  for (let n = 0; n < 5; n++) expect((await call('POST', '/api/password/change', { cookie, body })).status).toBe(422)
  expect((await call('PUT', '/api/session/proof', { cookie, body: { password: PASSWORD } })).status).toBe(429)
  await expect(signIn(email)).rejects.toThrow('429')
})

test('a password said once more opens for 15 minutes what needs it, in this session alone', async () => {
  const { cookie, userId, email } = await somebodySignedIn()
  const elsewhere = await signIn(email)
  await env.DB.prepare('UPDATE sessions SET created_at = created_at - ?1 WHERE user_id = ?2')
    .bind(16 * 60_000, userId)
    .run()
  const asked = (by: string) => call('POST', '/api/passkeys/options', { cookie: by })
  const prove = (password: string) => call('PUT', '/api/session/proof', { cookie, body: { password } })
  expect(await asked(cookie)).toMatchObject({ status: 403, body: { code: 'auth.confirm_again' } })
  expect(await prove('not the password')).toMatchObject(WRONG)
  expect((await asked(cookie)).status).toBe(403)
  const { status, body } = await prove(PASSWORD)
  expect(status).toBe(200)
  expect(Object(body).until - Date.now()).toBeGreaterThan(14 * 60_000)
  expect((await asked(cookie)).status).toBe(200)
  expect((await asked(elsewhere)).status).toBe(403)
  await env.DB.prepare("UPDATE verifications SET created_at = created_at - ?1 WHERE identifier LIKE 'proof.%'")
    .bind(16 * 60_000)
    .run()
  expect((await asked(cookie)).status).toBe(403)
})

/** Everybody of the tenant must have a second factor from now on. */
function requireSecondFactor(tenantId: string) {
  return env.DB.prepare('UPDATE tenants SET two_factor_required = 1 WHERE id = ?1').bind(tenantId).run()
}

test('where a second factor is asked for, a new passkey is one', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  await requireSecondFactor(tenantId)
  const cookie = await signIn(email)
  expect(await call('GET', '/api/labels', { cookie })).toMatchObject(FACTOR_FIRST)
  expect((await addPasskey(cookie, await Authenticator.make())).status).toBe(201)
  expect((await call('GET', '/api/labels', { cookie })).status).toBe(200)
})

test('who came by the password alone sets up no second factor beside the one that is there, nor takes it away', async () => {
  const { email, tenantId, device, passkeyId } = await somebodyWithPasskey()
  await requireSecondFactor(tenantId)
  const thief = await signIn(email)
  expect(await call('POST', '/api/passkeys/options', { cookie: thief })).toMatchObject(FACTOR_FIRST)
  expect(await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie: thief })).toMatchObject(FACTOR_FIRST)
  const start = (cookie: string) => call('POST', '/api/two-factor', { cookie, body: { password: PASSWORD } })
  expect(await start(thief)).toMatchObject(FACTOR_FIRST)
  expect(await passkeysOf(thief)).toHaveLength(1)

  const { cookie } = await enter(device)
  expect((await call('GET', '/api/labels', { cookie })).status).toBe(200)
  expect(await askedForNew(cookie)).toBeDefined()
  const { body } = await start(cookie)
  const code = await codeOf(Object(body).uri)
  expect(await call('POST', '/api/two-factor/confirm', { cookie: thief, body: { code } })).toMatchObject(FACTOR_FIRST)
  const confirmed = await call('POST', '/api/two-factor/confirm', { cookie, body: { code } })
  expect(confirmed.status).toBe(200)
  expect((await call('GET', '/api/labels', { cookie: cookieOf(confirmed.headers) })).status).toBe(200)
})
