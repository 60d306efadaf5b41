import { describe, expect, test } from 'vitest'
import { hoursAt } from '../../../workers/assistant/hours'

const WEEKDAYS = Array.from({ length: 5 }, () => [
  { from: 9 * 60, to: 13 * 60 },
  { from: 14 * 60, to: 18 * 60 },
])
const calendar = {
  businessHours: [...WEEKDAYS, [], []],
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  timeZone: 'Asia/Kolkata',
}
const at = (moment: string) => hoursAt(calendar, Date.parse(moment))
const opensAt = (moment: string) => {
  const { opensAt } = at(moment)
  return opensAt === null ? null : new Date(opensAt).toISOString()
}

describe('business hours', () => {
  test('are those of the clock where the business is', () => {
    expect(at('2026-11-27T03:29:00Z')).toEqual({ open: false, opensAt: Date.parse('2026-11-27T03:30:00Z') })
    expect(at('2026-11-27T03:30:00Z')).toEqual({ open: true, opensAt: null })
    expect(at('2026-11-27T07:30:00Z').open).toBe(false)
    expect(opensAt('2026-11-27T07:30:00Z')).toBe('2026-11-27T08:30:00.000Z')
  })

  test('open again after the weekend, and after a holiday', () => {
    expect(opensAt('2026-11-27T13:00:00Z')).toBe('2026-11-30T03:30:00.000Z')
    expect(opensAt('2026-12-24T13:00:00Z')).toBe('2026-12-28T03:30:00.000Z')
  })

  test('hold through a night in which the clock is moved', () => {
    const madrid = {
      ...calendar,
      timeZone: 'Europe/Madrid',
      businessHours: [[], [], [], [], [], [], [{ from: 540, to: 600 }]],
    }
    expect(hoursAt(madrid, Date.parse('2026-03-28T20:00:00Z')).opensAt).toBe(Date.parse('2026-03-29T07:00:00Z'))
  })

  test('that nobody has set are always; a business without any day says no time', () => {
    expect(hoursAt({ ...calendar, businessHours: null }, 0)).toEqual({ open: true, opensAt: null })
    expect(hoursAt({ ...calendar, businessHours: Array(7).fill([]) }, 0)).toEqual({ open: false, opensAt: null })
  })
})
