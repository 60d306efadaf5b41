const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Standard Webhooks' example schedule, by the number of tries that failed; the last one repeats. */
const DELAYS_MS = [MINUTE_MS / 2, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 8 * HOUR_MS]
/** A receiver that has been away for so long is given up. */
export const GIVE_UP_MS = 72 * HOUR_MS
const LONGEST_MS = 8 * HOUR_MS
/** So that those who failed together do not come back together. */
const JITTER = 0.2
const GONE = 410

export interface Failing {
  /** Tries of the event in the way that have failed, this one included. */
  attempts: number
  failingSince: number
  status: number | null
  /** What the receiver asked for. */
  retryAfterMs: number | null
}

/** When to try again; null: never. `random` is in [0, 1). */
export function nextTry({ attempts, failingSince, status, retryAfterMs }: Failing, now: number, random: number) {
  if (status === GONE || now - failingSince >= GIVE_UP_MS) return null
  const delay = DELAYS_MS[Math.min(attempts, DELAYS_MS.length) - 1] ?? LONGEST_MS
  const jittered = delay * (1 + JITTER * (random - 0.5))
  return Math.round(now + Math.min(LONGEST_MS, Math.max(jittered, retryAfterMs ?? 0)))
}

/** Seconds, or a date. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
