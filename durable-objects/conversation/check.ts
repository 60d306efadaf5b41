import type { HoldWhy } from '../../workers/conversations/hold'

/** It may not leave yet. */
export interface Held {
  ok: false
  class: 'held'
  why: HoldWhy
  until: number
}

/** It may not leave at all. */
export interface Barred {
  ok: false
  class: 'barred'
  group: 'cap' | 'people_limit'
  reason: string
  nextStep: string
}

/** What could not be asked is asked again. */
const ASK_AGAIN_MS = 15_000

/** What a check took is given back when the message did not leave after all. */
export type Check = { ok: true; giveBack(): Promise<void> } | Held | Barred

export const NOTHING_TAKEN: Check = { ok: true, giveBack: async () => {} }

export function askAgain(): Held {
  return { ok: false, class: 'held', why: 'cap', until: Date.now() + ASK_AGAIN_MS }
}
