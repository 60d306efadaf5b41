import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { parseKeyRing } from '../../../workers/platform/key-ring'
import { OLD_SECRET_MS } from '../../../workers/webhooks/secrets'
import { newReceiver } from '../../support/receiver'
import { verify } from '../../support/standard-webhooks'
import { call, customerWrites, makePerson, makeTenant, operator, signIn } from '../api-client'
import { listening, waitForTexts } from './support'

async function signedIn(role: 'admin' | 'agent' = 'admin') {
  const tenant = await makeTenant()
  const { email } = await makePerson(tenant.tenantId, { role })
  return { tenant, cookie: await signIn(email) }
}

test('a webhook is made, shown without its secret, changed and deleted', async () => {
  const { cookie, userId, id, secret, receiver } = await listening({ kinds: ['message', 'message', 'status'] })
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  const { body } = await call('GET', '/api/webhooks', { cookie })
  expect(body).toMatchObject({
    webhooks: [
      { id, url: receiver.url, kinds: ['message', 'status'], state: 'on', createdBy: userId, description: '' },
    ],
  })
  expect(JSON.stringify(body)).not.toContain(secret)
  const changed = await call('PATCH', `/api/webhooks/${id}`, { cookie, body: { description: 'Billing', kinds: [] } })
  expect(changed.body).toMatchObject({ webhook: { description: 'Billing', kinds: [], url: receiver.url } })
  expect((await call('DELETE', `/api/webhooks/${id}`, { cookie })).body).toEqual({ deleted: true })
  expect((await call('GET', `/api/webhooks/${id}`, { cookie })).status).toBe(404)
  expect((await call('GET', '/api/webhooks', { cookie })).body).toEqual({ webhooks: [] })
})

test('its secret is kept encrypted, and survives a change of the key ring', async () => {
  const place = await listening({ kinds: ['message'] })
  const row = () => env.DB.prepare('SELECT secret, key_id FROM webhook_endpoints WHERE id = ?1').bind(place.id).first()
  expect(JSON.stringify(await row())).not.toContain(place.secret.slice(6))
  const before = env.TOKEN_KEYS
  const { keys } = parseKeyRing(before)
  const ring = { current: 'k2', keys: { ...keys, k2: btoa('another-key-of-exactly-32-bytes!') } }
  env.TOKEN_KEYS = JSON.stringify(ring)
  try {
    await operator('POST', '/secrets/reseal')
    expect(await row()).toMatchObject({ key_id: 'k2' })
    await place.act('test')
    const [request] = await place.receiver.heard(1)
    expect(request && verify(place.secret, request).payload).toMatchObject({ type: 'webhook.test' })
  } finally {
    await env.DB.prepare("DELETE FROM webhook_endpoints WHERE key_id = 'k2'").run()
    env.TOKEN_KEYS = JSON.stringify({ ...ring, current: 'k1' })
    await operator('POST', '/secrets/reseal')
    env.TOKEN_KEYS = before
  }
})

test.each([
  ['http://example.com/hook', 422, 'not_https'],
  ['https://localhost/hook', 422, 'internal_name'],
  ['https://169.254.169.254/latest/meta-data/', 422, 'address'],
  ['https://[::1]/', 422, 'address'],
  ['https://user:pass@example.com/', 422, 'credentials'],
  ['https://example.com:22/', 422, 'port'],
  ['https://name-that-nobody-has.example.com/', 422, 'unresolved'],
  ['not an address', 422, 'malformed'],
])('%s is refused with the next step', async (url, status, fault) => {
  const { cookie } = await signedIn()
  const refused = await call('POST', '/api/webhooks', { cookie, body: { url } })
  expect(refused).toMatchObject({ status, body: { code: 'webhook.url_refused', fault, nextStep: expect.any(String) } })
  expect((await call('GET', '/api/webhooks', { cookie })).body).toEqual({ webhooks: [] })
})

test('a name that leads inside is refused, also when it is changed later', async () => {
  const { cookie, id, receiver } = await listening()
  const inner = await newReceiver({ addresses: ['10.1.2.3'] })
  const refused = { status: 422, body: { code: 'webhook.url_refused', fault: 'private_address' } }
  expect(await call('POST', '/api/webhooks', { cookie, body: { url: inner.url } })).toMatchObject(refused)
  expect(await call('PATCH', `/api/webhooks/${id}`, { cookie, body: { url: inner.url } })).toMatchObject(refused)
  const { body } = await call('GET', `/api/webhooks/${id}`, { cookie })
  expect(body).toMatchObject({ webhook: { url: receiver.url } })
  expect(await inner.received()).toEqual([])
})

