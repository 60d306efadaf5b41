import { evictDurableObject } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import type { Here } from '../../workers/conversations/live-event'
import { closeSockets, connect, newInbox, presenceIn, publishOf, rowOf, summary } from './inbox-support'

afterEach(() => {
  vi.restoreAllMocks()
  ahead = 0
  closeSockets()
})

type Listener = Awaited<ReturnType<typeof connect>>

function say({ socket }: Listener, conversationId: string | null, writing: Here['writing'] = null): void {
  socket.send(JSON.stringify({ type: 'here', conversationId, writing } satisfies Here))
}

/** What a listener has heard of where others are. */
const movesHeard = ({ heard }: Listener) => summary(heard.filter(({ type }) => type === 'presence'))

async function hears(listener: Listener, ...moves: string[]): Promise<void> {
  await vi.waitFor(() => expect(movesHeard(listener)).toEqual(moves))
}

const realNow = Date.now.bind(Date)
let ahead = 0

/** From here on it is so much later. */
function later(ms: number): void {
  ahead += ms
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead)
}

test('who comes is told where everybody is, and everybody that they came', async () => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  say(ada, 'cnv_a', 'reply')
  const bo = await connect(at, { userId: 'bo' })
  await hears(ada, 'bo nowhere')
  await vi.waitFor(() => expect(bo.heard).toHaveLength(1))
  expect(presenceIn(bo.heard[0])).toEqual({
    ada: { conversationId: 'cnv_a', writing: 'reply' },
    bo: { conversationId: null, writing: null },
  })
  say(bo, 'cnv_a')
  await hears(ada, 'bo nowhere', 'bo cnv_a')
  expect(movesHeard(bo), 'not of their own move').toEqual([])
})

test('where people are survives hibernation', async () => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  const bo = await connect(at, { userId: 'bo' })
  say(ada, 'cnv_a', 'note')
  await hears(bo, 'ada cnv_a note')
  await evictDurableObject(at.inbox)
  const cy = await connect(at, { userId: 'cy' })
  await vi.waitFor(() => expect(presenceIn(cy.heard[0])).toMatchObject({ ada: { writing: 'note' }, bo: {}, cy: {} }))
  await evictDurableObject(at.inbox)
  say(ada, 'cnv_b')
  await hears(cy, 'ada cnv_b')
  await evictDurableObject(at.inbox)
  ada.socket.close()
  await hears(cy, 'ada cnv_b', 'ada gone')
})

test('a move that changes nothing is not told', async () => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  const bo = await connect(at, { userId: 'bo' })
  say(ada, 'cnv_a')
  say(ada, 'cnv_a')
  say(ada, null, 'reply')
  await hears(bo, 'ada cnv_a', 'ada nowhere')
})

test('of two windows the one that moved last counts; the last to close takes the person along', async () => {
  const at = await newInbox()
  const watcher = await connect(at, { userId: 'bo' })
  const first = await connect(at, { userId: 'ada' })
  await hears(watcher, 'ada nowhere')
  say(first, 'cnv_a', 'reply')
  const second = await connect(at, { userId: 'ada' })
  await hears(watcher, 'ada nowhere', 'ada cnv_a reply') // a new window says nothing yet
  say(second, 'cnv_b')
  await hears(watcher, 'ada nowhere', 'ada cnv_a reply', 'ada cnv_b')
  await hears(first, 'ada cnv_b')
  await evictDurableObject(at.inbox)
  second.socket.close()
  await hears(watcher, 'ada nowhere', 'ada cnv_a reply', 'ada cnv_b', 'ada cnv_a reply')
  first.socket.close()
  await hears(watcher, 'ada nowhere', 'ada cnv_a reply', 'ada cnv_b', 'ada cnv_a reply', 'ada gone')
})

test('programs are nowhere, and are not told where people are', async () => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  const program = await connect(at, { userId: 'api:key_1' })
  say(ada, 'cnv_a')
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await vi.waitFor(() => expect(summary(program.heard)).toEqual(['hello 0', 'feed 1']))
  expect(program.heard[0]).toMatchObject({ presence: [] })
  say(program, 'cnv_a')
  await vi.waitFor(() => expect(program.closed).toEqual([1003]))
  expect(movesHeard(ada)).toEqual([])
})

