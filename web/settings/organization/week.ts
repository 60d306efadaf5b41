import { tag } from '../../i18n'
import type { BusinessHours, Day, Span } from './server'

/** As workers/tenants/organization.ts takes them. */
export const SPANS_A_DAY = 4
const MINUTES_A_DAY = 1440
const NINE = 540
const FIVE = 1020
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12)
const DAY_MS = 86_400_000

/** What somebody begins with who was always open until now. */
export function usualWeek(): BusinessHours {
  return Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: NINE, to: FIVE }] : []))
}

/** Monday is 0. */
export function dayNames(): string[] {
  const names = new Intl.DateTimeFormat(tag(), { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => names.format(MONDAY + day * DAY_MS))
}

/** 540 → 09:00; the end of the day is its midnight. */
export function timeOf(minutes: number): string {
  const within = minutes % MINUTES_A_DAY
  return `${twoDigits(Math.floor(within / 60))}:${twoDigits(within % 60)}`
}

/** Of a field that may be empty: then nothing changes. As an end, midnight is that of the next day. */
export function withTime(span: Span, side: 'from' | 'to', time: string): Span {
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined || Number.isNaN(hours) || Number.isNaN(minutes)) return span
  const at = hours * 60 + minutes
  return { ...span, [side]: side === 'to' && at === 0 ? MINUTES_A_DAY : at }
}

/** Another span after the last one; null: there is no room for it. */
export function nextSpan(day: Day): Span | null {
  const last = day.at(-1)
  if (!last) return { from: NINE, to: FIVE }
  const from = Math.min(last.to + 60, MINUTES_A_DAY - 60)
  return day.length >= SPANS_A_DAY || from < last.to ? null : { from, to: Math.min(from + 240, MINUTES_A_DAY) }
}

export type DayFault = 'backwards' | 'overlaps'

/** Why a day cannot be kept. */
export function dayFault(day: Day): DayFault | null {
  if (day.some(({ from, to }) => from >= to)) return 'backwards'
  return day.some(({ from }, at) => at > 0 && from < (day[at - 1]?.to ?? 0)) ? 'overlaps' : null
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
