import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InboxRows, type Page } from '../../../web/inbox/rows'
import { belongs, compareRows, type View } from '../../../web/inbox/views'
import type { ConversationRow } from '../../../workers/conversations/live-event'
import { aRow, ME, MINE } from './rows'

function page(conversations: ConversationRow[], more: Partial<Page> = {}): Page {
  return { conversations, marks: {}, before: null, n: 0, ...more }
}

describe('The rows of the inbox', () => {
  test('a page that was read before something happened does not undo it', () => {
    const rows = new InboxRows(ME)
    rows.addPage('all', page([aRow('a')], { n: 5 }))
    rows.hear('b', aRow('b', { state: 'resolved' }), 8)
    rows.addPage('resolved', page([], { n: 7 }))
    rows.addPage('all', page([aRow('a'), aRow('b', { state: 'open' })], { n: 7 }))
    expect(rows.row('b')?.state).toBe('resolved')
    expect(rows.order('all').ids).toEqual(['a'])
    expect(rows.order('resolved').ids).toEqual(['b'])
  })

  test('a row that nobody has any more leaves every view', () => {
    const rows = new InboxRows(ME)
    rows.addPage('all', page([aRow('a')]))
    rows.addPage('unassigned', page([aRow('a')]))
    rows.hear('a', null, 3)
    expect(rows.row('a')).toBeUndefined()
    expect([...rows.order('all').ids, ...rows.order('unassigned').ids]).toEqual([])
  })

  test('what I change is shown at once, and taken back only while the server has said nothing else', () => {
    const rows = new InboxRows(ME)
    rows.addPage('all', page([aRow('a'), aRow('b')]))
    rows.addPage('mine', page([]))
    const refused = rows.patch('a', { baton: MINE })
    expect(rows.order('mine').ids).toEqual(['a'])
    expect(refused()).toBe(true)
    expect(rows.order('mine').ids).toEqual([])

    const overtaken = rows.patch('b', { baton: MINE })
    rows.hear('b', aRow('b', { baton: { holder: 'agent', userId: 'usr_maya' } }), 4)
    expect(overtaken()).toBe(false)
    expect(rows.row('b')?.baton).toEqual({ holder: 'agent', userId: 'usr_maya' })
  })

  test('unread is what came since I looked; until I first look, what nobody has answered', () => {
    const rows = new InboxRows(ME)
    rows.addPage('all', page([aRow('a', { unanswered: 2, inbound: 9 })]))
    expect(rows.unread('a')).toBe(2)
    rows.setMark('a', { seen: 9, drafts: {} })
    expect(rows.unread('a')).toBe(0)
    rows.hear('a', aRow('a', { unanswered: 3, inbound: 10 }), 2)
    expect(rows.unread('a')).toBe(1)
    expect(rows.unreadIn('all')).toBe(1)
  })

  test('a mark that I have just set is not undone by a page on its way', () => {
    const rows = new InboxRows(ME)
    rows.hear('a', aRow('a'), 6)
    rows.setMark('a', { seen: 4, drafts: { reply: 'Dear' } })
    rows.addPage('all', page([aRow('a')], { n: 5, marks: { a: { seen: 0, drafts: {} } } }))
    expect(rows.mark('a')).toEqual({ seen: 4, drafts: { reply: 'Dear' } })
  })

  test('nor is one by a page that was asked for before, though nothing else has happened since', () => {
    const rows = new InboxRows(ME)
    rows.hear('a', aRow('a', { inbound: 3 }), 6)
    const old = page([aRow('a', { inbound: 3 })], { n: 6, marks: { a: { seen: 1, drafts: {} } } })
    const asked = rows.marksSet
    rows.setMark('a', { seen: 3, drafts: {} })
    rows.addPage('mine', old, asked)
    expect(rows.unread('a')).toBe(0)
    rows.addPage('mine', { ...old, marks: { a: { seen: 2, drafts: {} } } }, rows.marksSet)
    expect(rows.unread('a')).toBe(1)
  })

  test('whatever comes in whatever order, each view is the server’s, as far as it is loaded', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => play(steps)),
      { numRuns: 400, seed: 7 },
    )
  })
})

