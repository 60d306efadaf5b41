import type { BusinessHours, Holiday } from '../tenants/settings'
import type { Hours } from './turn'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
/** Closed for longer than this it is not said when it opens. */
const DAYS_AHEAD = 21

interface Calendar {
  /** null: always open. */
  businessHours: BusinessHours | null
  holidays: readonly Holiday[]
  timeZone: string
}

/** Open or closed by the business's own clock, and when it opens next. */
export function hoursAt({ businessHours, holidays, timeZone }: Calendar, now: number): Hours {
  if (businessHours === null) return { open: true, opensAt: null }
  const free = new Set(holidays.map(({ date }) => date))
  const spansOn = (date: string) => (free.has(date) ? [] : (businessHours[weekday(date)] ?? []))
  const here = wallClock(now, timeZone)
  if (spansOn(here.date).some(({ from, to }) => here.minute >= from && here.minute < to))
    return { open: true, opensAt: null }
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const date = addDays(here.date, day)
    const next = spansOn(date).find(({ from }) => day > 0 || from > here.minute)
    if (next) return { open: false, opensAt: epochOf(date, next.from, timeZone) }
  }
  return { open: false, opensAt: null }
}

function wallClock(at: number, timeZone: string): { date: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00'
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/** Monday first. */
function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The clock may be moved between the guess and the moment: looked at twice, it is right but in the hour that does not exist. */
function epochOf(date: string, minute: number, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS
  let at = wanted
  for (let look = 0; look < 2; look += 1) at = wanted - offsetAt(at, timeZone)
  return at
}

function offsetAt(at: number, timeZone: string): number {
  const { date, minute } = wallClock(at, timeZone)
  return Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS
}
