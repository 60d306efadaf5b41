import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveEvent } from '../../workers/conversations/live-event'

/** The browser's end of a line, as far as `live.ts` uses it. */
class FakeSocket {
  static readonly OPEN = 1
  static readonly CLOSED = 3
  static made: FakeSocket[] = []
  readonly url: URL
  readonly sent: string[] = []
  readyState = 0
  onopen = () => {}
  onmessage = (_message: { data: string }) => {}
  onclose = (_closed: { code: number }) => {}

  constructor(url: URL) {
    this.url = url
    FakeSocket.made.push(this)
  }

  send(text: string): void {
    this.sent.push(text)
    if (text === 'ping') queueMicrotask(() => this.onmessage({ data: 'pong' }))
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED
  }

  open(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen()
    const hello: LiveEvent = { type: 'hello', n: 7, counts: COUNTS, presence: [] }
    this.onmessage({ data: JSON.stringify(hello) })
  }

  drop(code = 1006): void {
    this.readyState = FakeSocket.CLOSED
    this.onclose({ code })
  }
}

const COUNTS = { open: 0, unassigned: 0, assistant: 0, snoozed: 0, resolved: 0, byAgent: {} }
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const reloaded = vi.fn()
const asked = vi.fn<(path: string, person: string | null) => Response>()

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  FakeSocket.made = []
  page.visibilityState = 'visible'
  asked.mockReset().mockImplementation(() => Response.json(me('usr_ada')))
  const events = new EventTarget()
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', { origin: 'https://whatsnexus.test', reload: reloaded.mockReset() })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events))
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Headers }) =>
    asked(new URL(url).pathname, headers.get('x-whatsnexus-person')),
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function me(id: string) {
  return { tenant: { id: 'ten_1' }, kind: 'agent', id, name: id, email: null, role: 'agent', permissions: [] }
}

function problem(code: string, status: number): Response {
  return Response.json({ status, code, title: code, detail: code }, { status })
}

async function signedInLine() {
  const [{ createLive }, { loadSession, session }] = await Promise.all([
    import('../../web/live'),
    import('../../web/session'),
  ])
  await loadSession()
  const onEnd = vi.fn()
  const live = createLive({ after: 7, onEvent: () => {}, onEnd })
  const newest = () => {
    const socket = FakeSocket.made.at(-1)
    if (!socket) throw new Error('no socket')
    return socket
  }
  return { live, session, newest, onEnd }
}

test('out of sight, where timers run once a minute, the line stays; a laptop that slept gets a new one', async () => {
  const { newest } = await signedInLine()
  newest().open()
  page.visibilityState = 'hidden'
  for (let minutes = 0; minutes < 10; minutes += 1) {
    vi.setSystemTime(Date.now() + 35_000)
    await vi.advanceTimersByTimeAsync(25_000)
  }
  expect(FakeSocket.made).toHaveLength(1)
  page.visibilityState = 'visible'
  vi.setSystemTime(Date.now() + 60_000)
  await vi.advanceTimersByTimeAsync(25_000)
  expect(FakeSocket.made).toHaveLength(2)
})

test('a line that always breaks at once is tried ever more seldom; one that held is tried at once', async () => {
  const { newest } = await signedInLine()
  for (let second = 0; second < 60; second += 0.1) {
    if (newest().readyState === 0) {
      newest().open()
      newest().drop(1003)
    }
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(FakeSocket.made.length).toBeLessThan(12)
  await vi.advanceTimersByTimeAsync(20_000)
  newest().open()
  await vi.advanceTimersByTimeAsync(10_000)
  const before = FakeSocket.made.length
  newest().drop()
  await vi.advanceTimersByTimeAsync(500)
  expect(FakeSocket.made).toHaveLength(before + 1)
})

test('an address that is no conversation’s is no place to be', async () => {
  const { live, newest } = await signedInLine()
  newest().open()
  live.say({ conversationId: 'foo.bar', writing: null })
  live.say({ conversationId: 'cnv_1', writing: 'reply' })
  expect(newest().sent.map((text) => JSON.parse(text).conversationId)).toEqual([null, 'cnv_1'])
})

test('however quickly somebody moves, few moves are told, and always the last', async () => {
  const { live, newest } = await signedInLine()
  newest().open()
  for (let move = 0; move < 20; move += 1) {
    live.say({ conversationId: 'cnv_1', writing: move % 2 === 0 ? 'reply' : null })
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(newest().sent.length).toBeLessThanOrEqual(5)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(JSON.parse(newest().sent.at(-1) ?? '')).toEqual({ type: 'here', conversationId: 'cnv_1', writing: null })
  expect(newest().sent.length).toBeLessThanOrEqual(6)
})

test('who is signed out by now learns it when the socket is refused', async () => {
  const { newest, session } = await signedInLine()
  asked.mockImplementation(() => problem('auth.required', 401))
  newest().drop()
  await vi.advanceTimersByTimeAsync(0)
  expect(session.peek()).toEqual({ state: 'out', expired: true })
})

test('a line that is only broken asks nobody to sign in', async () => {
  const { newest, session } = await signedInLine()
  asked.mockImplementation(() => {
    throw new TypeError('no network')
  })
  newest().drop()
  await vi.advanceTimersByTimeAsync(0)
  expect(session.peek()).toMatchObject({ state: 'in', me: { id: 'usr_ada' } })
})

test('the socket and every request say for whom the page was made; a page with another’s cookie is loaded anew', async () => {
  const { newest, session } = await signedInLine()
  expect(newest().url.searchParams.get('person')).toBe('usr_ada')
  const { api, ok } = await import('../../web/api')
  asked.mockImplementation((_, person) =>
    person === 'usr_ada' ? problem('auth.other_person', 401) : Response.json(me('usr_bo')),
  )
  await expect(ok(api.labels.$get())).rejects.toMatchObject({ code: 'auth.other_person' })
  await vi.advanceTimersByTimeAsync(0)
  expect(reloaded).toHaveBeenCalledOnce()
  expect(session.peek()).toMatchObject({ me: { id: 'usr_ada' } })
})

test('who leaves after the session has ended leaves, and is not kept for coming back', async () => {
  const { session } = await signedInLine()
  const { signOut } = await import('../../web/session')
  asked.mockImplementation(() => problem('auth.required', 401))
  await signOut()
  expect(session.peek()).toEqual({ state: 'out', expired: false })
})

test('who signs in after somebody else begins with a page that knows nothing of them', async () => {
  const { session } = await signedInLine()
  const { signIn, signOut } = await import('../../web/session')
  await signOut()
  asked.mockImplementation(() => Response.json({ me: me('usr_ada') }))
  await signIn({ email: 'ada@example.test', password: 'password' })
  expect(session.peek()).toMatchObject({ state: 'in' })
  expect(reloaded).not.toHaveBeenCalled()
  await signOut()
  asked.mockImplementation(() => Response.json({ me: me('usr_bo') }))
  await signIn({ email: 'bo@example.test', password: 'password' })
  expect(reloaded).toHaveBeenCalledOnce()
  expect(session.peek().state).toBe('out')
})

test('after the server closed the line for good, asking who is there begins a new entry', async () => {
  const { newest, onEnd, session } = await signedInLine()
  const { loadSession } = await import('../../web/session')
  const first = session.peek()
  newest().open()
  newest().drop(4001)
  expect(onEnd).toHaveBeenCalledOnce()
  await loadSession()
  expect(session.peek()).toMatchObject({ state: 'in', me: { id: 'usr_ada' } })
  expect(session.peek()).not.toEqual(first)
})