test.each([
  ['not JSON', 'hello'],
  ['another type', '{"type":"there","conversationId":null,"writing":null}'],
  ['a field too many', '{"type":"here","conversationId":null,"writing":null,"as":"bo"}'],
  ['a field too few', '{"type":"here","conversationId":"cnv_a"}'],
  ['no id', '{"type":"here","conversationId":"<b>","writing":null}'],
  ['a long id', JSON.stringify({ type: 'here', conversationId: 'c'.repeat(101), writing: null })],
  ['too much', `${' '.repeat(400)}{"type":"here","conversationId":null,"writing":null}`],
  ['bytes', new Uint8Array([123, 125])],
])('a window that says %s is closed, and gone', async (_, said) => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  const bo = await connect(at, { userId: 'bo' })
  ada.socket.send(said)
  await vi.waitFor(() => expect(ada.closed).toEqual([1003]))
  await hears(bo, 'ada gone')
})

test('of a flood of moves the first few are told, and the window stays', async () => {
  const at = await newInbox()
  const ada = await connect(at, { userId: 'ada' })
  const bo = await connect(at, { userId: 'bo' })
  const still = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => still)
  for (let index = 1; index <= 20; index++) say(ada, `cnv_${index}`)
  ada.socket.send('ping')
  await hears(bo, 'ada cnv_1', 'ada cnv_2', 'ada cnv_3', 'ada cnv_4', 'ada cnv_5')
  vi.spyOn(Date, 'now').mockImplementation(() => still + 1_000)
  say(ada, 'cnv_end')
  await vi.waitFor(() => expect(movesHeard(bo).at(-1)).toBe('ada cnv_end'))
  expect(movesHeard(bo)).toHaveLength(6)
  expect(ada.closed).toEqual([])
})

test('a window that pings no more is closed and announced gone as soon as something happens', async () => {
  const at = await newInbox()
  const [ada, bo] = [await connect(at, { userId: 'ada' }), await connect(at, { userId: 'bo' })]
  const program = await connect(at, { userId: 'api:key_1' })
  await hears(ada, 'bo nowhere')
  later(60_000)
  say(bo, 'cnv_a')
  await hears(ada, 'bo nowhere', 'bo cnv_a')
  later(20_000) // 80 s after ada was last heard, 20 s after bo
  await evictDurableObject(at.inbox)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await vi.waitFor(() => expect(ada.closed).toEqual([4003]))
  await hears(bo, 'ada gone')
  await vi.waitFor(() => expect(summary(bo.heard)).toContain('feed 1'))
  expect(summary(ada.heard)).not.toContain('feed 1')
  const cy = await connect(at, { userId: 'cy' })
  await vi.waitFor(() => expect(Object.keys(presenceIn(cy.heard[0])).sort()).toEqual(['bo', 'cy']))
  await vi.waitFor(() => expect(summary(program.heard), 'a program need not ping').toContain('feed 1'))
})

test('a ping is a sign of life, also one that was answered while the object slept', async () => {
  const at = await newInbox()
  later(-60_000) // the platform stamps pings by the true clock
  const ada = await connect(at, { userId: 'ada' })
  await vi.waitFor(() => expect(ada.heard).toHaveLength(1))
  await evictDurableObject(at.inbox)
  ada.socket.send('ping')
  await vi.waitFor(() => expect(ada.texts).toEqual(['pong']))
  later(80_000)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await vi.waitFor(() => expect(summary(ada.heard)).toContain('feed 1'))
  await evictDurableObject(at.inbox)
  later(60_000)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  await vi.waitFor(() => expect(ada.closed).toEqual([4003]))
})

