import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { inboxOf } from '../../../workers/objects'
import { GIVE_UP_MS } from '../../../workers/webhooks/backoff'
import { sweepWebhooks } from '../../../workers/webhooks/sweep'
import { verify } from '../../support/standard-webhooks'
import { call, customerWrites, makeTenant } from '../api-client'
import { listening, texts, waitForTexts } from './support'

test('an event is told as it happens, once, signed for a receiver of Standard Webhooks', async () => {
  const place = await listening({ kinds: ['message'] })
  const { id } = await customerWrites(place.tenant, { text: 'Do you have a room?' })
  const [request] = await place.receiver.heard(1)
  if (!request) throw new Error('nothing came')
  const { payload } = verify(place.secret, request)
  expect(request.headers['content-type']).toBe('application/json')
  expect(payload).toMatchObject({
    type: 'whatsapp.message',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    data: { kind: 'message', text: 'Do you have a room?', conversation_id: id, tenant: place.tenant.tenantId },
  })
  expect(payload).not.toHaveProperty('data.raw')
  await vi.waitFor(async () => expect(await place.state()).toMatchObject({ lastStatus: 204, attempts: 0 }))
  expect(await place.receiver.received()).toHaveLength(1)
  expect(await place.tries()).toMatchObject([{ events: 1, status: 204, failure: null }])
})

test('what happened before it was made is not told, nor a kind it did not ask for', async () => {
  const place = await listening({ kinds: ['message'] })
  const first = await customerWrites(place.tenant, { text: 'one' })
  await waitForTexts(place, ['one'])
  const other = await listening({ kinds: ['reaction'] })
  await customerWrites(other.tenant, { text: 'not asked for' })
  await customerWrites(place.tenant, { text: 'two', from: '919876543299' })
  await waitForTexts(place, ['one', 'two'])
  expect(first.id).toMatch(/^cnv_/)
  expect(await other.receiver.received()).toEqual([])
})

test('order per conversation is kept over a failure, and the event that failed has the same id again', async () => {
  const place = await listening({ kinds: ['message'] })
  await place.receiver.act({ refuses: [{ text: 'two', status: 500, times: 1 }] })
  for (const text of ['one', 'two', 'three']) await customerWrites(place.tenant, { text })
  await vi.waitFor(async () => expect(await place.state()).toMatchObject({ attempts: 1, lastStatus: 500, state: 'on' }))
  expect(await texts(place)).toEqual(['one', 'two'])
  await place.comeDue()
  await sweepWebhooks(env, Date.now())
  await waitForTexts(place, ['one', 'two', 'two', 'three'])
  const [, refused, again] = await place.receiver.received()
  expect(again?.headers['webhook-id']).toBe(refused?.headers['webhook-id'])
  expect(again?.body).toBe(refused?.body)
  await vi.waitFor(async () => expect(await place.state()).toMatchObject({ attempts: 0, failingSince: null }))
})

test('one that fails is tried alone, so that what comes behind it is not told again and again', async () => {
  const place = await listening({ kinds: ['message'] })
  await place.receiver.act({ refuses: [{ text: 'bad', status: 500 }] })
  await customerWrites(place.tenant, { text: 'bad' })
  await vi.waitFor(async () => expect((await place.state()).attempts).toBe(1))
  for (const n of [1, 2, 3]) await customerWrites(place.tenant, { text: `behind ${n}`, from: `91987654320${n}` })
  for (const attempts of [2, 3]) {
    await place.comeDue()
    await sweepWebhooks(env, Date.now())
    await vi.waitFor(async () => expect((await place.state()).attempts).toBe(attempts))
  }
  expect(await texts(place)).toEqual(['bad', 'bad', 'bad'])
  expect((await place.tries()).map(({ failure }: { failure: string }) => failure)).toEqual([
    'status',
    'status',
    'status',
  ])
})

test('while it waits for another try, news do not hurry it', async () => {
  const place = await listening({ kinds: ['message'] })
  await place.receiver.act({ status: 503, headers: { 'retry-after': '600' } })
  await customerWrites(place.tenant, { text: 'one' })
  await vi.waitFor(async () => expect((await place.state()).attempts).toBe(1))
  expect((await place.state()).nextTryAt).toBeGreaterThan(Date.now() + 590_000)
  await customerWrites(place.tenant, { text: 'two' })
  await sweepWebhooks(env, Date.now())
  const inbox = await inboxOf(env, place.tenant.tenantId)
  await inbox.deliverWebhooks({ tenantId: place.tenant.tenantId })
  expect(await texts(place)).toEqual(['one'])
})

test('after three days it is given up, with an alarm; resumed, it goes on where it was', async () => {
  const place = await listening({ kinds: ['message'] })
  await place.receiver.act({ status: 500 })
  await customerWrites(place.tenant, { text: 'one' })
  await vi.waitFor(async () => expect((await place.state()).attempts).toBe(1))
  await env.DB.prepare('UPDATE webhook_endpoints SET failing_since = ?2, next_try_at = 1 WHERE id = ?1')
    .bind(place.id, Date.now() - GIVE_UP_MS)
    .run()
  await sweepWebhooks(env, Date.now())
  await vi.waitFor(async () => expect((await place.state()).state).toBe('failed'))
  const alarm = () =>
    env.DB.prepare('SELECT kind, about FROM security_alarms WHERE tenant_id = ?1').bind(place.tenant.tenantId).first()
  await vi.waitFor(async () => expect(await alarm()).toEqual({ kind: 'webhook_failed', about: place.id }))
  await place.receiver.act({ status: 204 })
  await customerWrites(place.tenant, { text: 'two' })
  await place.act('resume')
  await waitForTexts(place, ['one', 'one', 'one', 'two'])
})