const VIEWS_PLAYED = ['all', 'unassigned', 'mine'] as const
const step = fc.oneof(
  fc.record({ do: fc.constant('happen' as const), id: fc.nat(11), what: fc.nat(5) }),
  fc.record({ do: fc.constant('hear' as const), id: fc.constant(0), what: fc.constant(0) }),
  fc.record({ do: fc.constant('ask' as const), id: fc.nat(2), what: fc.constant(0) }),
  fc.record({ do: fc.constant('answer' as const), id: fc.nat(2), what: fc.constant(0) }),
)

interface Asked {
  view: View
  answer: Page
}

/** A server with twelve conversations, a socket that lags behind it, and pages that are under way for a while. */
function play(steps: { do: 'happen' | 'hear' | 'ask' | 'answer'; id: number; what: number }[]): void {
  const stored = new Map<string, ConversationRow>()
  const inbox = new InboxRows(ME)
  const socket: { id: string; row: ConversationRow; n: number }[] = []
  let asked: Asked[] = []
  let n = 0

  function happen(id: string, what: number): void {
    n += 1
    const was = stored.get(id) ?? aRow(id, { lastAt: 0 })
    const row = { ...was, ...CHANGES[what]?.(n) }
    stored.set(id, row)
    socket.push({ id, row, n })
  }
  function of(view: View): ConversationRow[] {
    return [...stored.values()].filter((row) => belongs(view, row, ME)).sort((a, b) => compareRows(view, a, b))
  }
  function idsOf(view: View): string[] {
    return of(view).map(({ id }) => id)
  }
  function ask(view: View): void {
    const { before } = inbox.order(view)
    if (before === null || asked.some((one) => one.view === view)) return
    const cursor: ConversationRow | undefined = before === undefined ? undefined : JSON.parse(before)
    const rest = of(view).filter((row) => !cursor || compareRows(view, cursor, row) < 0)
    const shown = rest.slice(0, 3)
    const more = rest.length > 3 ? JSON.stringify(shown.at(-1)) : null
    asked.push({ view, answer: { conversations: shown, marks: {}, before: more, n } })
  }
  function answer(view: View): void {
    for (const one of asked.filter((one) => one.view === view)) inbox.addPage(view, one.answer)
    asked = asked.filter((one) => one.view !== view)
  }
  function hear(): void {
    const next = socket.shift()
    if (next) inbox.hear(next.id, next.row, next.n)
  }

  for (let id = 0; id < 8; id++) happen(`c${id}`, 0)
  socket.length = 0 // the socket starts where the first list is read
  for (const one of steps) {
    if (one.do === 'happen') happen(`c${one.id}`, one.what)
    else if (one.do === 'hear') hear()
    else if (one.do === 'ask') ask(VIEWS_PLAYED[one.id] ?? 'all')
    else answer(VIEWS_PLAYED[one.id] ?? 'all')
  }
  for (const view of VIEWS_PLAYED) answer(view)
  while (socket.length > 0) hear()
  for (const view of VIEWS_PLAYED) {
    const order = inbox.order(view)
    expect(order.ids).toEqual(idsOf(view).slice(0, order.ids.length))
    while (!order.complete) {
      ask(view)
      answer(view)
    }
    expect(order.ids).toEqual(idsOf(view))
  }
}

const CHANGES: ((n: number) => Partial<ConversationRow>)[] = [
  (n) => ({ lastAt: n, waitingSince: n }),
  (n) => ({ lastAt: n, waitingSince: null }),
  () => ({ baton: MINE }),
  () => ({ baton: { holder: 'people', reason: 'asked' } }),
  () => ({ state: 'resolved' }),
  (n) => ({ state: 'open', lastAt: n }),
]
