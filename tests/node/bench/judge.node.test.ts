import { expect, test } from 'vitest'
import type { GraphCall, Posted } from '../../bench/exchange.ts'
import { judge } from '../../bench/judge.ts'

const NUMBER = '100000000000009'
const CLEAN = { lost: 0, doubled: 0, outOfOrder: 0, overlapping: 0, wrongContact: 0, forgedAccepted: 0 }

/** Message n of contact A, posted at n × 10 and acknowledged 5 later. */
function ping(n: number, changes: Partial<Posted> = {}): Posted {
  const at = n * 10
  return { n, wamid: `wamid.${n}`, contact: 'A', post: n, place: 0, postedAt: at, ackedAt: at + 5, ...changes }
}

/** Its answer, which arrives at `at` and takes 2. */
function pong(n: number, at: number, changes: Partial<GraphCall> = {}): GraphCall {
  return {
    n,
    to: 'A',
    phoneNumberId: NUMBER,
    wamid: `wamid.out.${at}`,
    outcome: 'accepted',
    arrivedAt: at,
    answeredAt: at + 2,
    ...changes,
  }
}

test.each<[string, Posted[], GraphCall[], Partial<typeof CLEAN>]>([
  ['one answer each, in order', [ping(1), ping(2)], [pong(1, 30), pong(2, 40)], {}],
  ['an acknowledged message without an answer is lost', [ping(1), ping(2)], [pong(2, 40)], { lost: 1 }],
  ['a message that was not acknowledged may go unanswered', [ping(1, { ackedAt: undefined })], [], {}],
  ['an error is no answer', [ping(1)], [pong(1, 30, { outcome: 'refused' })], { lost: 1 }],
  ['an error and then an answer is one answer', [ping(1)], [pong(1, 30, { outcome: 'refused' }), pong(1, 40)], {}],
  ['every further copy is a double', [ping(1)], [pong(1, 30), pong(1, 40), pong(1, 50)], { doubled: 2 }],
  [
    'a lost answer was sent all the same',
    [ping(1)],
    [pong(1, 30, { outcome: 'lost_after' }), pong(1, 40)],
    { doubled: 1 },
  ],
  [
    'a request that never got there was not sent',
    [ping(1)],
    [pong(1, 30, { outcome: 'lost_before' }), pong(1, 40)],
    {},
  ],
  ['answers in another order than the messages', [ping(1), ping(2)], [pong(2, 30), pong(1, 40)], { outOfOrder: 1 }],
  [
    'messages on the wire at the same time have no order',
    [ping(1, { ackedAt: 25 }), ping(2)],
    [pong(2, 30), pong(1, 40)],
    {},
  ],
  [
    'messages of one POST have the order of their places',
    [ping(1, { post: 7, ackedAt: 35 }), ping(2, { post: 7, place: 1, postedAt: 10, ackedAt: 35 })],
    [pong(2, 40), pong(1, 50)],
    { outOfOrder: 1 },
  ],
  [
    'a send that starts before the last was answered',
    [ping(1), ping(2)],
    [pong(1, 30), pong(2, 31)],
    { overlapping: 1 },
  ],
  [
    'a send beside one that got no answer yet',
    [ping(1), ping(2)],
    [pong(1, 30, { answeredAt: undefined }), pong(2, 90)],
    { overlapping: 1 },
  ],
  [
    'failed tries count as open too',
    [ping(1)],
    [pong(1, 30, { outcome: 'refused', answeredAt: 60 }), pong(1, 50)],
    { overlapping: 1 },
  ],
  [
    'a status ends a send whose answer is missing',
    [ping(1), ping(2)],
    [pong(1, 30, { outcome: 'lost_after', answeredAt: undefined, reportedAt: 45 }), pong(2, 50)],
    {},
  ],
  [
    'two contacts at once do not overlap',
    [ping(1), ping(2, { contact: 'B' })],
    [pong(1, 30), pong(2, 31, { to: 'B' })],
    {},
  ],
  ['an answer to somebody else', [ping(1)], [pong(1, 30, { to: 'B' })], { wrongContact: 1, lost: 1 }],
  ['an answer from another number', [ping(1)], [pong(1, 30, { phoneNumberId: '1' })], { wrongContact: 1, lost: 1 }],
  ['a text nobody asked for', [ping(1)], [pong(1, 30), pong(99, 40)], { wrongContact: 1 }],
  ['a forged message that was acknowledged', [ping(1, { forged: true })], [], { forgedAccepted: 1 }],
  [
    'a forged message that was answered',
    [ping(1, { forged: true, ackedAt: undefined })],
    [pong(1, 30)],
    { forgedAccepted: 1 },
  ],
  ['a forged message that was refused', [ping(1, { forged: true, ackedAt: undefined })], [], {}],
])('%s', (_name, posted, calls, faults) => {
  expect(judge(posted, calls, NUMBER).counts).toEqual({ ...CLEAN, ...faults })
})

test('faults are named, a few of each', () => {
  const verdict = judge(
    [1, 2, 3, 4, 5].map((n) => ping(n)),
    [],
    NUMBER,
  )
  expect(verdict.counts.lost).toBe(5)
  expect(verdict.named).toEqual([1, 2, 3].map((n) => `lost: ${n} was acknowledged, never answered (never tried)`))
})
