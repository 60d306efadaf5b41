const MINUTE = 60_000
/** Until response targets can be set: what a customer in a chat finds long, and what they find too long. */
const SOON_MS = 5 * MINUTE
const LATE_MS = 15 * MINUTE

export function waitingTone(waitedMs: number): 'neutral' | 'soon' | 'late' {
  if (waitedMs >= LATE_MS) return 'late'
  return waitedMs >= SOON_MS ? 'soon' : 'neutral'
}
