/** A customer's message as the load posted it. Times are of `now()` (clock.ts). */
export interface Posted {
  /** Unique in a run; the text is `ping <n>`. */
  n: number
  wamid: string
  contact: string
  /** The POST it went in, and its place there: messages of one POST have an order too. */
  post: number
  place: number
  postedAt: number
  /** When a 200 came; undefined while none has. */
  ackedAt?: number
  /** Badly signed: must be refused and never answered. */
  forged?: boolean
}

/**
 * accepted: 200 with an id. refused: an error, nothing was sent. lost_before: no answer came and nothing was sent.
 * lost_after: the message was sent, but the answer never came.
 */
export type Outcome = 'accepted' | 'refused' | 'lost_before' | 'lost_after'

/** One call of the Graph API as the sink saw it. */
export interface GraphCall {
  /** Undefined when the text holds no number. */
  n?: number
  to: string
  phoneNumberId: string
  wamid: string
  outcome: Outcome
  /** What the sink did to it, when it did not simply accept it. */
  fault?: string
  arrivedAt: number
  /** When the answer left, or the connection ended without one; undefined while it is open. */
  answeredAt?: number
  /** When the first status of it left for the webhook: from then on the sender may know that it was accepted. */
  reportedAt?: number
  callbackData?: string
}

/** Did the customer get it? */
export function wasSent(call: GraphCall): boolean {
  return call.outcome === 'accepted' || call.outcome === 'lost_after'
}
