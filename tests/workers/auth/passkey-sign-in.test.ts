import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { putSso } from '../../../workers/auth/sso-queries'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makePerson, operator, signIn } from '../api-client'
import { Authenticator, base64url, type Quirks } from './passkey-authenticator'
import {
  addPasskey,
  askedAtTheDoor,
  askedForNew,
  come,
  enter,
  passkeysOf,
  somebodySignedIn,
  somebodyWithPasskey,
  timePasses,
} from './passkey-client'

const REFUSED = { status: 401, body: { code: 'session.passkey_refused', nextStep: expect.any(String) }, cookie: '' }
const UNKNOWN = { status: 401, body: { code: 'session.passkey_unknown', nextStep: expect.any(String) }, cookie: '' }

async function sessionsOf(userId: string) {
  const { results } = await env.DB.prepare('SELECT verified_at AS verifiedAt FROM sessions WHERE user_id = ?1')
    .bind(userId)
    .all<{ verifiedAt: number | null }>()
  return results
}

test('at the door nobody says who they are: the device knows', async () => {
  const options = await askedAtTheDoor()
  expect(options).toMatchObject({ rpId: 'whatsnexus.test', userVerification: 'required' })
  expect(Object(options).allowCredentials).toBeUndefined()
  expect(await askedAtTheDoor()).not.toMatchObject({ challenge: Object(options).challenge })
})

test('with a passkey somebody is signed in as with a password, and has given both proofs', async () => {
  const { device, email, userId } = await somebodyWithPasskey()
  const byPassword = await call('POST', '/api/session', { body: { email, password: 'correct horse battery' } })
  const answer = await enter(device)
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual(byPassword.body)
  const shapeOf = ({ headers }: { headers: Headers }) =>
    headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, '='))
  expect(shapeOf(answer)).toEqual(shapeOf(byPassword))
  expect((await call('GET', '/api/me', { cookie: answer.cookie })).body).toMatchObject({ id: userId, kind: 'agent' })
  const proofs = (await sessionsOf(userId)).map(({ verifiedAt }) => typeof verifiedAt)
  // Where the passkey was made, the device has answered too; the password alone is one proof.
  expect(proofs.sort()).toEqual(['number', 'number', 'object'])
  expect((await call('POST', '/api/passkeys/options', { cookie: answer.cookie })).status).toBe(200)
})

test('a passkey signs in again and again, and two people are told apart', async () => {
  const [ada, bo] = [await somebodyWithPasskey(), await somebodyWithPasskey()]
  for (const { device, userId, tenantId } of [ada, bo, ada])
    expect((await enter(device)).body).toMatchObject({ me: { id: userId, tenant: { id: tenantId } } })
})