test('410 ends it at once', async () => {
  const place = await listening()
  await place.receiver.act({ status: 410 })
  await customerWrites(place.tenant)
  await vi.waitFor(async () => expect(await place.state()).toMatchObject({ state: 'failed', lastStatus: 410 }))
})

test('paused it hears nothing, and afterwards what it missed', async () => {
  const place = await listening({ kinds: ['message'] })
  expect((await place.act('pause')).webhook.state).toBe('paused')
  await customerWrites(place.tenant, { text: 'one' })
  await sweepWebhooks(env, Date.now())
  expect(await place.receiver.received()).toEqual([])
  await place.act('resume')
  await waitForTexts(place, ['one'])
})

test('replayed, it hears all since a moment again, under the same ids', async () => {
  const place = await listening({ kinds: ['message'] })
  for (const text of ['one', 'two']) await customerWrites(place.tenant, { text })
  await waitForTexts(place, ['one', 'two'])
  await vi.waitFor(async () => expect((await place.state()).lastOkAt).not.toBeNull())
  await place.act('replay', { from: 0 })
  await waitForTexts(place, ['one', 'two', 'one', 'two'])
  const ids = (await place.receiver.received()).map(({ headers }) => headers['webhook-id'])
  expect(ids.slice(2)).toEqual(ids.slice(0, 2))
  await place.act('replay', { from: Date.now() + 60_000 })
  await customerWrites(place.tenant, { text: 'three' })
  await waitForTexts(place, ['one', 'two', 'one', 'two', 'three'])
})

test('an inbox that has started anew looks by itself whether somebody listens', async () => {
  const place = await listening({ kinds: ['message'] })
  await customerWrites(place.tenant, { text: 'one' })
  await waitForTexts(place, ['one'])
  await evictDurableObject(await inboxOf(env, place.tenant.tenantId))
  await customerWrites(place.tenant, { text: 'two' })
  await waitForTexts(place, ['one', 'two'])
})

test('a name that has come to lead inside is not told anything any more', async () => {
  const moved = await listening({ kinds: ['message'] })
  await moved.receiver.act({ addresses: ['169.254.169.254'] })
  // What was found when it was written down is not believed a minute later.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  try {
    await customerWrites(moved.tenant, { text: 'secret' })
    await vi.waitFor(async () => expect((await moved.tries())[0]).toMatchObject({ failure: 'private_address' }))
  } finally {
    vi.useRealTimers()
  }
  expect(await moved.receiver.received()).toEqual([])
})

test('for a tenant without webhooks nothing is asked of D1 when something happens, also after a start', async () => {
  const afterStart = async (tenant: Awaited<ReturnType<typeof makeTenant>>) => {
    const shows = (text: string) =>
      vi.waitFor(async () => {
        const { body } = await call('GET', '/api/conversations', { token: tenant.token })
        expect(JSON.stringify(body)).toContain(text)
      })
    await customerWrites(tenant, { text: 'the first' })
    await shows('the first')
    await evictDurableObject(await inboxOf(env, tenant.tenantId))
    const prepare = vi.spyOn(env.DB, 'prepare')
    await customerWrites(tenant, { text: 'the second' })
    await shows('the second')
    return () => prepare.mock.calls.filter(([sql]) => sql.includes('webhook_endpoints')).length
  }
  const { tenant } = await listening({ kinds: ['message'] })
  const asked = await afterStart(tenant)
  await vi.waitFor(() => expect(asked()).toBeGreaterThan(0))
  vi.restoreAllMocks()
  expect((await afterStart(await makeTenant()))()).toBe(0)
  vi.restoreAllMocks()
})

test('an event in the way that is wanted no longer is in nobody’s way, and held against nobody later', async () => {
  const place = await listening({ kinds: ['message'] })
  await place.receiver.act({ refuses: [{ text: 'bad', status: 500 }] })
  await customerWrites(place.tenant, { text: 'bad' })
  await vi.waitFor(async () => expect((await place.state()).attempts).toBe(1))
  const body = { kinds: ['reaction'] }
  expect((await call('PATCH', `/api/webhooks/${place.id}`, { cookie: place.cookie, body })).status).toBe(200)
  await place.comeDue()
  await sweepWebhooks(env, Date.now())
  const mended = { attempts: 0, failingSince: null, nextTryAt: null, state: 'on' }
  await vi.waitFor(async () => expect(await place.state()).toMatchObject(mended))
})

test('what waits says that it is behind, also where nothing was refused', async () => {
  const place = await listening({ kinds: ['message'] })
  await customerWrites(place.tenant, { text: 'one' })
  await waitForTexts(place, ['one'])
  await vi.waitFor(async () => expect((await place.state()).lastOkAt).toEqual(expect.any(Number)))
  expect(await place.state()).toMatchObject({ behindSince: null, failingSince: null })
  await place.act('pause')
  await customerWrites(place.tenant, { text: 'two' })
  await vi.waitFor(async () => {
    const { body } = await call('GET', '/api/events', { token: place.tenant.token })
    expect(JSON.stringify(body)).toContain('two')
  })
  expect(await place.state()).toMatchObject({ behindSince: null })
  vi.setSystemTime(Date.now() + 3 * 60_000)
  try {
    expect(await place.state()).toMatchObject({ behindSince: expect.any(Number), failingSince: null, attempts: 0 })
  } finally {
    vi.useRealTimers()
  }
})
