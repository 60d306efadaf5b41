import { beforeEach, expect, test } from 'vitest'
import { list, locale, t } from '../../../web/i18n'

beforeEach(() => {
  locale.value = 'en'
})

test('in a right-to-left interface a number in a sentence keeps its own direction', () => {
  locale.value = 'ar'
  expect(t('inbox.onNumber', { number: '+1 555 010 0142' })).toBe('On \u2068+1 555 010 0142\u2069')
})

test('an Arabic name in an Arabic sentence needs nothing', () => {
  locale.value = 'ar'
  expect(t('inbox.assignedTo', { name: 'مها نور' })).toBe('With مها نور')
})

test('in a left-to-right interface only what is written from the right is set apart', () => {
  expect(t('inbox.assignedTo', { name: 'Maya' })).toBe('With Maya')
  expect(t('inbox.assignedTo', { name: 'مها' })).toBe('With \u2068مها\u2069')
})

test('names in a row are parted by the comma of the script', () => {
  expect(list(['A', 'B'])).toBe('A, B')
  locale.value = 'ar'
  expect(list(['مها', 'نور'])).toBe('مها، نور')
})