test('what a device has answered is good once', async () => {
  const { device, userId } = await somebodyWithPasskey()
  const response = await device.get(await askedAtTheDoor())
  const answers = await Promise.all([come(response), come(response), come(response)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  expect(await come(response)).toMatchObject(REFUSED)
  expect(await sessionsOf(userId)).toHaveLength(2)
})

test('a challenge that was refused once is used up', async () => {
  const { device } = await somebodyWithPasskey()
  const options = await askedAtTheDoor()
  expect(await come(await device.get(options, { unverified: true }))).toMatchObject(REFUSED)
  expect(await come(await device.get(options))).toMatchObject(REFUSED)
})

test('neither a challenge of one’s own making, nor an old one, nor one for adding a passkey opens the door', async () => {
  const { device, cookie } = await somebodyWithPasskey()
  const made = { challenge: base64url(crypto.getRandomValues(new Uint8Array(32))), rpId: 'whatsnexus.test' }
  expect(await come(await device.get(made))).toMatchObject(REFUSED)
  const { challenge } = Object(await askedForNew(cookie))
  expect(await come(await device.get({ ...made, challenge }))).toMatchObject(REFUSED)
  const old = await askedAtTheDoor()
  await timePasses(old)
  expect(await come(await device.get(old))).toMatchObject(REFUSED)
  const atTheDoor = { ...Object(await askedAtTheDoor()), rp: { id: 'whatsnexus.test' }, user: { id: 'AAAA' } }
  const response = await (await Authenticator.make()).create(atTheDoor)
  expect(await call('POST', '/api/passkeys', { cookie, body: { response, name: 'No' } })).toMatchObject({
    status: 400,
    body: { code: 'passkey.unfit' },
  })
})

test.each<[string, Quirks]>([
  ['for a page of another site', { origin: 'https://evil.example' }],
  ['for a page of a neighbouring host', { origin: 'https://other.whatsnexus.test' }],
  ['for another port', { origin: 'https://whatsnexus.test:8443' }],
  ['for another relying party', { rpId: 'evil.example' }],
  ['by a device that nobody unlocked', { unverified: true }],
  ['as if to add a passkey', { type: 'webauthn.create' }],
  ['for another person', { userHandle: base64url(new Uint8Array(32)) }],
  ['for nobody', { userHandle: null }],
])('what was signed %s opens nothing', async (_, quirks) => {
  const { device, userId } = await somebodyWithPasskey()
  expect(await enter(device, quirks)).toMatchObject(REFUSED)
  expect(await sessionsOf(userId)).toHaveLength(1)
  expect((await enter(device)).status).toBe(200)
})

test('an answer that says it comes from elsewhere is not believed to come from here', async () => {
  const { device } = await somebodyWithPasskey()
  const response = await device.get(await askedAtTheDoor(), { origin: 'https://evil.example' })
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }
  const answer = await call('POST', '/api/session/passkey', { headers, body: { response } })
  expect(answer).toMatchObject({ status: 401, body: { code: 'session.passkey_refused' } })
})

test('nobody signs with their own key for the passkey of another, of the same tenant or not', async () => {
  const [mine, theirs] = [await somebodyWithPasskey(), await somebodyWithPasskey()]
  const colleague = await signIn((await makePerson(mine.tenantId)).email)
  const beside = await Authenticator.make()
  await addPasskey(colleague, beside)
  for (const device of [mine.device, beside])
    expect(await enter(device, { id: theirs.device.id })).toMatchObject(REFUSED)
  expect(await sessionsOf(theirs.userId)).toHaveLength(1)
})

test('what was changed on the way opens nothing', async () => {
  const { device } = await somebodyWithPasskey()
  for (const part of ['signature', 'authenticatorData', 'clientDataJSON'] as const) {
    const given = await device.get(await askedAtTheDoor())
    const value = given.response[part]
    const changed = `${value.slice(0, -6)}${value.at(-6) === 'A' ? 'B' : 'A'}${value.slice(-5)}`
    expect(await come({ ...given, response: { ...given.response, [part]: changed } }), part).toMatchObject(REFUSED)
    const cut = { ...given, response: { ...given.response, [part]: value.slice(0, 8) } }
    expect(await come(cut), part).toMatchObject(REFUSED)
  }
})

test('a passkey that was removed opens nothing, and its device is told so', async () => {
  const { device, cookie, passkeyId } = await somebodyWithPasskey()
  const asked = await device.get(await askedAtTheDoor())
  await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })
  expect(await come(asked)).toMatchObject(UNKNOWN)
  expect(await enter(await Authenticator.make(), { userHandle: null })).toMatchObject(UNKNOWN)
})

test('a passkey that was used less often than it was is refused as a copy, and told', async () => {
  const { device, userId } = await somebodyWithPasskey()
  expect((await enter(device, { counter: 9 })).status).toBe(200)
  for (const counter of [9, 8, 0])
    expect(await enter(device, { counter })).toMatchObject({
      status: 401,
      body: { code: 'session.passkey_copied', nextStep: expect.stringContaining('remove this passkey') },
      cookie: '',
    })
  expect(await sessionsOf(userId)).toHaveLength(2)
  expect((await enter(device, { counter: 10 })).status).toBe(200)
  const alarms = env.DB.prepare('SELECT kind, detail FROM security_alarms WHERE about = ?1').bind(userId)
  expect((await alarms.all()).results).toEqual([
    { kind: 'passkey_copied', detail: expect.stringContaining('{"passkeyId":"pas_') },
  ])
})

test('without the key nobody makes a passkey look copied', async () => {
  const [mine, theirs] = [await somebodyWithPasskey(), await somebodyWithPasskey()]
  await enter(theirs.device, { counter: 9 })
  expect(await enter(mine.device, { id: theirs.device.id, counter: 1 })).toMatchObject(REFUSED)
})

