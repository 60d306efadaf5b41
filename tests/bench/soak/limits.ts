import type { GraphCall } from '../exchange.ts'
import { byArrival } from '../order.ts'

/** Of the number that is soaked: as Meta sets them for a number with a business behind it. */
export const SOAKED = { messagesPerSecond: 80, pairBurst: 45, pairEveryMs: 6_000 } as const

const SECOND_MS = 1_000

/** The most calls that arrived in any second, at whatever moment it begins. */
export function mostInASecond(calls: readonly GraphCall[]): number {
  const times = calls.map(({ arrivedAt }) => arrivedAt).sort((a, b) => a - b)
  let most = 0
  let from = 0
  for (const [to, at] of times.entries()) {
    while ((times[from] ?? at) <= at - SECOND_MS) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}

/** Calls that came while their contact had had the whole burst, and its time was not over yet. */
export function pairViolations(calls: readonly GraphCall[]): GraphCall[] {
  const { pairBurst, pairEveryMs } = SOAKED
  const paidAt = new Map<string, number>()
  const early: GraphCall[] = []
  for (const call of calls.toSorted(byArrival)) {
    const paid = paidAt.get(call.to) ?? 0
    if (paid - call.arrivedAt > (pairBurst - 1) * pairEveryMs) early.push(call)
    paidAt.set(call.to, Math.max(paid, call.arrivedAt) + pairEveryMs)
  }
  return early
}