test('a session that ends closes its own windows only; a person who is shut out loses all', async () => {
  const at = await newInbox()
  const { tenantId, inbox } = at
  const watcher = await connect(at, { userId: 'bo', sessionId: 's1' })
  const [laptop, phone] = [
    await connect(at, { userId: 'ada', sessionId: 's1' }),
    await connect(at, { userId: 'ada', sessionId: 's2' }),
  ]
  say(laptop, 'cnv_a')
  await hears(watcher, 'ada nowhere', 'ada cnv_a')
  await evictDurableObject(inbox)
  expect(await inbox.revoke({ tenantId, userIds: ['ada'], sessionId: 's1' })).toEqual({ closed: 1 })
  await vi.waitFor(() => expect(laptop.closed).toEqual([4001]))
  await hears(watcher, 'ada nowhere', 'ada cnv_a', 'ada nowhere')
  expect(phone.closed).toEqual([])
  expect(await inbox.revoke({ tenantId: 'another', userIds: ['ada'] })).toMatchObject({ closed: 1 })
  await vi.waitFor(() => expect(phone.closed).toEqual([4001]))
  await hears(watcher, 'ada nowhere', 'ada cnv_a', 'ada nowhere', 'ada gone')
  expect(await inbox.revoke({ tenantId, userIds: ['ada'] })).toEqual({ closed: 0 })
  expect(watcher.closed).toEqual([])
})

test('who was sent away does not slip in again with rights that were read before', async () => {
  const at = await newInbox()
  const { tenantId, inbox } = at
  await inbox.revoke({ tenantId, userIds: ['ada'], sessionId: 's1' })
  await expect(connect(at, { userId: 'ada', sessionId: 's1' })).rejects.toThrow('503')
  await connect(at, { userId: 'ada', sessionId: 's2' })
  await inbox.revoke({ tenantId, userIds: ['ada'] })
  await expect(connect(at, { userId: 'ada', sessionId: 's3' })).rejects.toThrow('503')
  await connect(at, { userId: 'bo', sessionId: 's4' })
  later(3_000)
  await connect(at, { userId: 'ada', sessionId: 's3' })
})

test('a name no window gives itself is none: what is kept with a socket stays small', async () => {
  const at = await newInbox()
  const { heard } = await connect(at, { userId: 'ada', window: 'w'.repeat(20_000) })
  await vi.waitFor(() => expect(summary(heard)).toEqual(['hello 0']))
})

test('nobody listens for longer than a day without being asked anew who they are', async () => {
  const at = await newInbox()
  const program = await connect(at, { userId: 'api:key_1' })
  later(23 * 3_600_000)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1]))
  await vi.waitFor(() => expect(summary(program.heard)).toContain('feed 1'))
  later(2 * 3_600_000)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  await vi.waitFor(() => expect(program.closed).toEqual([4003]))
  expect(summary(program.heard)).not.toContain('feed 2')
})

test('of a conversation that somebody does not see they hear only that the colleague is there', async () => {
  const at = await newInbox()
  for (const [id, userId] of [
    ['cnv_adas', 'ada'],
    ['cnv_bos', 'bo'],
  ] as const) {
    const row = rowOf(id, { baton: { holder: 'agent', userId } })
    await at.inbox.publish(publishOf(at.tenantId, id, [1], { row }))
  }
  const own = (userId: string) => ({ userId, sight: { policy: 'own' as const, userId, teams: [] } })
  const chief = await connect(at, { userId: 'chief' })
  const ada = await connect(at, own('ada'))
  say(ada, 'cnv_adas', 'reply')
  await hears(chief, 'ada nowhere', 'ada cnv_adas reply')
  const bo = await connect(at, own('bo'))
  await vi.waitFor(() => expect(bo.heard).toHaveLength(1))
  expect(presenceIn(bo.heard[0])).toMatchObject({ ada: { conversationId: null, writing: null } })
  say(chief, 'cnv_adas', 'note')
  say(chief, 'cnv_bos')
  await hears(bo, 'chief cnv_bos')
  expect(JSON.stringify(bo.heard)).not.toContain('cnv_adas')
  say(chief, 'cnv_adas')
  await hears(bo, 'chief cnv_bos', 'chief nowhere')
  say(bo, 'cnv_adas', 'reply')
  say(bo, 'cnv_bos', 'reply')
  const ofBo = () => movesHeard(chief).filter((move) => move.startsWith('bo'))
  await vi.waitFor(() => expect(ofBo()).toEqual(['bo nowhere', 'bo cnv_bos reply']))
})
