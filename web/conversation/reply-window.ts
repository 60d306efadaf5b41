const HOUR = 3_600_000
/** The server stops this much before Meta does, so that a send has time to leave. */
const MARGIN_MS = 60_000

export type WindowState = 'open' | 'soon' | 'closing' | 'closed' | 'never'

/** May we write freely, and how long still. `closesAt`: Meta's deadline, 0 when the customer never wrote. */
export function windowState(closesAt: number, now: number): { state: WindowState; left: number } {
  const left = Math.max(0, closesAt - MARGIN_MS - now)
  if (closesAt === 0) return { state: 'never', left }
  if (left === 0) return { state: 'closed', left }
  if (left <= HOUR / 2) return { state: 'closing', left }
  return { state: left <= 4 * HOUR ? 'soon' : 'open', left }
}
