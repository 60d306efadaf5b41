import { sha256Hex } from '../platform/bytes'

export type Detail = Record<string, string | number | boolean | null>

/** One entry without its own hash. */
export interface Link {
  tenantId: string
  /** From 1, without a gap. */
  n: number
  at: number
  actor: string
  action: string
  target: string | null
  detail: Detail
  sessionId: string | null
  requestId: string | null
  previousHash: string
}

/** What the first entry of a tenant stands on. */
export const GENESIS = '0'.repeat(64)

/**
 * Lower-case hex of SHA-256 over the entry as a JSON array in this order, the detail's names sorted. It is also said in
 * the API's document: whoever keeps an export can count it again without us. Never changed, or old chains break.
 */
export function hashOf(link: Link): Promise<string> {
  const { tenantId, n, at, actor, action, target, detail, sessionId, requestId, previousHash } = link
  const sorted = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))
  return sha256Hex(JSON.stringify([tenantId, n, at, actor, action, target, sorted, sessionId, requestId, previousHash]))
}
