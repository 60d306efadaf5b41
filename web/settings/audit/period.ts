import type { AuditFilter } from './server'

const DAY_MS = 86_400_000

/** Days back from now; 0: all there is. */
export const PERIODS = { always: 0, day: 1, week: 7, month: 30 } as const
export type Period = keyof typeof PERIODS | 'between'

export function spanOf(period: keyof typeof PERIODS, now: number): Pick<AuditFilter, 'from' | 'to'> {
  const days = PERIODS[period]
  return { from: days === 0 ? null : now - days * DAY_MS, to: null }
}

/** As a field for a moment wants it: in the browser's own time, to the minute. */
export function toField(at: number | null): string {
  if (at === null) return ''
  const here = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return here.toISOString().slice(0, 16)
}

/** Null for a field that is empty or half filled in. */
export function fromField(value: string): number | null {
  const at = value === '' ? Number.NaN : new Date(value).getTime()
  return Number.isFinite(at) && at >= 0 ? at : null
}
