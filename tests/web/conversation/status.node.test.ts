import { describe, expect, test } from 'vitest'
import { markOf, mayBeTwice, nextTryAt } from '../../../web/conversation/bubble/status'
import { answer, MINUTE, message, NOON } from './items'

const queued = (attempts: ReturnType<typeof answer>['attempts'] = [], order = NOON) =>
  answer(1, 'agent:usr_1', { status: 'queued', attempts, order })

describe('the mark of a message', () => {
  test('the customer’s, a note and what was deleted have none', () => {
    expect(markOf(message(1), NOON)).toBeNull()
    expect(markOf(message(1, { direction: 'note', by: 'agent:usr_1' }), NOON)).toBeNull()
    expect(markOf(answer(1, 'agent:usr_1', { revoked: true }), NOON)).toBeNull()
  })

  test.each(['sent', 'delivered', 'read', 'played', 'failed'] as const)('%s is itself', (status) => {
    expect(markOf(answer(1, 'agent:usr_1', { status }), NOON)).toBe(status)
  })

  test('a clock, after ten seconds one that still tries, after a minute one that checks', () => {
    const sent = queued([{ n: 1, at: NOON, outcome: 'running' }])
    expect(markOf(sent, NOON + 10_000)).toBe('sending')
    expect(markOf(sent, NOON + 10_001)).toBe('trying')
    expect(markOf(sent, NOON + MINUTE)).toBe('trying')
    expect(markOf(sent, NOON + MINUTE + 1)).toBe('checking')
  })

  test('a lost answer is checked at once', () => {
    expect(markOf(queued([{ n: 1, at: NOON, outcome: 'unknown', nextAt: NOON + MINUTE }]), NOON)).toBe('checking')
  })

  test('what Meta put off says when it is tried again', () => {
    const sent = queued([{ n: 1, at: NOON, outcome: 'later', code: 131056, nextAt: NOON + MINUTE }])
    expect([markOf(sent, NOON), nextTryAt(sent)]).toEqual(['retrying', NOON + MINUTE])
  })

  test('what waits behind another message is not called lost', () => {
    expect(markOf(queued([]), NOON + 10 * MINUTE)).toBe('trying')
  })

  test('what this browser still holds waits, is on its way, or was refused', () => {
    expect(markOf(queued(), NOON, { state: 'waiting' })).toBe('waiting')
    expect(markOf(queued(), NOON, { state: 'sending' })).toBe('sending')
    expect(markOf(queued(), NOON, { state: 'refused' })).toBe('failed')
  })
})

test('it may have arrived twice after a blind second attempt, or when Meta gave it two ids', () => {
  expect(mayBeTwice(answer(1, 'agent:usr_1'))).toBe(false)
  expect(mayBeTwice(queued([{ n: 2, at: NOON, outcome: 'accepted', mayBeTwice: true }]))).toBe(true)
  const statuses = [{ status: 'sent', timestamp: 1, wamid: 'wamid.B' }]
  expect(mayBeTwice(answer(1, 'agent:usr_1', { statuses }))).toBe(true)
})
