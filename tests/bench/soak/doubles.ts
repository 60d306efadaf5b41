import { type GraphCall, wasSent } from '../exchange.ts'
import { byArrival } from '../order.ts'

/** From the kill until nothing of before is under way; `from` is somewhat earlier: what was answered then may not have been recorded. */
export interface Outage {
  from: number
  to: number
}

/**
 * Copies beyond the first that nobody could have known of: each comes after a call whose answer was lost, or that was under
 * way when the program was killed.
 */
export function unknowableDoubles(calls: readonly GraphCall[], outages: readonly Outage[]): number {
  let count = 0
  for (const own of Map.groupBy(calls, ({ n }) => n).values()) {
    const copies = own.filter(wasSent).sort(byArrival)
    for (const before of copies.slice(0, -1)) if (isUnknowable(before, outages)) count += 1
  }
  return count
}

function isUnknowable(call: GraphCall, outages: readonly Outage[]): boolean {
  if (call.outcome === 'lost_after') return true
  const answeredAt = call.answeredAt ?? Number.POSITIVE_INFINITY
  return outages.some(({ from, to }) => call.arrivedAt <= to && answeredAt >= from)
}
