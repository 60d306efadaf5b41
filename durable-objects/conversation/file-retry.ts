import type { MediaFailure } from '../../workers/conversations/views'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Waits between tries: half a day in all, for Meta's store is back by then or never. */
const UNREACHABLE_MS = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS]
/** Cut off or mixed up on the way, perhaps; the same again twice is how it is. */
const AGAIN_MS = [5_000, MINUTE_MS]
/** A new token is told of (workers/media/token-wait.ts); this is for what is mended at Meta. */
const NO_TOKEN_MS = 6 * HOUR_MS
/** Meta keeps it no longer than that. */
const NO_TOKEN_FOR_MS = 7 * 24 * HOUR_MS

const WAITS: Record<MediaFailure, readonly number[]> = {
  unreachable: UNREACHABLE_MS,
  wrong_hash: AGAIN_MS,
  empty: AGAIN_MS,
  gone: AGAIN_MS,
  no_token: [],
  too_large: [],
  unsafe_type: [],
}

export interface FailedTry {
  failure: MediaFailure
  /** With this one. */
  tries: number
  /** Of the message. */
  age: number
  /** Meta asked for this. */
  retryAfterMs: number
  /** 0 to 1. */
  random: number
}

/** How long until it is tried again by itself; null: it is not. */
export function waitAfter({ failure, tries, age, retryAfterMs, random }: FailedTry): number | null {
  if (failure === 'no_token') return age + NO_TOKEN_MS < NO_TOKEN_FOR_MS ? NO_TOKEN_MS : null
  const wait = WAITS[failure][tries - 1]
  return wait === undefined ? null : Math.round(Math.max(wait, retryAfterMs) * (1 + random / 4))
}
