/**
 * Why nothing leaves a conversation for a while. `retry`: Meta refused it for now. `unknown`: an answer was lost, a status
 * may tell. `pair`: this customer has had many messages in a short time. `pace`: the number sends as fast as it may.
 * `circuit`: Meta takes nothing of the number just now. `cap`: whether a limit allows it could not be asked.
 */
export type HoldWhy = 'retry' | 'unknown' | 'pair' | 'pace' | 'circuit' | 'cap'

/** Of a message: until when it waits at least, epoch ms. */
export interface Waiting {
  why: HoldWhy
  until: number
}

/** Meta: one message to the same customer in six seconds in the long run, a burst borrowed from the time after. */
const PAIR_EVERY_MS = 6_000

/** `paidAt`: when all that was sent is paid for, at one message in six seconds. Another left, or may have arrived, at `at`. */
export function owe(paidAt: number, at: number): number {
  return Math.max(paidAt, at) + PAIR_EVERY_MS
}

/** It arrived at the latest when it was answered: what comes after is counted from there. */
export function settleDebt(paidAt: number, answeredAt: number): number {
  return Math.max(paidAt, answeredAt + PAIR_EVERY_MS)
}

/** The last one counted did not leave. */
export function forgive(paidAt: number): number {
  return paidAt - PAIR_EVERY_MS
}

/** When the message that was counted last may leave. `burst` 0: pairs are not paced. */
export function pairFreeAt(paidAt: number, burst: number): number {
  return burst === 0 ? 0 : paidAt - burst * PAIR_EVERY_MS
}
