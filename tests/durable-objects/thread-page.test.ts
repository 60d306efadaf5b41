import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../durable-objects/conversation/draft'
import type { ConversationLog } from '../../durable-objects/conversation/log'
import { type PageQuery, threadPage } from '../../durable-objects/conversation/thread-page'
import type { ThreadPage } from '../../workers/conversations/thread'
import { said, tick, told, withLog, write } from './log-support'

const NOW = 1_800_000_000_000
const AGENT = { kind: 'agent', userId: 'usr_1' } as const
const MINUTE = 60_000

function page(log: ConversationLog, query: Partial<PageQuery> = {}): ThreadPage {
  const found = threadPage(log, { limit: 50, ...query }, NOW)
  if (!found.ok) throw new Error(found.reason)
  return found.page
}

function words({ items }: ThreadPage): (string | null)[] {
  return items.map((item) => (item.kind === 'message' ? item.text : item.event.type))
}

/** From the newest upwards, or from `from` downwards, page by page. */
function walkUp(log: ConversationLog, limit: number, from?: string): ThreadPage['items'] {
  const found = page(log, { limit, ...(from === undefined ? {} : { before: from }) })
  return found.before === null ? found.items : [...walkUp(log, limit, found.before), ...found.items]
}

function walkDown(log: ConversationLog, limit: number, after: string): ThreadPage['items'] {
  const found = page(log, { limit, after })
  return found.after === null ? found.items : [...found.items, ...walkDown(log, limit, found.after)]
}

const ids = (items: ThreadPage['items']) => items.map(({ id }) => id)

describe('a thread', () => {
  test('shows messages and what happened between them, oldest first', async () => {
    await withLog((log) => {
      write(log, said('Hello', NOW - 5_000, { sentAt: NOW - 6_000 }))
      write(log, {
        at: NOW - 4_000,
        body: {
          kind: 'baton',
          from: log.state.baton,
          to: { holder: 'agent', userId: 'usr_1' },
          by: AGENT,
          cause: 'replied',
        },
      })
      write(log, { at: NOW - 4_000, body: { kind: 'note', text: 'VIP', by: AGENT } })
      write(log, tick(1, NOW - 3_000))
      const { items, before, after, conversation } = page(log)
      expect(items).toMatchObject([
        { kind: 'message', id: 'msg_1', text: 'Hello', sentAt: NOW - 6_000, order: NOW - 5_001 },
        {
          kind: 'event',
          id: 'evt_2',
          by: 'agent:usr_1',
          event: { type: 'baton', to: { holder: 'agent' }, cause: 'replied' },
        },
        { kind: 'message', id: 'msg_3', direction: 'note', text: 'VIP' },
      ])
      expect([before, after, conversation.seq]).toEqual([null, null, 4])
    })
  })

  test('shows what was sent before our answer above it, also when it came after; but what came late where it came', async () => {
    await withLog((log) => {
      write(log, said('first', NOW - 60 * MINUTE))
      write(log, { at: NOW - 50 * MINUTE, body: { kind: 'say', content: { type: 'text', text: 'answer' }, by: AGENT } })
      write(log, said('crossed', NOW - 49 * MINUTE, { sentAt: NOW - 51 * MINUTE }))
      write(log, said('late', NOW - 20 * MINUTE, { sentAt: NOW - 55 * MINUTE, late: true }))
      expect(words(page(log))).toEqual(['first', 'crossed', 'answer', 'late'])
      expect(page(log).items.at(-1)).toMatchObject({ sentAt: NOW - 55 * MINUTE, order: NOW - 20 * MINUTE, late: true })
    })
  })

  test('shows an answer below what it answers, though Meta names only the second', async () => {
    await withLog((log) => {
      const second = Math.floor(NOW / 1000) * 1000
      write(log, said('question', second + 200, { sentAt: second }))
      write(log, { at: second + 400, body: { kind: 'say', content: { type: 'text', text: 'answer' }, by: AGENT } })
      write(log, said('thanks', second + 900, { sentAt: second }))
      write(log, said('crossed', second + 950, { sentAt: second - 1000 }))
      expect(words(page(log))).toEqual(['crossed', 'question', 'answer', 'thanks'])
    })
  })

  test('stands still: its pages overlap nowhere, leave nothing out and say the same order, wherever they begin', async () => {
    const what = fc.oneof(
      { weight: 4, arbitrary: fc.constant('message' as const) },
      { weight: 2, arbitrary: fc.constant('past' as const) },
      { weight: 3, arbitrary: fc.constant('tick' as const) },
      { weight: 1, arbitrary: fc.constant('note' as const) },
      { weight: 1, arbitrary: fc.constant('state' as const) },
    )
    const step = fc.record({
      what,
      after: fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(20 * MINUTE)),
      delay: fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(15 * MINUTE)),
    })
    const runs = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' })
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 1, max: 9 }), fc.nat(), async (steps, limit, pick) => {
        await withLog((log) => {
          const expected = playSteps(log, steps)
          expect(ids(page(log, { limit: 200 }).items)).toEqual(expected)
          expect(ids(walkUp(log, limit))).toEqual(expected)
          const seq = Number(expected[pick % expected.length]?.slice(4))
          const middle = page(log, { around: seq, limit })
          expect(ids(middle.items)).toContain(`${expected.find((id) => id.endsWith(`_${seq}`))}`)
          const above = middle.before === null ? [] : walkUp(log, limit, middle.before)
          const below = middle.after === null ? [] : walkDown(log, limit, middle.after)
          expect(ids([...above, ...middle.items, ...below])).toEqual(expected)
          // And back again: the cursors of a page lead to what stands on both its sides.
          const first = page(log, { limit })
          const second = first.before === null ? undefined : page(log, { before: first.before, limit })
          if (second) expect(ids(walkDown(log, limit, second.after ?? ''))).toEqual(ids(first.items))
        })
      }),
      { numRuns: 150, seed: 20_261_123 },
    )
  }, 60_000)

  test('is found around a message, and not around what is none', async () => {
    await withLog((log) => {
      for (let n = 0; n < 20; n += 1) write(log, said(`m${n}`, NOW - MINUTE * (100 - 15 * n)))
      write(log, tick(1, NOW))
      expect(words(page(log, { around: 10, limit: 4 }))).toEqual(['m7', 'm8', 'm9', 'm10'])
      expect(threadPage(log, { around: 21, limit: 4 }, NOW)).toEqual({ ok: false, reason: 'no_such_message' })
      expect(threadPage(log, { around: 999, limit: 4 }, NOW)).toEqual({ ok: false, reason: 'no_such_message' })
    })
  })

  test.each(['', 'x', '1.2', '1.2.3.4', 'zzzzzzzzzzz.1.1', '-1.2.3', '1.2.3.4.5.6'])(
    'does not take %j for a cursor',
    async (before) => {
      await withLog((log) => {
        write(log, said('Hello', NOW))
        expect(threadPage(log, { before, limit: 10 }, NOW)).toEqual({ ok: false, reason: 'bad_cursor' })
      })
    },
  )
})

