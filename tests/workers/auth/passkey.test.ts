import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { mailbox } from '../../support/mailbox'
import { call, makePerson, signIn } from '../api-client'
import { Authenticator, base64url, type Quirks } from './passkey-authenticator'
import {
  addPasskey,
  askedForNew,
  passkeysOf,
  somebodySignedIn,
  somebodyWithPasskey,
  timePasses,
} from './passkey-client'

const UNFIT = { status: 400, body: { code: 'passkey.unfit', nextStep: expect.any(String) } }
const BOUND = { status: 403, body: { code: 'session.bound', nextStep: expect.any(String) } }
const CONFIRM = { status: 403, body: { code: 'auth.confirm_again', nextStep: expect.any(String) } }

function age(userId: string, minutes: number) {
  return env.DB.prepare(
    'UPDATE sessions SET created_at = created_at - ?1, verified_at = verified_at - ?1 WHERE user_id = ?2',
  )
    .bind(minutes * 60_000, userId)
    .run()
}

test('a device is asked for a passkey that it keeps and unlocks, for this site and this person', async () => {
  const { cookie, email, name, device } = await somebodyWithPasskey()
  const options = await askedForNew(cookie)
  expect(options).toMatchObject({
    rp: { id: 'whatsnexus.test', name: 'WhatsNexus' },
    user: { name: email, displayName: name, id: expect.stringMatching(/^[\w-]{43}$/) },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: [{ id: device.id, type: 'public-key', transports: ['internal'] }],
  })
})

test('a passkey is added, listed, and removed', async () => {
  const { cookie } = await somebodySignedIn()
  expect(await passkeysOf(cookie)).toEqual([])
  const { status, body } = await addPasskey(cookie, await Authenticator.make())
  expect(status).toBe(201)
  const { passkey } = Object(body)
  expect(passkey).toEqual({
    id: expect.stringMatching(/^pas_/),
    name: 'Laptop',
    createdAt: expect.any(Number),
    synced: false,
  })
  expect(await passkeysOf(cookie)).toEqual([passkey])
  const path = `/api/passkeys/${passkey.id}`
  expect(await call('DELETE', path, { cookie })).toMatchObject({ status: 200, body: { removed: true } })
  expect(await passkeysOf(cookie)).toEqual([])
  expect(await call('DELETE', path, { cookie })).toMatchObject({ status: 404, body: { code: 'passkey.not_found' } })
})

test.each<[string, Quirks]>([
  ['for a page of another site', { origin: 'https://evil.example' }],
  ['for a page of a neighbouring host', { origin: 'https://other.whatsnexus.test' }],
  ['for the same host without encryption', { origin: 'http://whatsnexus.test' }],
  ['for another relying party', { rpId: 'evil.example' }],
  ['by a device that nobody unlocked', { unverified: true }],
  ['as if to sign in', { type: 'webauthn.get' }],
  ['under the id of another passkey', { id: base64url(new Uint8Array(32)) }],
  ['with a certificate, in which addresses may stand', packedWith('x5c')],
  ['in a format with certificates only', { attestation: { fmt: 'fido-u2f', statement: new Map() } }],
])('a passkey made %s is not added', async (_, quirks) => {
  const { cookie } = await somebodySignedIn()
  expect(await addPasskey(cookie, await Authenticator.make(), quirks)).toMatchObject(UNFIT)
  expect(await passkeysOf(cookie)).toEqual([])
})

function packedWith(name: string): Quirks {
  const statement = new Map([[name, [new Uint8Array([0x30])]]])
  return { attestation: { fmt: 'packed', statement } }
}

test('what a device was asked is good once, for five minutes, in the session that asked', async () => {
  const { cookie, email, userId, tenantId } = await somebodySignedIn()
  const device = await Authenticator.make()
  const add = async (response: unknown, by = cookie) =>
    call('POST', '/api/passkeys', { cookie: by, body: { response, name: 'Laptop' } })

  const used = await device.create(await askedForNew(cookie))
  expect((await add(used)).status).toBe(201)
  expect(await add(used)).toMatchObject(UNFIT)

  const elsewhere = await signIn(email)
  const colleague = await signIn((await makePerson(tenantId)).email)
  const stranger = await somebodySignedIn()
  for (const by of [elsewhere, colleague, stranger.cookie])
    expect(await add(await (await Authenticator.make()).create(await askedForNew(cookie)), by)).toMatchObject(UNFIT)

  const asked = await askedForNew(cookie)
  const late = await (await Authenticator.make()).create(asked)
  await timePasses(asked)
  expect(await add(late)).toMatchObject(UNFIT)
  const { results } = await env.DB.prepare('SELECT id FROM passkeys WHERE user_id = ?1').bind(userId).all()
  expect(results).toHaveLength(1)
})

