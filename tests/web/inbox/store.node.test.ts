import { signal } from '@preact/signals'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PageAnswer, Source } from '../../../web/inbox/server'
import { createInbox } from '../../../web/inbox/store'
import type { Live, LiveState } from '../../../web/live'
import type { ConversationRow, InboxCounts, LiveEvent } from '../../../workers/conversations/live-event'
import { aRow, ME } from './rows'

// A frame that is there at once: what the socket says is applied when it is said.
beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    queueMicrotask(run)
    return 0
  })
  vi.stubGlobal('cancelAnimationFrame', () => {})
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const COUNTS: InboxCounts = { open: 2, unassigned: 1, assistant: 0, snoozed: 0, resolved: 0, byAgent: { [ME]: 1 } }

function anAnswer(rows: ConversationRow[], { n = 1, before = null as string | null } = {}): PageAnswer {
  return { ok: true, page: { conversations: rows, marks: {}, before, n, counts: COUNTS } }
}

const REFUSED = { ok: false, problem: { code: 'network', isNetwork: true } } as unknown as PageAnswer

/** A server that answers what the test says, one answer a question. */
function aServer() {
  const state = signal<LiveState>('connecting')
  const questions: { view: string; before: string | undefined; answer: (answer: PageAnswer) => void }[] = []
  const opened: { after: number; say: (event: LiveEvent) => void }[] = []
  const source: Source = {
    page: (view, before) =>
      new Promise((resolve) => {
        questions.push({ view, before, answer: resolve })
      }),
    live: ({ after, onEvent }) => {
      opened.push({ after, say: onEvent })
      return { state, close() {}, say() {}, heardAt: () => 1_000, tryNow() {} } satisfies Live
    },
  }
  return { source, questions, opened, state }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

describe('The inbox', () => {
  test('opens one socket, from where the first list was read', async () => {
    const server = aServer()
    const inbox = createInbox({ id: ME }, server.source)
    void inbox.load('all')
    void inbox.load('mine')
    void inbox.load('all')
    await settled()
    expect(server.questions.map(({ view }) => view)).toEqual(['all'])
    server.questions[0]?.answer(anAnswer([aRow('a')], { n: 41 }))
    await settled()
    expect(server.questions.map(({ view }) => view)).toEqual(['all', 'mine'])
    server.questions[1]?.answer(anAnswer([], { n: 43 }))
    await settled()
    expect(server.opened.map(({ after }) => after)).toEqual([41])
    expect(inbox.count('mine')).toBe(1)
  })

  test('asks for the next page where the last one ended, and for none after the last', async () => {
    const { inbox, questions } = await opened([aRow('b', { lastAt: 20 })], 'cursor')
    void inbox.load('all')
    await settled()
    expect(questions[1]?.before).toBe('cursor')
    questions[1]?.answer(anAnswer([aRow('a', { lastAt: 10 })]))
    await settled()
    await inbox.load('all')
    expect(questions).toHaveLength(2)
    expect(inbox.orderOf('all').ids).toEqual(['b', 'a'])
  })

  test('keeps the rows it has when a page does not come, and says why', async () => {
    const { inbox, questions } = await opened([aRow('a')], 'cursor')
    void inbox.load('all')
    await settled()
    questions[1]?.answer(REFUSED)
    await settled()
    expect(inbox.stateOf('all')).toBe('ready')
    expect(inbox.problemOf('all')?.isNetwork).toBe(true)
    expect(inbox.orderOf('all').ids).toEqual(['a'])
  })

  test('has failed when not even the first page came, and can be asked again', async () => {
    const server = aServer()
    const inbox = createInbox({ id: ME }, server.source)
    void inbox.load('all')
    await settled()
    server.questions[0]?.answer(REFUSED)
    await settled()
    expect(inbox.stateOf('all')).toBe('failed')
    void inbox.load('all')
    await settled()
    server.questions[1]?.answer(anAnswer([aRow('a')]))
    await settled()
    expect([inbox.stateOf('all'), inbox.problemOf('all')]).toEqual(['ready', null])
  })

  test('after too long an absence shows the old rows until the new ones are here', async () => {
    const { inbox, questions, say } = await opened([aRow('a')])
    await say({ type: 'reload', n: 90 })
    expect(inbox.orderOf('all').ids).toEqual(['a'])
    expect(questions[1]?.before).toBeUndefined()
    questions[1]?.answer(anAnswer([aRow('z')], { n: 91 }))
    await settled()
    expect(inbox.orderOf('all').ids).toEqual(['z'])
  })

  test('counts as the newest word does, though an older page comes after it', async () => {
    const { inbox, questions, say } = await opened([aRow('a')])
    void inbox.load('mine')
    await settled()
    await say({ type: 'feed', n: 7, conversationId: 'b', row: aRow('b'), events: [], counts: { ...COUNTS, open: 3 } })
    questions[1]?.answer(anAnswer([], { n: 6 }))
    await settled()
    expect(inbox.count('all')).toBe(3)
    await say({ type: 'hello', n: 7, counts: { ...COUNTS, open: 4 }, presence: [] })
    expect(inbox.count('all')).toBe(4)
  })

  test('tells an open thread of its events, and to look again after an interruption', async () => {
    const { inbox, say } = await opened([aRow('a')])
    const heard: (string | null)[] = []
    inbox.listen((id) => heard.push(id))
    await say({ type: 'feed', n: 2, conversationId: 'a', row: aRow('a', { unanswered: 1 }), events: [] })
    await say({ type: 'hello', n: 2, counts: COUNTS, presence: [] })
    expect(heard).toEqual(['a', null])
    expect(inbox.unread('a')).toBe(1)
  })

  test('knows where colleagues are, and leaves oneself out', async () => {
    const { inbox, say } = await opened([aRow('a')])
    const presence = { userId: 'usr_maya', conversationId: 'a', writing: 'reply' as const, at: 1 }
    await say({ type: 'hello', n: 2, counts: COUNTS, presence: [presence, { ...presence, userId: ME }] })
    expect(inbox.presence()).toEqual([presence])
    await say({ type: 'presence', presence, gone: true })
    expect(inbox.presence()).toEqual([])
  })

  test('says since when it may be old, for as long as the line is down', async () => {
    const { inbox, state } = await opened([aRow('a')])
    state.value = 'live'
    expect(inbox.asOf.value).toBeNull()
    state.value = 'lost'
    expect(inbox.asOf.value).toBe(1_000)
  })
})

async function opened(rows: ConversationRow[], before: string | null = null) {
  const server = aServer()
  const inbox = createInbox({ id: ME }, server.source)
  void inbox.load('all')
  await settled()
  server.questions[0]?.answer(anAnswer(rows, { before }))
  await settled()
  const say = async (event: LiveEvent) => {
    server.opened[0]?.say(event)
    await settled()
  }
  return { inbox, say, ...server }
}