describe('what a page costs', () => {
  const opening = (log: ConversationLog, take: () => { read: number; written: number }) => {
    take()
    const { before } = page(log)
    const newest = take()
    page(log, { before: before ?? '' })
    return { newest: newest.read, older: take().read }
  }

  test('does not grow with what is in the conversation', async () => {
    const costs = async (count: number) =>
      withLog((log, take) => {
        log.transaction(() => {
          for (let n = 0; n < count; n += 1) {
            const seq = log.append(said(`m${n}`, NOW - (count - n) * MINUTE))?.seq ?? 0
            for (const status of ['sent', 'delivered', 'read'])
              log.append(tick(seq, NOW - (count - n) * MINUTE, { status }))
          }
        })
        return opening(log, take)
      })
    const [few, many] = [await costs(200), await costs(3_000)]
    expect(many.newest).toBeLessThanOrEqual(few.newest + 10)
    expect(many.older).toBeLessThanOrEqual(few.older + 10)
    expect(few.newest).toBeLessThan(700)
  })

  test('nor with an imported history, be it between what happened here', async () => {
    await withLog((log, take) => {
      write(log, said('before', NOW - 3_000))
      log.transaction(() => {
        for (let n = 0; n < 6_000; n += 1) log.append(told(`past${n}`, NOW - 1_000_000_000 + n * 1_000, NOW - 2_000))
      })
      expect(words(page(log, { limit: 2 }))).toEqual(['past5999', 'before'])
      write(log, said('after', NOW - 1_000))
      const { newest, older } = opening(log, take)
      expect(words(page(log, { limit: 3 }))).toEqual(['past5999', 'before', 'after'])
      expect(Math.max(newest, older)).toBeLessThan(500)
    })
  })

  test('nor with thousands of ticks about one message: a page ends early and is gone on with', async () => {
    await withLog((log, take) => {
      write(log, said('group message', NOW - 5_000))
      log.transaction(() => {
        for (let n = 0; n < 6_000; n += 1) log.append(tick(1, NOW - 4_000, { id: `wamid.${n}` }))
      })
      log.append(said('next', NOW - 3_000))
      take()
      expect(words(page(log))).toEqual(['group message', 'next'])
      expect(take().read).toBeLessThan(700)
      // As an older release left it: nobody noted that there is nothing.
      log.state.stretches = { shown: null, empty: [] }
      const items: ThreadPage['items'] = []
      for (let before: string | null = '', n = 0; before !== null; n += 1) {
        expect(n).toBeLessThan(5)
        const found = page(log, before === '' ? {} : { before })
        expect(take().read).toBeLessThan(5_000)
        items.unshift(...found.items)
        before = found.before
      }
      expect(ids(items)).toEqual(['msg_1', 'msg_6002'])
    })
  }, 30_000)
})

type Step = { what: 'message' | 'past' | 'tick' | 'note' | 'state'; after: number; delay: number }

/** Writes them and answers the ids in the order the product promises. */
function playSteps(log: ConversationLog, steps: Step[]): string[] {
  let at = NOW - 100 * MINUTE * steps.length
  const shown: { id: string; order: number; seq: number }[] = []
  const play = (draft: Draft, prefix: string, order: number) => {
    const { seq } = write(log, draft)
    shown.push({ id: `${prefix}_${seq}`, order, seq })
  }
  play(said('begin', at), 'msg', at)
  for (const [n, { what, after, delay }] of steps.entries()) {
    at += after
    const sentAt = at - delay
    const late = delay > 10 * MINUTE
    if (what === 'message')
      play(said(`m${n}`, at, { sentAt, ...(late ? { late } : {}) }), 'msg', late ? at : Math.min(sentAt + 999, at))
    if (what === 'past') play(told(`p${n}`, sentAt - 20 * MINUTE, at), 'msg', sentAt - 20 * MINUTE)
    if (what === 'note') play({ at, body: { kind: 'note', text: `n${n}`, by: AGENT } }, 'msg', at)
    if (what === 'state') play({ at, body: { kind: 'state', state: 'open', by: AGENT, cause: 'asked' } }, 'evt', at)
    if (what === 'tick') write(log, tick(1, at))
  }
  return shown.sort((a, b) => a.order - b.order || a.seq - b.seq).map(({ id }) => id)
}
