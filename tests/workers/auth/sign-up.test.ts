import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { mailbox } from '../../support/mailbox'
import { call, cookieOf, makePerson, makeTenant, PASSWORD, signIn } from '../api-client'

/** Somebody whom nobody knows yet, and whose network asked for no mail before. */
function stranger() {
  const email = `${newId('new')}@example.test`
  const headers = { 'cf-connecting-ip': newId('ip') }
  const form = {
    organization: 'Asha Dental',
    name: 'Asha',
    email,
    password: PASSWORD,
    locale: 'es',
    timeZone: 'Asia/Kolkata',
  }
  let cookie = ''
  const here = () => ({ ...headers, ...(cookie ? { cookie } : {}) })
  const signUp = async (more: Record<string, unknown> = {}) => {
    const answer = await call('POST', '/api/sign-up', { headers: here(), body: { ...form, region: 'eu', ...more } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return answer
  }
  /** In the browser that signed up. */
  const verify = (token: string) => call('POST', '/api/sign-up/verify', { headers: here(), body: { token } })
  return { email, form, headers, signUp, verify, mails: mailbox(email) }
}

async function usersWith(email: string): Promise<number> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM users WHERE email = ?1')
    .bind(email)
    .first<{ n: number }>()
  return row?.n ?? -1
}

test('who signs up proves the address, and then owns an organization and is signed in', async () => {
  const { email, signUp, verify, mails } = stranger()
  expect(await signUp()).toMatchObject({ status: 202, body: { mailed: true } })
  expect(await usersWith(email)).toBe(0)
  const opened = await verify(await mails.token())
  expect(opened).toMatchObject({
    status: 200,
    body: {
      me: {
        name: 'Asha',
        email,
        role: 'owner',
        tenant: { name: 'Asha Dental', locale: 'es', timeZone: 'Asia/Kolkata' },
      },
    },
  })
  const cookie = cookieOf(opened.headers)
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ email })
  expect((await call('GET', '/api/organization', { cookie })).body).toMatchObject({ organization: { region: 'eu' } })
  expect(await signIn(email)).toContain('session_token=')
})

