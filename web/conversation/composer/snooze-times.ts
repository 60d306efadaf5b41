const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Shorter would come back before anybody has looked away. */
export const SHORTEST_SNOOZE_MS = 5 * MINUTE

export type SnoozeChoice = 'customer_writes' | 'hour' | 'three_hours' | 'tomorrow' | 'next_week' | 'next_month'

/** Local time of the agent. undefined: until the customer writes. */
export function snoozeUntil(choice: SnoozeChoice, now: number): number | undefined {
  switch (choice) {
    case 'customer_writes':
      return undefined
    case 'hour':
      return now + HOUR
    case 'three_hours':
      return now + 3 * HOUR
    case 'tomorrow':
      return tomorrowMorning(now)
    case 'next_week':
      return morning(now, (date) => date.setDate(date.getDate() + ((8 - date.getDay()) % 7 || 7)))
    case 'next_month':
      return morning(now, (date) => date.setMonth(date.getMonth() + 1, 1))
  }
}

export function tomorrowMorning(now: number): number {
  return morning(now, (date) => date.setDate(date.getDate() + 1))
}

function morning(now: number, move: (date: Date) => void): number {
  const date = new Date(now)
  move(date)
  return date.setHours(9, 0, 0, 0)
}
