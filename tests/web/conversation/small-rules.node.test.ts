import { describe, expect, test } from 'vitest'
import { countdown, crossed } from '../../../web/conversation/countdown'
import type { ContactShown } from '../../../web/conversation/panel/contact-store'
import { excerptOf, markedParts } from '../../../web/conversation/panel/marked'
import { withRevealed } from '../../../web/conversation/panel/revealed-contact'
import { windowState } from '../../../web/conversation/reply-window'
import { waitingTone } from '../../../web/conversation/waiting'
import { formatNumber } from '../../../web/i18n/phone-number'
import { MINUTE, NOON } from './items'

describe('phone numbers', () => {
  test.each([
    ['919876543210', '+91 98765 43210'],
    ['15550100142', '+1 555 010 0142'],
    ['447911123456', '+44 791 112 3456'],
    ['97150123456', '+971 50 123 456'],
    ['5511987654321', '+55 11 987 654 321'],
    ['6512345678', '+65 12 345 678'],
    ['123', '+1 23'],
  ])('%s reads %s', (digits, shown) => {
    expect(formatNumber(digits)).toBe(shown)
    expect(formatNumber(digits).replace(/\D/g, '')).toBe(digits)
  })

  test.each(['••••••••0123', '•••••••0123'])('of a hidden one, %s, only the end is read', (hidden) => {
    expect(formatNumber(hidden)).toBe('•••• 0123')
  })
})

describe('a contact whose name and numbers are hidden', () => {
  const hidden: ContactShown = {
    ...{ contactId: 'con_1', groupId: null, userIds: [], conversations: [], merges: [], touches: null },
    ...{ firstSeenAt: NOON, messages: 1, numberLeft: false, undeliverable: 0, partial: false },
    marketing: { state: 'unknown', at: null, source: null },
    names: ['R••• L•••'],
    usernames: [],
    numbers: ['••••••••0613', '••••••••0614'],
    formerNumbers: [],
    answersTo: '••••••••0614',
  }

  test('stays so until it is revealed', () => {
    expect(withRevealed(hidden, null)).toBe(hidden)
  })

  test('is shown in full then, with the number that answers go to', () => {
    const full = {
      ...{ id: 'con_1', name: 'Rosa Lund', username: null, userIds: [], conversationIds: [] },
      ...{ createdAt: NOON, updatedAt: NOON },
      waIds: ['447700900613', '447700900614'],
      formerNumbers: [],
    }
    expect(withRevealed(hidden, full)).toMatchObject({
      names: ['Rosa Lund'],
      numbers: ['447700900613', '447700900614'],
      answersTo: '447700900614',
    })
  })
})

describe('the reply window', () => {
  test.each([
    ['never', 0, 0],
    ['closed', NOON + MINUTE, 0],
    ['closing', NOON + 31 * MINUTE, 30 * MINUTE],
    ['soon', NOON + 31 * MINUTE + 1, 30 * MINUTE + 1],
    ['soon', NOON + 241 * MINUTE, 240 * MINUTE],
    ['open', NOON + 241 * MINUTE + 1, 240 * MINUTE + 1],
  ])('is %s', (state, closesAt, left) => {
    expect(windowState(closesAt, NOON)).toEqual({ state, left })
  })

  test('counts down in minutes and seconds, and speaks at an hour, a quarter and five minutes', () => {
    expect([countdown(29 * MINUTE + 3_200), countdown(1), countdown(0)]).toEqual(['29:04', '0:01', '0:00'])
    expect(crossed(15 * MINUTE + 1, 15 * MINUTE)).toBe(true)
    expect(crossed(15 * MINUTE, 15 * MINUTE - 1)).toBe(false)
    expect(crossed(2 * 60 * MINUTE, 4 * MINUTE)).toBe(true)
  })
})

test('who waits turns amber after five minutes and red after fifteen', () => {
  expect([0, 5 * MINUTE - 1, 5 * MINUTE, 15 * MINUTE].map(waitingTone)).toEqual(['neutral', 'neutral', 'soon', 'late'])
})

describe('a passage with its quoted words', () => {
  const passage = 'The bus is included.\nDinner costs  ₹450 per person. Order by noon.'
  const marked = (quote: string | undefined) =>
    markedParts(passage, quote)
      .filter((part) => part.marked)
      .map(({ text }) => text)

  test('is marked where they stand, whatever the white space', () => {
    expect(marked('Dinner costs ₹450 per person.')).toEqual(['Dinner costs  ₹450 per person.'])
    expect(marked('The bus is included. Dinner costs')).toEqual(['The bus is included.\nDinner costs'])
  })

  test('is marked sentence by sentence when they do not stand together', () => {
    expect(marked('The bus is included. Order by noon.')).toEqual(['The bus is included.', 'Order by noon.'])
  })

  test('is shown unmarked when they are not in it, or there are none', () => {
    expect(marked('Lunch (free)')).toEqual([])
    expect(markedParts(passage, undefined)).toEqual([{ text: passage, marked: false }])
  })

  test('a long one is cut to what is near them, between words', () => {
    const long = `${'word '.repeat(200)}Dinner costs ₹450. ${'more '.repeat(200)}`
    const [before, quoted, after] = excerptOf(markedParts(long, 'Dinner costs ₹450.'))
    expect(before?.text).toMatch(/^…word/)
    expect(quoted?.text).toBe('Dinner costs ₹450.')
    expect(after?.text).toMatch(/more…$/)
    expect((before?.text.length ?? 0) + (after?.text.length ?? 0)).toBeLessThan(300)
  })
})
