import { beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../../web/i18n'
import { absenceWords, fileSize, mayRetry, opensHere, playTime, typeWord } from '../../../web/media/words'
import type { MediaFailure, MediaView } from '../../../workers/conversations/views'

vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })

beforeEach(() => useLocale('en'))

const PENDING: MediaView = {
  state: 'pending',
  mimeType: null,
  filename: null,
  voice: false,
  animated: false,
  size: null,
  failure: null,
  retryAt: null,
}
const failed = (failure: MediaFailure, retryAt: number | null = null): MediaView => ({
  ...PENDING,
  state: 'failed',
  failure,
  retryAt,
})

test('sizes are as people say them', () => {
  expect([0, 556, 1_024, 48_213, 1_258_291, 104_857_600].map(fileSize)).toEqual([
    '0 B',
    '556 B',
    '1 KB',
    '47 KB',
    '1.2 MB',
    '100 MB',
  ])
})

test('a file is called by the ending of its name, else by its type', () => {
  expect(typeWord('offer.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('DOCX')
  expect(typeWord(null, 'application/pdf')).toBe('PDF')
  expect(typeWord(null, 'image/svg+xml')).toBe('SVG')
  expect(typeWord('no ending', 'application/vnd.ms-powerpoint')).toBe(null)
})

test('why a file is not here names the next step, and when it is tried again', () => {
  expect(absenceWords(PENDING)).toBe('On its way from WhatsApp')
  expect(absenceWords(failed('gone'))).toMatch(/send it again\.$/)
  expect(absenceWords(failed('unreachable', Date.now()))).toMatch(/It is tried again at \d\d:\d\d\.$/)
  expect(absenceWords({ ...PENDING, state: 'expired' })).toMatch(/30 days/)
})

test('what would be refused again is not offered to be fetched again', () => {
  expect(mayRetry(failed('unreachable'))).toBe(true)
  expect(mayRetry(failed('unsafe_type'))).toBe(false)
  expect(mayRetry(failed('too_large'))).toBe(false)
  expect(mayRetry(PENDING)).toBe(false)
})

test('only what a browser shows by itself is opened in it', () => {
  expect(['application/pdf', 'image/png', 'audio/ogg', 'video/mp4'].every(opensHere)).toBe(true)
  expect(['image/svg+xml', 'text/html', 'application/zip', null].some(opensHere)).toBe(false)
})

test('a time is written as on players', () => {
  expect([0, 9.9, 65, 3_600].map(playTime)).toEqual(['0:00', '0:09', '1:05', '60:00'])
})
