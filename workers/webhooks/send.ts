import type { FeedEvent } from '../conversations/live-event'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { safeFetch } from '../platform/safe-fetch'
import { retryAfterOf } from './backoff'
import { signedHeaders } from './sign'

/** Standard Webhooks recommends 15 to 30 seconds. */
const TIMEOUT_MS = 15_000
/** A moment that `Date` can hold, Unix seconds. */
const LATEST = 8_640_000_000_000

export interface Sent {
  ok: boolean
  status: number | null
  ms: number
  /** null: it was taken. */
  failure: string | null
  retryAfterMs: number | null
}

/** An event on its way, the same at every try. */
export interface Parcel {
  id: string
  body: string
}

/** `{ type, timestamp, data }`, as Standard Webhooks recommends; `data` is the event as the feed has it. */
export async function parcelOf(event: FeedEvent): Promise<Parcel> {
  // Its own id has dots, which the signed content must not.
  const id = `evt_${(await sha256Hex(event.event_id)).slice(0, 32)}`
  const at = event.timestamp
  const timestamp = at !== undefined && Math.abs(at) < LATEST ? { timestamp: new Date(at * 1000).toISOString() } : {}
  return { id, body: JSON.stringify({ type: `${event.source}.${event.kind}`, ...timestamp, data: event }) }
}

/** One try. Taken is what is answered with 200 to 299; what else is in the answer is not read. Never throws. */
export async function send(env: Env, url: string, secrets: readonly string[], { id, body }: Parcel): Promise<Sent> {
  const startedAt = Date.now()
  const fetched = await safeFetch(env, url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'WhatsNexus-Webhooks/1',
      ...(await signedHeaders({ id, body }, secrets, startedAt)),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    mostBytes: 0,
  })
  const ms = Date.now() - startedAt
  if (!fetched.ok) return { ok: false, status: fetched.status ?? null, ms, failure: fetched.fault, retryAfterMs: null }
  const { status } = fetched
  if (status >= 200 && status < 300) return { ok: true, status, ms, failure: null, retryAfterMs: null }
  const retryAfterMs = retryAfterOf(fetched.headers.get('retry-after'), startedAt)
  return { ok: false, status, ms, failure: 'status', retryAfterMs }
}
