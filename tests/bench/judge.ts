import { type GraphCall, type Posted, wasSent } from './exchange.ts'
import { byArrival, outOfOrder, overlaps } from './order.ts'

export const FAULTS = ['lost', 'doubled', 'outOfOrder', 'overlapping', 'wrongContact', 'forgedAccepted'] as const
export type Fault = (typeof FAULTS)[number]

export interface Verdict {
  /** How often each fault was seen. `doubled` counts every copy beyond the first. */
  counts: Record<Fault, number>
  /** The first few of each, in words. */
  named: string[]
  acknowledged: number
  answered: number
}

const NAMED_PER_FAULT = 3

/** Holds what was posted against what reached Graph: every acknowledged `ping <n>` gets one `<n>`, to its sender, in order, one at a time. */
export function judge(posted: readonly Posted[], calls: readonly GraphCall[], phoneNumberId: string): Verdict {
  const found: { fault: Fault; words: string }[] = []
  const asked = new Map(posted.map((message) => [message.n, message]))
  const answers = new Map<number, GraphCall[]>()
  for (const call of calls) {
    const message = call.n === undefined ? undefined : asked.get(call.n)
    if (!message)
      found.push({ fault: 'wrongContact', words: `nobody asked for ${call.n ?? 'a text without a number'}` })
    else if (message.contact !== call.to || call.phoneNumberId !== phoneNumberId)
      found.push({ fault: 'wrongContact', words: `${call.n} went to another contact or from another number` })
    else if (wasSent(call)) answers.set(message.n, [...(answers.get(message.n) ?? []), call])
  }
  const tries = Map.groupBy(calls, (call) => call.n)
  for (const message of posted) {
    const copies = answers.get(message.n)?.length ?? 0
    const acknowledged = message.ackedAt !== undefined
    const story = () => storyOf(message, tries.get(message.n) ?? [])
    if (message.forged && (acknowledged || copies > 0))
      found.push({ fault: 'forgedAccepted', words: `forged ${message.n} was accepted` })
    else if (acknowledged && copies === 0)
      found.push({ fault: 'lost', words: `${message.n} was acknowledged, never answered (${story()})` })
    for (let extra = 1; extra < copies; extra++)
      found.push({ fault: 'doubled', words: `${message.n} was answered again (${story()})` })
  }
  const firsts = [...answers.values()]
    .map((copies) => copies.toSorted(byArrival)[0])
    .filter((call) => call !== undefined)
  for (const replies of byContact(firsts).values()) {
    for (const n of outOfOrder(replies.map((call) => asked.get(call.n ?? -1)).filter((m) => m !== undefined)))
      found.push({ fault: 'outOfOrder', words: `${n} was answered before one that came earlier` })
  }
  for (const inTurn of byContact(calls).values()) {
    for (const [before, call] of overlaps(inTurn))
      found.push({ fault: 'overlapping', words: `${call.n} left while ${before.n} to the same contact was open` })
  }
  return {
    counts: countsOf(found),
    named: FAULTS.flatMap((fault) =>
      found
        .filter((one) => one.fault === fault)
        .slice(0, NAMED_PER_FAULT)
        .map((one) => `${fault}: ${one.words}`),
    ),
    acknowledged: posted.filter((message) => message.ackedAt !== undefined && !message.forged).length,
    answered: answers.size,
  }
}

/** What happened to a message at Graph, for people: `+12 ms pair_limit, +4031 ms accepted`. */
function storyOf(message: Posted, calls: readonly GraphCall[]): string {
  const tries = calls
    .toSorted(byArrival)
    .map((call) => `+${Math.round(call.arrivedAt - message.postedAt)} ms ${call.fault ?? call.outcome}`)
  return tries.length > 0 ? tries.join(', ') : 'never tried'
}

function byContact(calls: readonly GraphCall[]): Map<string, GraphCall[]> {
  const contacts = Map.groupBy(calls, (call) => call.to)
  for (const [contact, own] of contacts) contacts.set(contact, own.toSorted(byArrival))
  return contacts
}

function countsOf(found: readonly { fault: Fault }[]): Record<Fault, number> {
  const counts = { lost: 0, doubled: 0, outOfOrder: 0, overlapping: 0, wrongContact: 0, forgedAccepted: 0 }
  for (const { fault } of found) counts[fault] += 1
  return counts
}
