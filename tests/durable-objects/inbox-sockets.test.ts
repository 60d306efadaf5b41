import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { closeSockets, connect, newInbox, publishOf, rowOf, summary } from './inbox-support'

afterEach(closeSockets)

test('a socket hears hello, then every publish with row, events and the counts that changed', async () => {
  const at = await newInbox()
  const { heard } = await connect(at)
  const publish = publishOf(at.tenantId, 'cnv_a', [1])
  await at.inbox.publish(publish)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2, 3]))
  await vi.waitFor(() => expect(heard).toHaveLength(3))
  const none = { open: 0, unassigned: 0, assistant: 0, snoozed: 0, resolved: 0, byAgent: {} }
  const presence = [{ userId: 'u1', conversationId: null, writing: null, at: expect.any(Number) }]
  expect(heard[0]).toEqual({ type: 'hello', n: 0, counts: none, presence })
  expect(heard[1]).toEqual({
    ...{ type: 'feed', n: 1, conversationId: 'cnv_a', row: publish.row, events: publish.events },
    counts: { ...none, open: 1, assistant: 1 },
  })
  expect(heard[2]).toMatchObject({ type: 'feed', n: 3, events: [{ seq: 2 }, { seq: 3 }] })
  expect(heard[2]).not.toHaveProperty('counts')
})

test('a publish told twice is heard once, by people and programs, also across an eviction', async () => {
  const at = await newInbox()
  const first = await connect(at)
  const second = await connect(at, { userId: 'api:key_1' })
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await evictDurableObject(at.inbox)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  for (const { heard } of [first, second]) {
    await vi.waitFor(() => expect(heard).toHaveLength(3))
    expect(summary(heard)).toEqual(['hello 0', 'feed 1', 'feed 2'])
  }
})

test('a socket that comes back hears what it missed, in order and before anything new', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_b', [1, 2]))
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2], { row: rowOf('cnv_a', { state: 'resolved' }) }))
  await evictDurableObject(at.inbox)
  const { heard } = await connect(at, { after: 1 })
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_b', [3]))
  await vi.waitFor(() => expect(heard).toHaveLength(4))
  expect(summary(heard)).toEqual(['feed 3', 'feed 4', 'hello 4', 'feed 5'])
  expect(heard[1]).toMatchObject({ conversationId: 'cnv_a', row: { state: 'resolved' }, events: [{ seq: 2 }] })
  const middle = await connect(at, { after: 2 })
  await vi.waitFor(() => expect(summary(middle.heard)).toEqual(['feed 3', 'feed 4', 'feed 5', 'hello 5']))
  const upToDate = await connect(at, { after: 5 })
  await vi.waitFor(() => expect(summary(upToDate.heard)).toEqual(['hello 5']))
})

test('a position that is trimmed, far behind or unknown asks for a reload', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1, 2, 3]))
  await runInDurableObject(at.inbox, (_, { storage }) => void storage.sql.exec('UPDATE inbox SET trimmed_to = 2'))
  await evictDurableObject(at.inbox)
  for (const after of [1, 4]) {
    const { heard } = await connect(at, { after })
    await vi.waitFor(() => expect(summary(heard)).toEqual(['reload 3', 'hello 3']))
  }
})

test('a forgotten conversation leaves the list of open sockets and of those that come back', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  const { heard } = await connect(at)
  await at.inbox.forget({ tenantId: at.tenantId, conversationId: 'cnv_a' })
  const gone = { type: 'feed', n: 2, conversationId: 'cnv_a', row: null, events: [] }
  await vi.waitFor(() => expect(heard[1]).toMatchObject({ ...gone, counts: { open: 0 } }))
  const late = await connect(at, { after: 1 })
  await vi.waitFor(() => expect(late.heard[0]).toEqual(gone))
})

test('revoking a user closes the sockets of that user only', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  const [revoked, kept] = [await connect(at, { userId: 'u1' }), await connect(at, { userId: 'u2' })]
  await evictDurableObject(at.inbox)
  expect(await at.inbox.revoke({ tenantId: at.tenantId, userIds: ['u1'] })).toEqual({ closed: 1 })
  await vi.waitFor(() => expect(revoked.closed).toEqual([4001]))
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  await vi.waitFor(() => expect(summary(kept.heard)).toContain('feed 2'))
  expect(kept.closed).toEqual([])
})

test('the sockets of many are closed by one call', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  const [one, two, kept] = [
    await connect(at, { userId: 'u1' }),
    await connect(at, { userId: 'u2' }),
    await connect(at, { userId: 'u3' }),
  ]
  const userIds = ['u1', 'u2', ...Array.from({ length: 2_000 }, (_, n) => `away${n}`)]
  expect(await at.inbox.revoke({ tenantId: at.tenantId, userIds })).toEqual({ closed: 2 })
  await vi.waitFor(() => expect([one.closed, two.closed]).toEqual([[4001], [4001]]))
  expect(kept.closed).toEqual([])
})

test('an erased inbox closes its sockets and accepts none', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  const { closed } = await connect(at)
  await at.inbox.erase({ tenantId: at.tenantId })
  await vi.waitFor(() => expect(closed).toEqual([4002]))
  await expect(connect(at)).rejects.toThrow('404')
})

test('a ping is answered, a close is answered with its code, and talk ends the socket', async () => {
  const at = await newInbox()
  const pinging = await connect(at)
  pinging.socket.send('ping')
  await vi.waitFor(() => expect(pinging.texts).toEqual(['pong']))
  pinging.socket.close(4000, 'bye')
  await vi.waitFor(() => expect(pinging.closed).toEqual([4000]))
  const silent = await connect(at)
  silent.socket.close()
  await vi.waitFor(() => expect(silent.closed).toEqual([1005]))
  const talking = await connect(at)
  talking.socket.send('hello')
  await vi.waitFor(() => expect(talking.closed).toEqual([1003]))
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
})

test('without an upgrade there is no socket', async () => {
  const { tenantId, inbox } = await newInbox()
  const headers = { 'x-whatsnexus-tenant': tenantId, 'x-whatsnexus-user': 'u1' }
  expect((await inbox.fetch('https://inbox/', { headers })).status).toBe(426)
})
