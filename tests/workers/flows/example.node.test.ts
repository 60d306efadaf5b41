import { describe, expect, test } from 'vitest'
import { flows } from '../../../workers/assistant/settings/flows'
import { exampleOf } from '../../../workers/flows/example'
import { readSlot } from '../../../workers/flows/slot'
import { flowTurn } from '../../../workers/flows/turn'

const TODAY = '2026-11-27'
const LANGUAGES = ['en', 'hi', 'hi-Latn', 'ta', 'ta-Latn', 'es', 'pt', 'ar']
const read = (kind: 'time' | 'date' | 'number' | 'email' | 'phone', text: string) =>
  readSlot({ kind, choices: [] }, text, TODAY)

describe('a question that is asked again shows how an answer may look', () => {
  test.each(LANGUAGES)('and every example is understood: %s', (language) => {
    for (const kind of ['time', 'date', 'number', 'email', 'phone'] as const)
      expect(read(kind, exampleOf(kind, language, TODAY) ?? ''), kind).not.toBeNull()
    expect(read('date', exampleOf('date', language, TODAY) ?? '')).toBe('2026-12-05')
    expect(read('time', exampleOf('time', language, TODAY) ?? '')).toBe('17:30')
  })

  test('in the request itself', () => {
    const slots = [{ id: 'time', label: 'Time', kind: 'time', question: 'At what time?' }]
    const tables = flows.parse({ flows: [{ id: 'table', name: 'Table', phrases: ['book a table'], slots }] }).flows
    const said = { old: false, intent: null, language: 'en', now: Date.parse(`${TODAY}T06:00:00Z`), timeZone: 'UTC' }
    const first = flowTurn(tables, null, { ...said, text: 'I want to book a table' })
    expect(first).toMatchObject({ kind: 'say', text: 'At what time?' })
    const state = first.kind === 'say' ? first.flow : null
    const second = flowTurn(tables, state, { ...said, text: 'whenever you like' })
    expect(second).toMatchObject({ text: expect.stringMatching(/At what time\?\nFor example: 5:30 pm$/) })
  })
})

test.each([
  ['half past nine in the evening', '21:30'],
  ['Half past 8', '08:30'],
  ['quarter to six in the evening', '17:45'],
  ['quarter past 5', '17:15'],
  ['a las nueve y media de la noche', '21:30'],
  ['às oito e meia da noite', '20:30'],
  ['shaam saadhe 7 baje', '19:30'],
  ['शाम साढ़े 7 बजे', '19:30'],
  ['paune 6 baje shaam', '17:45'],
  ['الساعة التاسعة', null],
  ['الساعة 9 ونصف مساء', '21:30'],
  ['half of it', null],
])('the time in "%s"', (text, time) => {
  expect(read('time', text)).toBe(time)
})