test('whoever comes twice at the same time with one answer adds one passkey', async () => {
  const { cookie } = await somebodySignedIn()
  const response = await (await Authenticator.make()).create(await askedForNew(cookie))
  const body = { response, name: 'Laptop' }
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/api/passkeys', { cookie, body })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400])
  expect(await passkeysOf(cookie)).toHaveLength(1)
})

test('a passkey belongs to one person: nobody else can add it to theirs', async () => {
  const { device } = await somebodyWithPasskey()
  const other = await somebodySignedIn()
  expect(await addPasskey(other.cookie, device)).toMatchObject({ status: 409, body: { code: 'passkey.known' } })
  expect(await passkeysOf(other.cookie)).toEqual([])
})

test('passkeys are seen and removed by their person only, in this tenant and in any other', async () => {
  const { cookie, passkeyId, tenantId, token } = await somebodyWithPasskey()
  const colleague = await signIn((await makePerson(tenantId, { role: 'owner' })).email)
  const stranger = await somebodySignedIn()
  for (const by of [colleague, stranger.cookie]) {
    expect(await passkeysOf(by)).toEqual([])
    expect(await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie: by })).toMatchObject({
      status: 404,
      body: { code: 'passkey.not_found' },
    })
  }
  expect(await call('GET', '/api/passkeys', { token })).toMatchObject({
    status: 403,
    body: { code: 'auth.people_only' },
  })
  expect(await passkeysOf(cookie)).toHaveLength(1)
})

test('a screen that was left unlocked gives no passkey and takes none', async () => {
  const { cookie, userId, email, passkeyId } = await somebodyWithPasskey()
  const response = await (await Authenticator.make()).create(await askedForNew(cookie))
  await age(userId, 16)
  expect(await call('POST', '/api/passkeys/options', { cookie })).toMatchObject(CONFIRM)
  expect(await call('POST', '/api/passkeys', { cookie, body: { response, name: 'Theirs' } })).toMatchObject(CONFIRM)
  expect(await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })).toMatchObject(CONFIRM)
  expect(await passkeysOf(cookie)).toHaveLength(1)
  const again = await signIn(email)
  expect((await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie: again })).status).toBe(200)
})

test('a second proof counts as much as the password', async () => {
  const { cookie, userId, passkeyId } = await somebodyWithPasskey()
  await age(userId, 60)
  const give = (at: number) =>
    env.DB.prepare('UPDATE sessions SET verified_at = ?1 WHERE user_id = ?2').bind(at, userId).run()
  await give(Date.now() - 16 * 60_000)
  expect(await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })).toMatchObject(CONFIRM)
  await give(Date.now() - 14 * 60_000)
  expect((await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })).status).toBe(200)
})

test('a tenant’s own provider vouches for nobody’s passkey, for that would open their other tenants too', async () => {
  const { cookie, userId, passkeyId } = await somebodyWithPasskey()
  await env.DB.prepare('UPDATE sessions SET sso = 1, verified_at = ?1 WHERE user_id = ?2')
    .bind(Date.now(), userId)
    .run()
  expect(await call('POST', '/api/passkeys/options', { cookie })).toMatchObject(BOUND)
  expect(await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })).toMatchObject(BOUND)
})

test('twenty passkeys are enough for anybody', async () => {
  const { cookie, userId } = await somebodyWithPasskey()
  const response = await (await Authenticator.make()).create(await askedForNew(cookie))
  const row = env.DB.prepare(
    `INSERT INTO passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
     VALUES (?1, 'Old', '', ?2, ?1, 0, 'singleDevice', 0)`,
  )
  await env.DB.batch(Array.from({ length: 19 }, () => row.bind(newId('pas'), userId)))
  const full = { status: 409, body: { code: 'passkey.too_many' } }
  expect(await call('POST', '/api/passkeys', { cookie, body: { response, name: 'One more' } })).toMatchObject(full)
  expect(await call('POST', '/api/passkeys/options', { cookie })).toMatchObject(full)
})

test('who can sign in with a passkey from now on, or no longer, is told by e-mail', async () => {
  const { cookie, email, passkeyId } = await somebodyWithPasskey()
  await call('DELETE', `/api/passkeys/${passkeyId}`, { cookie })
  expect((await mailbox(email).subjects()).slice(-2)).toEqual(['A passkey was added', 'A passkey was removed'])
})
