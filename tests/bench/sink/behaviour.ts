/** How the stand-in of Graph answers. Sent to its process before a scenario. */
export interface Behaviour {
  /** Share of sends that fail, 0 to 1, and how: see faults.ts. */
  faultRate: number
  faults: FaultKind[]
  /** Before every answer. */
  latencyMs: number
  /** Statuses that are posted to the webhook for every message sent. */
  statuses: 'none' | 'in_order' | 'shuffled'
  seed: number
}

export const FAULT_KINDS = [
  'pair_limit',
  'throughput_limit',
  'unknown_error',
  'server_error',
  'lost_before',
  'lost_after',
  'hang_before',
  'hang_after',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export const WELL_BEHAVED: Behaviour = { faultRate: 0, faults: [], latencyMs: 0, statuses: 'none', seed: 1 }

/** An error answer of Graph; undefined for the faults in which no answer comes. */
export function errorAnswer(kind: FaultKind): { status: number; body: string } | undefined {
  if (kind === 'pair_limit') return metaError(400, 131056, 'Too many messages to this user')
  if (kind === 'throughput_limit') return metaError(400, 130429, 'Too many messages from this number')
  if (kind === 'unknown_error') return metaError(500, 131000, 'Something went wrong')
  if (kind === 'server_error') return { status: 502, body: '' }
  return undefined
}

function metaError(status: number, code: number, title: string): { status: number; body: string } {
  const error = {
    message: `(#${code}) ${title}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: title },
    fbtrace_id: 'bench',
  }
  return { status, body: JSON.stringify({ error }) }
}