test('while DNS cannot be asked, nothing is written down', async () => {
  const { cookie } = await signedIn()
  const { url } = await newReceiver({ dnsStatus: 2 })
  const refused = await call('POST', '/api/webhooks', { cookie, body: { url } })
  expect(refused).toMatchObject({ status: 503, body: { code: 'webhook.url_unchecked' } })
})

test('the test button says what was answered, also when it is paused', async () => {
  const place = await listening()
  await place.act('pause')
  await place.receiver.act({ statuses: [500] })
  expect((await place.act('test')).try).toMatchObject({ status: 500, failure: 'status', events: 0 })
  expect((await place.act('test')).try).toMatchObject({ status: 204, failure: null, events: 1 })
  expect((await place.tries()).map(({ status }: { status: number }) => status)).toEqual([204, 500])
  expect(await place.state()).toMatchObject({ state: 'paused', attempts: 0 })
})

test('nobody scans with the test button', async () => {
  const place = await listening()
  const statuses: number[] = []
  for (let n = 0; n < 25; n += 1)
    statuses.push((await call('POST', `/api/webhooks/${place.id}/test`, { cookie: place.cookie })).status)
  expect(statuses.filter((status) => status === 200).length).toBe(20)
  expect(statuses.at(-1)).toBe(429)
})

test('with a new secret the old one signs too, for a day', async () => {
  const place = await listening({ kinds: ['message'] })
  const { secret, webhook } = await place.act('secret')
  expect(secret).not.toBe(place.secret)
  expect(webhook.oldSecretUntil).toBeGreaterThan(Date.now() + OLD_SECRET_MS - 60_000)
  await customerWrites(place.tenant, { text: 'one' })
  const [first] = await place.receiver.heard(1)
  if (!first) throw new Error('nothing came')
  expect(verify(secret, first).id).toBe(verify(place.secret, first).id)
  await waitForTexts(place, ['one'])
  await env.DB.prepare('UPDATE webhook_endpoints SET old_secret_until = 1 WHERE id = ?1').bind(place.id).run()
  await vi.waitFor(async () => expect((await place.state()).lastOkAt).not.toBeNull())
  await customerWrites(place.tenant, { text: 'two' })
  const [, second] = await place.receiver.heard(2)
  if (!second) throw new Error('nothing came')
  expect(verify(secret, second).id).toMatch(/^evt_/)
  expect(() => verify(place.secret, second)).toThrow('no matching signature')
})

test('a secret is not kept for whoever repeats the request', async () => {
  const { cookie } = await signedIn()
  const { url } = await newReceiver()
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const made = await call('POST', '/api/webhooks', { cookie, body: { url }, headers })
  const kept = await env.DB.prepare('SELECT count(*) AS n FROM idempotency_keys WHERE instr(answer, ?1) > 0')
    .bind(Object(made.body).secret)
    .first()
  expect(kept).toEqual({ n: 0 })
})

test('there are at most ten, two at once included', async () => {
  const { cookie } = await signedIn()
  const { url } = await newReceiver()
  const made = await Promise.all(
    Array.from({ length: 12 }, () => call('POST', '/api/webhooks', { cookie, body: { url } })),
  )
  expect(made.map(({ status }) => status).sort()).toEqual([...new Array(10).fill(201), 409, 409])
  expect(Object(made.find(({ status }) => status === 409)?.body).code).toBe('webhook.too_many')
})

test('an agent and a key have none of it; another tenant finds none', async () => {
  const place = await listening()
  const agent = await signedIn('agent')
  expect((await call('GET', '/api/webhooks', { cookie: agent.cookie })).status).toBe(403)
  expect((await call('GET', '/api/webhooks', { token: place.tenant.token })).status).toBe(403)
  const other = await signedIn()
  for (const what of ['test', 'pause', 'resume', 'secret'])
    expect((await call('POST', `/api/webhooks/${place.id}/${what}`, { cookie: other.cookie })).status).toBe(404)
  expect((await call('DELETE', `/api/webhooks/${place.id}`, { cookie: other.cookie })).status).toBe(404)
  expect(await place.state()).toMatchObject({ state: 'on' })
})
