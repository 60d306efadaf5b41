import { expect, test } from 'vitest'
import { firstUnread, seenBefore } from '../../../web/conversation/thread/unread'
import { answer, message } from './items'

const items = [message(1), answer(2, 'assistant'), message(3), message(4), answer(5, 'agent:usr_1')]

test('the first of two unread messages is the last but one of the customer’s', () => {
  expect(firstUnread(items, 2)).toBe('msg_3')
})

test('with nothing unread, or more than is loaded, there is no first', () => {
  expect(firstUnread(items, 0)).toBeNull()
  expect(firstUnread(items, 4)).toBeNull()
})

test('history and what another app heard are not counted', () => {
  const old = message(3, { event: { origin: 'history' } })
  expect(firstUnread([message(1), old, message(4)], 2)).toBe('msg_1')
})

test('marked unread from a message on, all before it stays seen', () => {
  expect(seenBefore(items, 10, 3)).toBe(8)
  expect(seenBefore(items, 10, 1)).toBe(7)
  expect(seenBefore(items, 2, 1)).toBe(0)
})
