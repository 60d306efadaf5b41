import { t, tag } from '.'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In lists: now, 5m, 2h, Yesterday, Mon, 12 Mar, 12/03/25. */
export function shortTime(at: number, now: number): string {
  const age = now - at
  if (age < MINUTE) return t('frame.now')
  if (age < HOUR) return unit(Math.floor(age / MINUTE), 'minute')
  if (age < DAY && sameDay(at, now)) return unit(Math.floor(age / HOUR), 'hour')
  if (sameDay(at, now - DAY)) return t('frame.yesterday')
  if (age < 7 * DAY) return date(at, { weekday: 'short' })
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) return date(at, { day: 'numeric', month: 'short' })
  return date(at, { day: '2-digit', month: '2-digit', year: '2-digit' })
}

/** How long until or since, the fewest words: 4 m, 3 h 12 m, 2 d. */
export function duration(ms: number): string {
  const left = Math.max(0, ms)
  if (left < HOUR) return unit(Math.max(1, Math.ceil(left / MINUTE)), 'minute')
  if (left < DAY) {
    const hours = Math.floor(left / HOUR)
    const minutes = Math.floor((left % HOUR) / MINUTE)
    return hours >= 12 || minutes === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`
  }
  return unit(Math.floor(left / DAY), 'day')
}

/** The same inside a sentence: 12 minutes, 3 hours, 2 days. */
export function durationWords(ms: number): string {
  if (ms < HOUR) return unit(Math.max(1, Math.round(ms / MINUTE)), 'minute', 'long')
  return ms < DAY ? unit(Math.round(ms / HOUR), 'hour', 'long') : unit(Math.round(ms / DAY), 'day', 'long')
}

export function clockTime(at: number): string {
  return date(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** A time to come, the fewest words: 14:00, Mon 09:00, 12 Mar, 09:00. */
export function dayAndTime(at: number, now: number): string {
  if (sameDay(at, now)) return clockTime(at)
  const day = at - now < 7 * DAY ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return date(at, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** To the second, in a column of such times. */
export function dateWithTime(at: number): string {
  return date(at, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })
}

/** The day alone: 26 Nov 2026. */
export function dateOnly(at: number): string {
  return date(at, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** With day, seconds and zone: for tooltips. */
export function exactTime(at: number): string {
  return date(at, { dateStyle: 'full', timeStyle: 'long' })
}

/** Today, Yesterday, Monday, 12 March, 12 March 2025: between the days of a thread. */
export function dayName(at: number, now: number): string {
  if (sameDay(at, now)) return t('frame.today')
  if (sameDay(at, now - DAY)) return t('frame.yesterday')
  if (now - at < 7 * DAY) return date(at, { weekday: 'long' })
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date(at, { day: 'numeric', month: 'long', ...year })
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

function unit(value: number, name: 'minute' | 'hour' | 'day', unitDisplay: 'narrow' | 'long' = 'narrow'): string {
  const options = { style: 'unit', unit: name, unitDisplay } as const
  return kept(`${tag()} ${name} ${unitDisplay}`, () => new Intl.NumberFormat(tag(), options)).format(value)
}

function date(at: number, options: Intl.DateTimeFormatOptions): string {
  return kept(`${tag()} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(tag(), options)).format(at)
}

interface Formatter {
  format(value: number): string
}

/** Making one costs more than a row of the list: a handful is made once. */
const formatters = new Map<string, Formatter>()

function kept(key: string, make: () => Formatter): Formatter {
  const known = formatters.get(key)
  if (known) return known
  const made = make()
  formatters.set(key, made)
  return made
}