test('a passkey that does not count is one that says zero each time', async () => {
  const { cookie } = await somebodyWithPasskey()
  const device = await Authenticator.make()
  await addPasskey(cookie, device, { counter: 0 })
  for (let times = 0; times < 3; times += 1) expect((await enter(device, { counter: 0 })).status).toBe(200)
})

test('no page of another site signs its visitors in', async () => {
  const { device } = await somebodyWithPasskey()
  const response = await device.get(await askedAtTheDoor())
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const refused = { status: 403, body: { code: 'auth.cross_site' } }
  expect(await call('POST', '/api/session/passkey', { headers, body: { response } })).toMatchObject(refused)
  expect(await call('POST', '/api/session/passkey/options', { headers })).toMatchObject(refused)
  expect((await come(response)).status).toBe(200)
})

test('one address is asked nothing more once it has asked too often; others are', async () => {
  const headers = { 'cf-connecting-ip': '192.0.2.77' }
  const asks = Array.from({ length: 320 }, () => call('POST', '/api/session/passkey/options', { headers }))
  const statuses = (await Promise.all(asks)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(300)
  expect(statuses).toContain(429)
  expect(await askedAtTheDoor()).toBeDefined()
})

test('whoever works for nobody any more has a passkey that opens nothing', async () => {
  const { device, tenantId, userId } = await somebodyWithPasskey()
  await env.DB.prepare('UPDATE members SET deactivated_at = 1 WHERE tenant_id = ?1 AND user_id = ?2')
    .bind(tenantId, userId)
    .run()
  expect(await enter(device)).toMatchObject({ status: 403, body: { code: 'auth.no_tenant' }, cookie: '' })
  expect(await sessionsOf(userId)).toHaveLength(1)
})

test('where a second factor is asked for, a passkey is one: it can be set up, and signs in', async () => {
  const { tenantId, email } = await somebodySignedIn()
  await env.DB.prepare('UPDATE tenants SET two_factor_required = 1 WHERE id = ?1').bind(tenantId).run()
  const byPassword = await signIn(email)
  const needed = { status: 403, body: { code: 'auth.second_factor_needed' } }
  expect(await call('GET', '/api/labels', { cookie: byPassword })).toMatchObject(needed)
  const device = await Authenticator.make()
  expect((await addPasskey(byPassword, device)).status).toBe(201)
  const { cookie } = await enter(device)
  expect((await call('GET', '/api/labels', { cookie })).status).toBe(200)
})

test('where people sign in with their organization’s provider, a passkey is no way around it', async () => {
  const { device, tenantId, userId } = await somebodyWithPasskey()
  const provider = { issuer: 'https://idp.example', clientId: 'id', clientSecret: 'secret' }
  await putSso(env, tenantScope(env, tenantId), { ...provider, domains: [], provenDomains: [], required: true })
  expect(await enter(device)).toMatchObject({ status: 403, body: { code: 'session.sso_needed' }, cookie: '' })
  expect(await sessionsOf(userId)).toHaveLength(1)
})

test('another password ends the sessions, and the passkey stays for its person to see', async () => {
  const { device, tenantId, userId, email, name } = await somebodyWithPasskey()
  await operator('PUT', `/tenants/${tenantId}/users/${userId}`, { name, email, role: 'agent', password: 'another one' })
  const { cookie } = await enter(device)
  expect(await passkeysOf(cookie)).toHaveLength(1)
})

test.each([
  {},
  { response: null },
  { response: { id: 'a', rawId: 'a', type: 'public-key', response: {} } },
  { response: { id: 'ä', rawId: 'ä', type: 'public-key', response: { clientDataJSON: '=', authenticatorData: '' } } },
])('what is no answer of a device is refused as such: %j', async (body) => {
  expect(await call('POST', '/api/session/passkey', { body })).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  })
})

test.each(['null', '{', '[]', '{"challenge":{}}', '{"challenge":""}', `{"challenge":"${'x'.repeat(300)}"}`])(
  'a device that says %s was asked nothing',
  async (clientData) => {
    const { device } = await somebodyWithPasskey()
    const given = await device.get(await askedAtTheDoor())
    const clientDataJSON = base64url(new TextEncoder().encode(clientData))
    expect(await come({ ...given, response: { ...given.response, clientDataJSON } })).toMatchObject(REFUSED)
  },
)
