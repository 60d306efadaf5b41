import { beforeEach, expect, test, vi } from 'vitest'
import { useLocale, withWords } from '../../../web/i18n'
import { ACTIONS } from '../../../web/settings/audit/actions'
import { fromField, spanOf, toField } from '../../../web/settings/audit/period'

vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })
vi.stubGlobal('location', { origin: 'https://whatsnexus.test' })

beforeEach(() => useLocale('en'))

test('the words of an action are a sentence in each language', async () => {
  await withWords(Promise.resolve())
  const { actionWords } = await import('../../../web/settings/audit/words')
  for (const locale of ['en', 'hi', 'ta', 'es', 'pt', 'ar'] as const) {
    await useLocale(locale)
    const words = ACTIONS.map(actionWords)
    expect(words.filter((sentence) => sentence === '' || /^audit\./.test(sentence))).toEqual([])
    expect(new Set(words).size).toBe(ACTIONS.length)
  }
  expect(actionWords('weather.changed')).toBe('weather.changed') // of a newer server
})

test('a period is days back from now, and a moment in a field is the one that was chosen', () => {
  expect(spanOf('always', 1_000)).toEqual({ from: null, to: null })
  expect(spanOf('day', 100_000_000)).toEqual({ from: 13_600_000, to: null })
  const at = Date.UTC(2026, 10, 27, 6, 30)
  expect(fromField(toField(at))).toBe(at)
  for (const empty of ['', '2026-13-01T00:00', 'x']) expect(fromField(empty)).toBeNull()
  expect(toField(null)).toBe('')
})
