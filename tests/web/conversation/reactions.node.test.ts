import { expect, test } from 'vitest'
import { EMOJI, emojiIn, QUICK } from '../../../web/conversation/bubble/reactions/emoji'
import { findEmoji, namesIn } from '../../../web/conversation/bubble/reactions/find'

test.each(['en', 'hi', 'ta', 'es', 'pt', 'ar'] as const)('every emoji has a name in %s', async (locale) => {
  const names = await namesIn(locale)
  expect(names).toHaveLength(EMOJI.length)
  expect(names.filter((name) => name.trim() === '')).toEqual([])
})

test('what is under the finger stands in the grid too, and nothing twice', () => {
  expect(EMOJI.slice(0, QUICK.length)).toEqual(QUICK)
  expect(new Set(EMOJI).size).toBe(EMOJI.length)
})

test('they are found by the beginnings of their words, with accents or without', async () => {
  expect(findEmoji('bro hea', await namesIn('en'))).toEqual(['💔'])
  expect(findEmoji('corazon ro', await namesIn('es'))).toEqual(['💔'])
  expect(findEmoji('धन्य', await namesIn('hi'))).toEqual(['🙏'])
  expect(findEmoji('nothing like it', await namesIn('en'))).toEqual([])
})

test.each([
  ['🦜', '🦜'],
  [' 👩‍👩‍👧 ', '👩‍👩‍👧'],
  ['👍🏽', '👍🏽'],
  ['🇮🇳', '🇮🇳'],
  ['1️⃣', '1️⃣'],
  ['a', null],
  ['1', null],
  ['👍👍', null],
  ['', null],
])('one emoji is an emoji, and nothing else is: %s', (typed, emoji) => {
  expect(emojiIn(typed)).toBe(emoji)
})
