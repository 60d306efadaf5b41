/** Where the sink stands in the runtime tests; nothing listens there, `outboundService` takes every outgoing request. */
export const SINK_URL = 'http://graph.test'

/** A request to /messages as the sink had it, oldest first. */
export interface SinkSend {
  phoneNumberId: string
  at: number
  authorization: string | null
  body: Record<string, unknown>
  /** null while unanswered, refused, or lost before acceptance. */
  wamid: string | null
  /** `read` is a mark-as-read or typing request; `lost` was accepted exactly when it has a wamid. */
  answer: 'pending' | 'accepted' | 'read' | 'error' | 'lost' | 'nonsense'
}

interface Aim {
  /** How many sends it hits; without it every one until `heal`. */
  times?: number
  /** Only sends to this recipient. */
  to?: string
  latencyMs?: number
}

export type Fault = Aim &
  (
    | {
        kind: 'error'
        code: number
        status?: number
        message?: string
        details?: string
        headers?: Record<string, string>
      }
    /** The connection breaks before Meta took the message. */
    | { kind: 'lost_before' }
    /** Meta took the message, and the answer never arrives. */
    | { kind: 'lost_after' }
    /** An answer that is not Graph's: a proxy's page. */
    | { kind: 'nonsense'; status?: number }
    | { kind: 'slow' }
    /** Accepted, with these fields instead of the usual ones. */
    | { kind: 'answer'; answer: Record<string, unknown> }
  )
