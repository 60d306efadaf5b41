import { expect, test } from 'vitest'
import { waitAfter } from '../../durable-objects/conversation/file-retry'
import { settleFile, wantedFile } from '../../durable-objects/conversation/files'
import { mediaLane } from '../../durable-objects/conversation/lanes/media'
import type { ConversationLog } from '../../durable-objects/conversation/log'
import { Timers } from '../../durable-objects/conversation/timers'
import type { MediaJob } from '../../workers/media/job'
import { said, told, withLog, write } from './log-support'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = 1_800_000_000_000

function picture(name: string, at: number) {
  return said(name, at, { type: 'image', media: { id: `88${name}` } })
}

/** A lane with a queue that takes everything, unless it is told otherwise. */
function laneOf(log: ConversationLog) {
  const timers = new Timers({ exec: () => ({ toArray: () => [] }) as never })
  const queue: (MediaJob & { delaySeconds: number })[] = []
  const state = { refuses: false }
  const lane = mediaLane(log, timers, {
    hand: async (jobs) => {
      if (state.refuses) return { ok: false, reason: 'down' }
      for (const { body, delaySeconds } of jobs) queue.push({ ...body, delaySeconds })
      return { ok: true }
    },
  })
  async function run(now: number): Promise<string[]> {
    for (let item = lane.next(now); item !== undefined; item = lane.next(now))
      lane.settle(item, await lane.deliver(item), now)
    return queue.splice(0).map(({ messageId }) => messageId)
  }
  return { run, timers, state, queue, lane }
}

test('a file is handed over once, and again only when the queue must have lost it', async () => {
  await withLog(async (log) => {
    write(log, picture('a', NOW))
    const { run, timers } = laneOf(log)
    expect(await run(NOW)).toEqual(['msg_1'])
    expect(await run(NOW + MINUTE)).toEqual([])
    expect(timers.dueAt('media')).toBe(NOW + 15 * MINUTE)
    expect(await run(NOW + 15 * MINUTE)).toEqual(['msg_1'])
    write(log, picture('b', NOW + 16 * MINUTE))
    expect(await run(NOW + 16 * MINUTE)).toEqual(['msg_2'])
  })
})

test('what is settled is not handed over again, and nothing rings for it', async () => {
  await withLog(async (log) => {
    write(log, picture('a', NOW))
    const { run, timers } = laneOf(log)
    await run(NOW)
    const stored = { ok: true, mimeType: 'image/png', filename: 'image.png', size: 1, sha256: 'x' } as const
    expect(settleFile(log, { messageId: 'msg_1', epoch: 1, tries: 0, outcome: stored }, NOW)).toEqual({ ok: true })
    expect(await run(NOW + 20 * MINUTE)).toEqual([])
    expect(timers.dueAt('media')).toBeNull()
    expect(wantedFile(log, 'msg_1')).toEqual({ ok: false, reason: 'not_wanted' })
  })
})

test('of two that fetched the same, only the first is heard', async () => {
  await withLog((log) => {
    write(log, picture('a', NOW))
    const failed = { ok: false, failure: 'unreachable' } as const
    const settling = { messageId: 'msg_1', epoch: 1, tries: 0, outcome: failed }
    expect(settleFile(log, settling, NOW)).toEqual({ ok: true })
    expect(settleFile(log, settling, NOW)).toEqual({ ok: false, reason: 'not_wanted' })
    expect(settleFile(log, { ...settling, epoch: 2, tries: 1 }, NOW)).toEqual({ ok: false, reason: 'not_found' })
    expect(log.foldAt(1).media).toMatchObject({ tries: 1, failure: 'unreachable' })
  })
})

test('a queue that is down is asked again later, and keeps nothing else up', async () => {
  await withLog(async (log) => {
    write(log, picture('a', NOW))
    const { run, timers, state } = laneOf(log)
    state.refuses = true
    expect(await run(NOW)).toEqual([])
    expect(timers.dueAt('media')).toBe(NOW + 2_000)
    state.refuses = false
    expect(await run(NOW + 1_000)).toEqual([])
    expect(await run(NOW + 2_000)).toEqual(['msg_1'])
  })
})

test('what customers send now goes before what history tells of', async () => {
  await withLog(async (log) => {
    const past = told('old', NOW - HOUR, NOW)
    if (past.body.kind !== 'meta' || past.body.event.kind !== 'message') throw new Error('not a message')
    write(log, { ...past, body: { ...past.body, event: { ...past.body.event, media: { id: '881' } } } })
    write(log, picture('new', NOW))
    const { lane, queue } = laneOf(log)
    const due = lane.next(NOW)
    await lane.deliver(due ?? [])
    expect(queue.map(({ messageId, delaySeconds }) => [messageId, delaySeconds])).toEqual([
      ['msg_2', 0],
      ['msg_1', 30],
    ])
  })
})

test('what is older than Meta keeps it is not asked for', async () => {
  await withLog(async (log) => {
    write(log, {
      ...picture('a', NOW),
      ...said('a', NOW, { type: 'image', media: { id: '88' }, sentAt: NOW - 31 * 24 * HOUR }),
    })
    expect(log.state.files).toEqual([])
  })
})

test('what is taken back is not fetched any more', async () => {
  await withLog((log) => {
    write(log, picture('a', NOW))
    const revoke = said('r', NOW)
    if (revoke.body.kind !== 'meta') throw new Error('not of Meta')
    const event = { ...revoke.body.event, kind: 'revoke', type: 'revoke', text: null, target_id: 'wamid.a' }
    write(log, { ...revoke, ref: 1, body: { ...revoke.body, event: event as never } })
    expect(log.state.files).toEqual([])
  })
})

test('it waits longer from try to try, and ends', () => {
  const waits = (failure: Parameters<typeof waitAfter>[0]['failure']) =>
    Array.from({ length: 8 }, (_, n) => waitAfter({ failure, tries: n + 1, age: 0, retryAfterMs: 0, random: 0 }))
  expect(waits('unreachable')).toEqual([10_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, null, null])
  expect(waits('wrong_hash')).toEqual([5_000, MINUTE, null, null, null, null, null, null])
  expect(waits('too_large').every((wait) => wait === null)).toBe(true)
  expect(waits('unsafe_type').every((wait) => wait === null)).toBe(true)
  expect(waitAfter({ failure: 'unreachable', tries: 1, age: 0, retryAfterMs: HOUR, random: 0 })).toBe(HOUR)
})

test('without a token it waits as long as Meta keeps the file', () => {
  const wait = (age: number) => waitAfter({ failure: 'no_token', tries: 9, age, retryAfterMs: 0, random: 0 })
  expect([wait(0), wait(6.7 * 24 * HOUR), wait(6.9 * 24 * HOUR)]).toEqual([6 * HOUR, 6 * HOUR, null])
})
