import type { GraphCall } from '../exchange.ts'
import type { MetaStatus } from '../payload.ts'
import type { Behaviour } from './behaviour.ts'

/** What the benchmark asks of the sink's process; each is answered with one SinkAnswer of the same id. */
export type SinkRequest = { id: number } & (
  | { ask: 'behave'; behaviour: Behaviour }
  | { ask: 'progress' }
  | { ask: 'take' } // all calls since the last take
)

export interface Progress {
  /** Different messages that were sent to a contact. */
  sent: number
  /** Calls and statuses that are not through yet. */
  pending: number
  statusesRefused: number
}

export interface Taken {
  calls: GraphCall[]
  /** In the order in which they were posted, per message we sent. */
  statuses: { wamid: string; to: string; reported: MetaStatus['status'][] }[]
}

export type SinkAnswer = { id: number } & (
  | { port: number }
  | { progress: Progress }
  | { taken: Taken }
  | { done: true }
)
