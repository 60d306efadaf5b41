import type { Entry } from '../conversations/entry'
import { describeGraphError } from '../whatsapp/graph-errors'
import type { Seen } from './hops'

/** What a publish tells of the way its entries came: times that are there anyway. */

interface Attempted {
  attempts: { n: number; at: number }[]
}

/** Longer than this, and it was the customer's phone that was off, or Meta told of the past. */
const DELAYED_MS = 10 * 60_000
/** Failures of these groups say nothing about the way: another message may well go through. */
const OF_THE_WAY = new Set(['trouble', 'no_answer', 'answers_lost'])

export function traceOf(entries: readonly Entry[], foldAt: (seq: number) => Attempted): Seen[] {
  return entries.flatMap((entry) => seenIn(entry, foldAt))
}

function seenIn({ body, at, ref }: Entry, foldAt: (seq: number) => Attempted): Seen[] {
  switch (body.kind) {
    case 'meta': {
      if (body.quiet) return []
      if (body.event.kind === 'status')
        return [{ hop: 'status_back', at, failures: 0, ms: delay(at, body.sentAt) ?? 0 }]
      const ms = delay(at, body.sentAt)
      return [
        { hop: 'meta_webhook', at, failures: 0, ...(ms === null ? {} : { ms }) },
        { hop: 'webhook_conversation', at, failures: 0 },
      ]
    }
    case 'accepted': {
      if (body.by !== 'answer' || ref === null) return []
      const began = foldAt(ref).attempts.find(({ n }) => n === body.n)?.at
      return [
        { hop: 'send_graph', at, failures: 0, ...(began === undefined ? {} : { ms: at - began }) },
        { hop: 'status_back', at, failures: 1 },
      ]
    }
    case 'held':
      return body.why === 'circuit' ? [{ hop: 'send_graph', at, failures: 1 }] : []
    case 'unanswered':
      return [{ hop: 'send_graph', at, failures: 1 }]
    case 'refused': {
      const { scope, group } = describeGraphError(body.code)
      const isTheWay = scope === 'number' || scope === 'account' || OF_THE_WAY.has(group)
      return isTheWay ? [{ hop: 'send_graph', at, failures: 1 }] : []
    }
    default:
      return []
  }
}

function delay(at: number, sentAt: number): number | null {
  const ms = at - sentAt
  return ms <= DELAYED_MS ? Math.max(0, ms) : null
}
