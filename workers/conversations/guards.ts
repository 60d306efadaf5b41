import { type Actor, isPerson } from './actor'

/** How much happened in the running span of time. */
export interface Tally {
  since: number
  count: number
}

/** Two machines that answer each other would go on for ever, and each answer costs money. */
export type Guard = 'flood' | 'loop'

const FLOOD_MS = 60_000
/** Two machines need seconds for an exchange, people with questions minutes. */
const LOOP_MS = 3 * 60_000

export function heardAt(heard: Tally, at: number): Tally {
  return tallied(heard, at, FLOOD_MS)
}

/** A person who speaks ends the row. */
export function answeredBy(automatic: Tally, by: Actor, at: number): Tally {
  if (isPerson(by)) return { since: 0, count: 0 }
  return by.kind === 'system' ? automatic : tallied(automatic, at, LOOP_MS)
}

/** Of the assistant's answers with no person between them; whoever comes back another day begins anew. */
const ALONE_MS = 12 * 3_600_000

export function aloneAfter(alone: Tally, by: Actor, at: number): Tally {
  if (isPerson(by)) return { since: 0, count: 0 }
  return by.kind === 'assistant' ? tallied(alone, at, ALONE_MS) : alone
}

/** Is one more message of the customer's too much for an automatic answer. Limits of null do not exist. */
export function guardAgainst(
  { heard, automatic }: { heard: Tally; automatic: Tally },
  { flood, loop }: { flood: number | null; loop: number | null },
  now: number,
): Guard | null {
  if (flood !== null && heardAt(heard, now).count > flood) return 'flood'
  const isRunning = now - automatic.since < LOOP_MS
  return loop !== null && isRunning && automatic.count >= loop ? 'loop' : null
}

function tallied({ since, count }: Tally, at: number, spanMs: number): Tally {
  return at - since < spanMs && at >= since ? { since, count: count + 1 } : { since: at, count: 1 }
}

/** Two conversations that turn out to be one contact's become one: a move for that reason alone. */
export const SAME_CONTACT = 'same_contact'

const RESTLESS_MS = 60_000
const MOST_MOVES = 4

export function movedAgain(restless: Tally, at: number): Tally {
  return tallied(restless, at, RESTLESS_MS)
}

/**
 * Has it moved so often that it goes in a circle with another. It then stays where it is: two lines of one contact harm
 * less than two conversations that chase each other, and what is next learned of the contact tries it once more.
 */
export function isRestless({ since, count }: Tally, now: number): boolean {
  return now - since < RESTLESS_MS && count >= MOST_MOVES
}
