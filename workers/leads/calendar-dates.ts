import { DAYS_AHEAD, MONTHS, WEEKDAYS } from './words'

const DAY_MS = 86_400_000

/** Dates among the words, as yyyy-mm-dd. Without a year the next such day is meant; weekdays are the coming ones. */
export function calendarDates(tokens: string[], today: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at < tokens.length; ) {
    const read = dateAt(tokens, at, today)
    if (read) found.add(read.date)
    at += read?.length ?? 1
  }
  return [...found]
}

interface Read {
  date: string
  /** How many words it takes. */
  length: number
}

function dateAt(tokens: string[], at: number, today: string): Read | null {
  const token = tokens[at] ?? ''
  return (
    inDigits(token, today) ??
    dayThenMonth(tokens, at, today) ??
    monthThenDay(tokens, at, today) ??
    ahead(tokens, at, today)
  )
}

/** 2026-12-01, 1/12/2026, 01.12.26, 1/12: the day first, as most of the world writes. */
function inDigits(token: string, today: string): Read | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(token)
  if (iso) return read(Number(iso[1]), Number(iso[2]), Number(iso[3]), 1)
  const full = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(token)
  if (full) {
    const [day, month] = dayAndMonth(Number(full[1]), Number(full[2]))
    const year = Number(full[3])
    return read(year < 100 ? 2000 + year : year, month, day, 1)
  }
  // "1.12" is more often a price, and "4-5" a range.
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(token)
  if (!short) return null
  const [day, month] = dayAndMonth(Number(short[1]), Number(short[2]))
  return coming(month, day, today, 1)
}

/** 12/25 can only be Christmas. */
function dayAndMonth(first: number, second: number): [number, number] {
  return second > 12 && first <= 12 ? [second, first] : [first, second]
}

const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'de', 'of', 'को', 'o', 'er'])

/** "15 March 2027", "the 15th of March", "15 de marzo de 2027", "15 மார்ச்". */
function dayThenMonth(tokens: string[], at: number, today: string): Read | null {
  const day = dayIn(tokens[at])
  if (day === null) return null
  let next = at + 1
  while (ORDINALS.has(tokens[next] ?? '') && next < at + 3) next += 1
  const month = MONTHS.get(tokens[next] ?? '')
  return month === undefined ? null : withYear(tokens, { day, month, at, next: next + 1 }, today)
}

/** "March 15", "மார்ச் 15, 2027". "May 3 of us come?" is why a month that is also a word needs its day beside it. */
function monthThenDay(tokens: string[], at: number, today: string): Read | null {
  const month = MONTHS.get(tokens[at] ?? '')
  const day = dayIn(tokens[at + 1])
  if (month === undefined || day === null) return null
  const next = ORDINALS.has(tokens[at + 2] ?? '') ? at + 3 : at + 2
  return withYear(tokens, { day, month, at, next }, today)
}

function withYear(
  tokens: string[],
  { day, month, at, next }: { day: number; month: number; at: number; next: number },
  today: string,
): Read | null {
  const from = tokens[next] === 'de' || tokens[next] === 'del' ? next + 1 : next
  const year = /^20\d{2}$/.exec(tokens[from] ?? '')
  return year ? read(Number(year[0]), month, day, from + 1 - at) : coming(month, day, today, next - at)
}

/** "day after tomorrow", "tomorrow", "el viernes", "pasado mañana". */
function ahead(tokens: string[], at: number, today: string): Read | null {
  const token = tokens[at] ?? ''
  const rest = tokens.slice(at, at + 3).join(' ')
  for (const [words, days] of LONGER) if (rest.startsWith(words)) return after(today, days, words.split(' ').length)
  // "de la mañana" is a part of the day.
  if (token === 'manana' && ['la', 'por'].includes(tokens[at - 1] ?? '')) return null
  const days = DAYS_AHEAD.get(token)
  if (days !== undefined) return after(today, days, 1)
  const weekday = WEEKDAYS.get(token)
  if (weekday === undefined) return null
  const until = (weekday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7
  return after(today, until === 0 ? 7 : until, 1)
}

const LONGER: [string, number][] = [
  ['day after tomorrow', 2],
  ['pasado manana', 2],
  ['depois de amanha', 2],
  ['بعد غد', 2],
  ['بعد بكره', 2],
]

function dayIn(token: string | undefined): number | null {
  return token !== undefined && /^\d{1,2}$/.test(token) ? Number(token) : null
}

function after(today: string, days: number, length: number): Read {
  return { date: isoDay(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS), length }
}

/** A date that has passed this year is next year's. */
function coming(month: number, day: number, today: string, length: number): Read | null {
  const year = Number(today.slice(0, 4))
  const [first, ...later] = [year, year + 1, year + 2, year + 3, year + 4].flatMap(
    (candidate) => read(candidate, month, day, length) ?? [],
  )
  return [first, ...later].find((one) => one !== undefined && one.date >= today) ?? null
}

function read(year: number, month: number, day: number, length: number): Read | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? { date: isoDay(date.getTime()), length } : null
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
