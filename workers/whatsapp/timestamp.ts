/** Unix seconds, as text or number. No sign, no exponent, no leading zero, at most year 33658 before the next check. */
const SECONDS = /^[1-9]\d{0,11}$/
/** 2200-01-01; later is no date but a broken or hostile value (milliseconds, for one). */
const LATEST = 7_258_118_400

export interface Timestamp {
  /** Unix seconds. */
  timestamp: number
  timestamp_invalid?: true
}

/** Meta's time, or that of receipt (epoch ms) where Meta's cannot be used. A time in the near future is left: windows clamp it. */
export function timestampOf(value: unknown, receivedAt: number): Timestamp {
  const seconds = secondsOf(value)
  return seconds === undefined
    ? { timestamp: Math.floor(receivedAt / 1000), timestamp_invalid: true }
    : { timestamp: seconds }
}

export function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && SECONDS.test(value) ? Number(value) : value
  return typeof seconds === 'number' && Number.isInteger(seconds) && seconds > 0 && seconds <= LATEST
    ? seconds
    : undefined
}
