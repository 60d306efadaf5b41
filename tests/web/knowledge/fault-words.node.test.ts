import { beforeEach, expect, test, vi } from 'vitest'
import { useLocale, withWords } from '../../../web/i18n'
import { faultWords } from '../../../web/knowledge/fault-words'
import { explainError, READING_ERRORS } from '../../../workers/knowledge/reading-error'

vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })

beforeEach(() => withWords(Promise.resolve()))

test.each(['hi', 'ta', 'es', 'pt', 'ar'] as const)(
  'why something was not read is said in %s, whatever it was',
  async (locale) => {
    await useLocale(locale)
    for (const error of [...READING_ERRORS, 'something_new']) {
      const words = faultWords(error)
      const english = explainError(error)
      expect(words?.title, error).toBeTruthy()
      expect(words?.title, error).not.toBe(english?.title)
      expect(words?.nextStep, error).not.toBe(english?.nextStep)
      expect(words?.title.startsWith('hub.'), error).toBe(false)
    }
    expect(faultWords(null)).toBeNull()
  },
)
