import type { WhatsAppEvent } from '../whatsapp/event'

/** Meta: free-form messages until 24 h after the customer's last message or call. */
export const SERVICE_WINDOW_MS = 24 * 3_600_000
/** Meta: 72 h without charge after our answer to a message that came from an ad. */
export const AD_WINDOW_MS = 72 * 3_600_000
/** A send needs time to leave and Meta's clock is not ours: we stop this much earlier. */
export const WINDOW_MARGIN_MS = 60_000
/** Older than this at receipt, and nothing answers by itself. */
export const LATE_AFTER_MS = 10 * 60_000

/** Types that carry no act of the customer which Meta counts, or of which that is not known: they open no window. */
const NOT_OPENING = new Set(['request_welcome', 'system'])

/** When Meta says it was sent, but never later than we had it: a clock ahead must not open a window in the future. */
export function sentAt(event: { timestamp?: number }, receivedAt: number): number {
  return event.timestamp === undefined ? receivedAt : Math.min(event.timestamp * 1000, receivedAt)
}

/**
 * Meta's clock counts whole seconds. For an order beside our own, of that second the last moment possible counts: else a
 * customer's answer would stand before what it answers.
 */
export function latestMoment(sent: number, receivedAt: number): number {
  return Math.min(sent + 999, receivedAt)
}

/** Until when the event lets us write freely; 0 if it opens nothing. */
export function windowOpenedBy(event: WhatsAppEvent, sent: number): number {
  if (event.kind === 'call') return event.direction === 'inbound' ? sent + SERVICE_WINDOW_MS : 0
  if (event.kind !== 'message' || event.direction !== 'inbound' || event.origin !== undefined) return 0
  return NOT_OPENING.has(event.type) ? 0 : sent + SERVICE_WINDOW_MS
}

export function isWindowOpen(closesAt: number, now: number): boolean {
  return now < closesAt - WINDOW_MARGIN_MS
}
