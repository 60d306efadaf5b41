import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { mailbox } from '../../support/mailbox'
import { call, makePerson, makeTenant, signIn } from '../api-client'

const NEW = 'another good password'

async function forgetful() {
  const { tenantId } = await makeTenant()
  const { email, userId } = await makePerson(tenantId)
  const headers = { 'cf-connecting-ip': newId('ip') }
  const forgot = (whose = email) => call('POST', '/api/password/forgot', { headers, body: { email: whose } })
  const reset = (token: string, password = NEW) =>
    call('POST', '/api/password/reset', { headers, body: { token, password } })
  return { email, userId, headers, forgot, reset, mails: mailbox(email) }
}

test('a new password by mail ends every session, signs nobody in, and is told', async () => {
  const { email, forgot, reset, mails } = await forgetful()
  const cookies = [await signIn(email), await signIn(email)]
  expect(await forgot()).toMatchObject({ status: 202, body: { mailed: true } })
  const done = await reset(await mails.token())
  expect(done).toMatchObject({ status: 200, body: { changed: true } })
  expect(done.headers.getSetCookie()).toEqual([])
  for (const cookie of cookies) expect((await call('GET', '/api/me', { cookie })).status).toBe(401)
  await expect(signIn(email)).rejects.toThrow('401')
  expect(await signIn(email, NEW)).toContain('session_token=')
  expect(await mails.subjects()).toContain('Your password was changed')
})

test('a link works once, and a newer one does not end it', async () => {
  const { forgot, reset, mails } = await forgetful()
  await forgot()
  const first = await mails.token()
  await forgot()
  expect((await reset(first)).status).toBe(200)
  expect(await reset(first)).toMatchObject({
    status: 404,
    body: { code: 'password.link_over', nextStep: expect.any(String) },
  })
})

test('a link is over after an hour', async () => {
  const { userId, forgot, reset, mails } = await forgetful()
  await forgot()
  await env.DB.prepare('UPDATE verifications SET expires_at = ?1 WHERE value = ?2')
    .bind(Date.now() - 1, userId)
    .run()
  expect((await reset(await mails.token())).status).toBe(404)
})

test('the secret of a link is stored nowhere', async () => {
  const { userId, forgot, mails } = await forgetful()
  await forgot()
  const { results } = await env.DB.prepare('SELECT * FROM verifications WHERE value = ?1').bind(userId).all()
  expect(results).toHaveLength(1)
  expect(JSON.stringify(results)).not.toContain(await mails.token())
})

test('an address without an account gets the same answer, and a mail that says so', async () => {
  const { forgot } = await forgetful()
  const nobody = `${newId('nobody')}@example.test`
  expect(await forgot(nobody)).toMatchObject({ status: 202, body: { mailed: true } })
  expect(await mailbox(nobody).subjects()).toEqual(['There is no account with this address'])
})

test('a password that is too short leaves the link as it was', async () => {
  const { forgot, reset, mails } = await forgetful()
  await forgot()
  expect(await reset(await mails.token(), 'short')).toMatchObject({ body: { code: 'request.invalid' } })
  expect((await reset(await mails.token())).status).toBe(200)
})

test('a new password by mail opens a sign-in that was locked, as the text of the lock says', async () => {
  const { email, headers, forgot, reset, mails } = await forgetful()
  const enter = (password: string) => call('POST', '/api/session', { headers, body: { email, password } })
  for (let n = 0; n < 5; n++) await enter('a wrong password')
  expect(await enter('a wrong password')).toMatchObject({ status: 429, body: { code: 'session.too_many_tries' } })
  await forgot()
  expect((await reset(await mails.token())).status).toBe(200)
  expect((await enter(NEW)).status).toBe(200)
})

test('once the password is another, by mail or by hand, no older link to choose one works', async () => {
  const { email, forgot, reset, mails } = await forgetful()
  await forgot()
  const stolen = await mails.token()
  await forgot()
  expect((await reset(await mails.token())).status).toBe(200)
  expect(await reset(stolen, 'chosen by a thief')).toMatchObject({ body: { code: 'password.link_over' } })
  await forgot()
  const another = await mails.token()
  const cookie = await signIn(email, NEW)
  const body = { current: NEW, password: 'yet another password' }
  expect((await call('POST', '/api/password/change', { cookie, body })).status).toBe(200)
  expect(await reset(another, 'chosen by a thief')).toMatchObject({ body: { code: 'password.link_over' } })
})

test('who signs up with somebody else’s address keeps them from no link to a new password', async () => {
  const { email, headers, forgot, mails } = await forgetful()
  const form = { organization: 'A', name: 'A', email, password: NEW }
  for (let n = 0; n < 5; n++) await call('POST', '/api/sign-up', { headers, body: form })
  await forgot()
  expect((await mails.subjects()).at(-1)).toBe('Choose a new password')
})
