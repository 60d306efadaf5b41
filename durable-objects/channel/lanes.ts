import { isPerson } from '../../workers/conversations/actor'
import type { SayEntry } from '../../workers/conversations/entry'

/** Who goes first when a number may not send all it wants: a person before a machine, an answer before an announcement. */
export const SEND_LANES = ['agent', 'assistant', 'follow_up', 'campaign'] as const
export type SendLane = (typeof SEND_LANES)[number]

/** What a lane and all below it may take of the number's rate together: the rest waits for those above. */
const CEILING: Record<SendLane, number> = { agent: 1, assistant: 0.9, follow_up: 0.75, campaign: 0.6 }

/** At least one a second, or a slow number would never say what stands low. */
export function ceilingOf(lane: SendLane, rate: number): number {
  return Math.min(rate, Math.max(1, Math.floor(rate * CEILING[lane])))
}

/** 0 goes first. */
export function rankOf(lane: SendLane): number {
  return SEND_LANES.indexOf(lane)
}

export function laneOf({ by }: Pick<SayEntry, 'by'>): SendLane {
  if (isPerson(by)) return 'agent'
  if (by.kind === 'system' && (by.cause === 'follow_up' || by.cause === 'campaign')) return by.cause
  return 'assistant'
}
