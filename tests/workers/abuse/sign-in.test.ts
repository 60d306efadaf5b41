import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { newId } from '../../../workers/platform/ids'
import { call, makePerson, makeTenant, ORIGIN, PASSWORD, signIn } from '../api-client'

const MAIL = { MAIL_API_URL: 'https://mail.test', MAIL_API_KEY: 'key', MAIL_FROM: 'WhatsNexus <accounts@mail.test>' }
const LONG = { timeout: 60_000 }

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the mail provider is asked to send. */
function mailbox(): { to: string[]; subject: string }[] {
  const mails: { to: string[]; subject: string }[] = []
  const ask = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (!String(input).startsWith(MAIL.MAIL_API_URL)) return ask(input, init)
    mails.push(JSON.parse(String(init?.body)))
    return Response.json({ id: 'mail_1' })
  })
  return mails
}

/** A network of 256 addresses that nobody else in the run has. */
const network = () => `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`

async function tries(email: string, password: string, address: string) {
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address }
  const init = { method: 'POST', headers, body: JSON.stringify({ email, password }) }
  const answer = await app.request(`${ORIGIN}/api/session`, init, { ...env, ...MAIL })
  return { status: answer.status, code: Object(await answer.json()).code, cookies: answer.headers.getSetCookie() }
}

async function alarmsOf(cookie: string, query = '') {
  return Object((await call('GET', `/api/security/alarms${query}`, { cookie })).body).alarms
}

test('who is locked out is told by e-mail once, and the administrators see it', LONG, async () => {
  const mails = mailbox()
  const { tenantId } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const { userId, email } = await makePerson(tenantId)
  const address = `${network()}.1`
  for (let time = 0; time < 4; time += 1) await tries(email, 'wrong', address)
  expect(await alarmsOf(admin)).toEqual([])
  for (let time = 0; time < 3; time += 1) await tries(email, 'wrong', address)
  expect(await alarmsOf(admin)).toMatchObject([{ kind: 'sign_in_locked', about: userId, seenBy: null }])
  expect(mails).toMatchObject([{ to: [email], subject: 'Too many wrong passwords' }])
})

test('guessing at an e-mail that nobody has tells nobody anything', LONG, async () => {
  const mails = mailbox()
  const address = `${network()}.1`
  for (let time = 0; time < 6; time += 1) await tries(`${newId('usr')}@example.test`, 'wrong', address)
  expect(mails).toEqual([])
})

test('a network that tries many e-mails is not listened to any more, even with the right password', LONG, async () => {
  const { email } = await makePerson((await makeTenant()).tenantId)
  const near = network()
  // Spread over addresses, so that none of them alone is out of tries.
  for (let at = 0; at < 50; at += 1) await tries(`${newId('usr')}@example.test`, 'wrong', `${near}.${at % 10}`)
  expect(await tries(email, PASSWORD, `${near}.200`)).toMatchObject({ status: 429, code: 'session.too_many_tries' })
  expect(await tries(email, PASSWORD, `${network()}.200`)).toMatchObject({ status: 200 })
})

test('a right password after many wrong e-mails from its network is an alarm', LONG, async () => {
  const { tenantId } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const { userId, email } = await makePerson(tenantId)
  const near = network()
  for (let at = 0; at < 12; at += 1) await tries(`${newId('usr')}@example.test`, 'wrong', `${near}.${at}`)
  expect(await tries(email, PASSWORD, `${near}.77`)).toMatchObject({ status: 200 })
  expect(await alarmsOf(admin)).toMatchObject([{ kind: 'credential_stuffing', about: userId, detail: { emails: 12 } }])
})

test('one person who mistypes often is no list of stolen passwords', LONG, async () => {
  const { email } = await makePerson((await makeTenant()).tenantId)
  const address = `${network()}.5`
  for (let time = 0; time < 4; time += 1) await tries(email, 'wrong', address)
  expect(await tries(email, PASSWORD, address)).toMatchObject({ status: 200 })
})