test('the mail is in the language of the form, and holds nothing that whoever asked has chosen', async () => {
  const { signUp, mails } = stranger()
  await signUp({ organization: 'Win a prize at evil.example', name: 'Click https://evil.example' })
  const [mail] = await mails.mails()
  expect(mail?.subject).toBe('Confirma tu dirección de correo')
  expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example')
  expect(mail?.text).toMatch(/https:\/\/whatsnexus\.test\/verify#[\w-]{40,}/)
})

test('the link works once', async () => {
  const { signUp, verify, mails } = stranger()
  await signUp()
  const token = await mails.token()
  const answers = await Promise.all([verify(token), verify(token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  expect(await verify(token)).toMatchObject({ body: { code: 'sign_up.link_over', nextStep: expect.any(String) } })
})

test.each(['', 'short', 'x'.repeat(43), '../../etc/passwd'])(
  'a link nobody was sent (%j) makes nothing',
  async (token) => {
    const { status } = await stranger().verify(token)
    expect([400, 404, 422]).toContain(status)
  },
)

test('a link of another kind is none', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const { headers, verify } = stranger()
  await call('POST', '/api/password/forgot', { headers, body: { email } })
  expect((await verify(await mailbox(email).token())).status).toBe(404)
})

test('a link is over after a day', async () => {
  const { signUp, verify, mails } = stranger()
  await signUp()
  await env.DB.prepare("UPDATE verifications SET expires_at = ?1 WHERE identifier LIKE 'link.sign-up.%'")
    .bind(Date.now() - 1)
    .run()
  expect((await verify(await mails.token())).status).toBe(404)
})

test('an address with an account hears of it by mail; the answer tells nothing', async () => {
  const { tenantId } = await makeTenant()
  const { email } = await makePerson(tenantId)
  const { signUp } = stranger()
  expect(await signUp({ email, locale: 'en' })).toMatchObject({ status: 202, body: { mailed: true } })
  expect(await mailbox(email).subjects()).toEqual(['You already have an account'])
  expect(await signIn(email)).toContain('session_token=')
})

test('of two links for one address the second finds an account', async () => {
  const { signUp, verify, mails } = stranger()
  await signUp()
  const first = await mails.token()
  await signUp({ organization: 'Another' })
  await verify(first)
  expect(await verify(await mails.token())).toMatchObject({ status: 409, body: { code: 'sign_up.has_account' } })
})

test('when the provider takes no mail the answer says so, and nothing is left', async () => {
  const { email, signUp, mails } = stranger()
  await mails.refuse()
  expect(await signUp()).toMatchObject({
    status: 503,
    body: { code: 'mail.unavailable', nextStep: 'Try again in a few minutes.' },
  })
  expect(await usersWith(email)).toBe(0)
  await mails.take()
  expect((await signUp()).status).toBe(202)
})

test('nobody fills a mailbox, and nobody asks for mails without end', async () => {
  const { signUp, mails } = stranger()
  for (let n = 0; n < 5; n++) expect((await signUp()).status).toBe(202)
  expect(await mails.mails()).toHaveLength(3)
  const { headers } = stranger()
  const ask = () => call('POST', '/api/password/forgot', { headers, body: { email: `${newId('x')}@example.test` } })
  for (let n = 0; n < 20; n++) expect((await ask()).status).toBe(202)
  const refused = await ask()
  expect(refused).toMatchObject({ status: 429, body: { code: 'mail.too_many' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
})

test.each([
  { email: 'no address' },
  { password: 'short' },
  { organization: '  ' },
  { timeZone: 'Mars/Base' },
  { region: 'moon' },
  { locale: 'no such tag' },
])('%j is refused before anything is mailed', async (wrong) => {
  const { signUp, mails } = stranger()
  expect(await signUp(wrong)).toMatchObject({ body: { code: 'request.invalid' } })
  expect(await mails.mails()).toEqual([])
})

test('a page of another site signs nobody up or in', async () => {
  const { headers } = stranger()
  const foreign = { ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const bodies = {
    '/api/sign-up': { organization: 'A', name: 'A', email: 'a@example.test', password: PASSWORD },
    '/api/sign-up/verify': { token: 'x'.repeat(43) },
    '/api/password/forgot': { email: 'a@example.test' },
    '/api/password/reset': { token: 'x'.repeat(43), password: PASSWORD },
  }
  for (const [path, body] of Object.entries(bodies))
    expect(await call('POST', path, { headers: foreign, body })).toMatchObject({
      status: 403,
      body: { code: 'auth.cross_site' },
    })
})

test('who signs up with somebody else’s address gets no account that they know the password of', async () => {
  const victim = stranger()
  const thief = stranger()
  const foreign = { ...victim.form, password: 'known to the thief' }
  await call('POST', '/api/sign-up', { headers: thief.headers, body: foreign })
  const planted = await victim.mails.token()
  await victim.signUp()
  expect(await victim.verify(planted)).toMatchObject({
    status: 403,
    body: { code: 'sign_up.password_needed', nextStep: expect.any(String) },
  })
  const body = { token: planted, password: PASSWORD }
  expect(await call('POST', '/api/sign-up/verify', { headers: victim.headers, body })).toMatchObject({
    status: 403,
    body: { code: 'sign_up.wrong_password', nextStep: expect.any(String) },
  })
  expect(await usersWith(victim.email)).toBe(0)
  expect((await victim.verify(await victim.mails.token())).status).toBe(200)
  await expect(signIn(victim.email, 'known to the thief')).rejects.toThrow('401')
})

test('in another browser than the one that signed up the password opens the link, within the tries of signing in', async () => {
  const { headers, signUp, mails } = stranger()
  const marked = await signUp()
  expect(marked.headers.getSetCookie()[0]).toMatch(/^__Host-whatsnexus\.sign_up=.+HttpOnly.+SameSite=Strict/)
  const token = await mails.token()
  const open = (password: string) => call('POST', '/api/sign-up/verify', { headers, body: { token, password } })
  for (let n = 0; n < 4; n++) expect((await open('a wrong password')).status).toBe(403)
  expect((await open(PASSWORD)).status).toBe(200)
  const other = stranger()
  await other.signUp()
  const link = await other.mails.token()
  const guess = () =>
    call('POST', '/api/sign-up/verify', { headers: other.headers, body: { token: link, password: 'a wrong password' } })
  for (let n = 0; n < 5; n++) await guess()
  expect(await guess()).toMatchObject({ status: 429, body: { code: 'session.too_many_tries' } })
})
