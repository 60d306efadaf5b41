import { beforeEach, expect, test, vi } from 'vitest'
import { useLocale, withWords } from '../../../web/i18n'
import type { Alarm } from '../../../web/settings/alarms/server'
import { ALARM_KINDS } from '../../../workers/abuse/alarm'

vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })
vi.stubGlobal('location', { origin: 'https://whatsnexus.test' })
vi.stubGlobal('setInterval', () => 0)

beforeEach(() => useLocale('en'))

const DETAIL = { tries: 5, emails: 12, aMinute: 60, times: 6, conversations: 101, minutes: 10, attempts: 20 }

function alarm(kind: Alarm['kind'], about: string | null, detail: Alarm['detail'] = DETAIL): Alarm {
  return { id: 'alm_1', kind, about, detail, at: 0, seenBy: null, seenAt: null }
}

test('every kind says in each language what happened, what to do, and where', async () => {
  await withWords(Promise.resolve())
  const { alarmWords } = await import('../../../web/settings/alarms/words')
  for (const locale of ['en', 'hi', 'ta', 'es', 'pt', 'ar'] as const) {
    await useLocale(locale)
    for (const kind of ALARM_KINDS) {
      const { title, advice, steps } = alarmWords(alarm(kind, 'usr_1'))
      expect({ kind, locale, title }).not.toMatchObject({ title: expect.stringMatching(/^alarms\.|\{|NaN/) })
      expect(advice).toMatch(/\S{2,} \S+/)
      expect(steps.length).toBeGreaterThan(0)
    }
  }
})

test('a flood without a count is the assistant’s own guard, and a key leads to the keys', async () => {
  await withWords(Promise.resolve())
  const { alarmWords, placeWords } = await import('../../../web/settings/alarms/words')
  expect(alarmWords(alarm('inbound_flood', 'cnv_1', {}))).toMatchObject({
    title: 'A customer wrote so fast that the assistant stopped answering',
    steps: [{ href: '/inbox/all/cnv_1' }],
  })
  expect(alarmWords(alarm('unusual_sends', 'key_1'))).toMatchObject({
    title: 'Integration wrote to 101 conversations in 10 minutes',
    steps: [{ href: '/settings/audit?actor=api%3Akey_1' }, { href: '/settings/keys' }],
  })
  expect(placeWords(alarm('session_moved', 'usr_1', { country: 'DE' }))).toBe('From Germany.')
  expect(placeWords(alarm('session_moved', 'usr_1', { country: '' }))).toBe('')
})
