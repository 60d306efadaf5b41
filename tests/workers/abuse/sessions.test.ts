import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { isMoved } from '../../../workers/abuse/session-moved'
import { app } from '../../../workers/app'
import { makePerson, makeTenant, ORIGIN, signIn } from '../api-client'
import { auditOf } from '../audit/support'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0'
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
const MAIL = { MAIL_API_URL: 'https://mail.test', MAIL_API_KEY: 'key', MAIL_FROM: 'WhatsNexus <accounts@mail.test>' }

afterEach(() => {
  vi.restoreAllMocks()
})

async function asks(cookie: string, { country, browser }: { country: string; browser: string }) {
  const headers = { cookie, origin: ORIGIN, 'user-agent': browser }
  const request = new Request(`${ORIGIN}/api/me`, { headers, cf: { country } })
  const answer = await app.request(request, undefined, { ...env, ...MAIL })
  return { status: answer.status, code: Object(await answer.json()).code }
}

test('a session that is suddenly used in another country with another browser ends, and its person hears of it', async () => {
  const subjects: string[] = []
  const ask = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (!String(input).startsWith(MAIL.MAIL_API_URL)) return ask(input, init)
    subjects.push(JSON.parse(String(init?.body)).subject)
    return Response.json({ id: 'mail_1' })
  })
  const { tenantId } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const { userId, email } = await makePerson(tenantId)
  const cookie = await signIn(email)
  expect(await asks(cookie, { country: 'IN', browser: FIREFOX })).toMatchObject({ status: 200 })
  expect(await asks(cookie, { country: 'BR', browser: CHROME })).toEqual({ status: 401, code: 'auth.required' })
  // Whoever was there first has to sign in again too: nobody knows which of them it is.
  expect(await asks(cookie, { country: 'IN', browser: FIREFOX })).toMatchObject({ status: 401 })
  const entries = await auditOf(admin, '?action=session.ended_as_stolen')
  expect(entries).toMatchObject([{ actor: 'system', detail: { country: 'BR' } }])
  const headers = { cookie: admin, origin: ORIGIN }
  const answer = await app.request(`${ORIGIN}/api/security/alarms`, { headers }, env)
  expect(Object(await answer.json()).alarms).toMatchObject([{ kind: 'session_moved', about: userId }])
  expect(subjects).toEqual(['We ended one of your sessions'])
})

test('a VPN alone, or another browser alone, ends nothing', async () => {
  const cookie = await signIn((await makePerson((await makeTenant()).tenantId)).email)
  expect(await asks(cookie, { country: 'IN', browser: FIREFOX })).toMatchObject({ status: 200 })
  expect(await asks(cookie, { country: 'DE', browser: FIREFOX })).toMatchObject({ status: 200 })
  expect(await asks(cookie, { country: 'DE', browser: CHROME })).toMatchObject({ status: 200 })
})

test.each([
  ['minutes later', 'BR', 'Chrome · Linux', 60_000, true],
  ['an hour later', 'BR', 'Chrome · Linux', 3_600_000, false],
  ['from a country nobody knows', null, 'Chrome · Linux', 60_000, false],
  ['with a program that says nothing of itself', 'BR', '', 60_000, true],
  ['in the same country with another browser', 'IN', 'Chrome · Linux', 60_000, false],
])('elsewhere %s', (_when, country, browser, later, moved) => {
  const before = { country: 'IN', browser: 'Firefox · Windows', seenAt: 1_000 }
  expect(isMoved(before, { country, browser }, 1_000 + later)).toBe(moved)
})

test('a copied cookie opens no socket from elsewhere, and closes the one that is open', async () => {
  const { tenantId } = await makeTenant()
  const cookie = await signIn((await makePerson(tenantId)).email)
  const socketFrom = (country: string, browser: string) => {
    const headers = { upgrade: 'websocket', cookie, origin: ORIGIN, 'user-agent': browser }
    return app.request(new Request(`${ORIGIN}/api/live`, { headers, cf: { country } }), undefined, env)
  }
  const { webSocket } = await socketFrom('IN', FIREFOX)
  const closed = new Promise<number>((resolve) =>
    webSocket?.addEventListener('close', ({ code }: CloseEvent) => resolve(code)),
  )
  webSocket?.accept()
  expect((await socketFrom('BR', 'curl/8.5.0')).status).toBe(401)
  expect(await closed).toBe(4001)
})
