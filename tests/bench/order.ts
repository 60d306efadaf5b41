import type { GraphCall, Posted } from './exchange.ts'

/**
 * Messages, in the order of their answers, that were answered before one that had to come first: one already acknowledged when
 * they were posted, or standing before them in the same POST. Messages on the wire at the same time have no order.
 */
export function outOfOrder(answeredInTurn: readonly Posted[]): number[] {
  const late: number[] = []
  let earliestAck = Number.POSITIVE_INFINITY
  const firstPlace = new Map<number, number>()
  for (const message of answeredInTurn.toReversed()) {
    if (earliestAck <= message.postedAt || (firstPlace.get(message.post) ?? message.place) < message.place)
      late.push(message.n)
    earliestAck = Math.min(earliestAck, message.ackedAt ?? Number.POSITIVE_INFINITY)
    firstPlace.set(message.post, Math.min(message.place, firstPlace.get(message.post) ?? message.place))
  }
  return late
}

/** Pairs of calls to one contact of which the second arrived while the first was still open, failed ones included. */
export function overlaps(calls: readonly GraphCall[]): [GraphCall, GraphCall][] {
  const pairs: [GraphCall, GraphCall][] = []
  let latest: GraphCall | undefined
  for (const call of calls.toSorted(byArrival)) {
    if (latest && call.arrivedAt < endOf(latest)) pairs.push([latest, call])
    if (!latest || endOf(call) > endOf(latest)) latest = call
  }
  return pairs
}

export function byArrival(a: GraphCall, b: GraphCall): number {
  return a.arrivedAt - b.arrivedAt
}

/** A call is over when it was answered, or when a status told of it although its answer is still missing. */
function endOf({ answeredAt, reportedAt }: GraphCall): number {
  return Math.min(answeredAt ?? Number.POSITIVE_INFINITY, reportedAt ?? Number.POSITIVE_INFINITY)
}
