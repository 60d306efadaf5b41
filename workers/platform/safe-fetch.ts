import { findNameFault, type NameFault } from './resolve'
import { checkUrl, type UrlFault } from './safe-url'
import { withinTime } from './time-limit'

/** Hosts for which the rules do not hold: `WEBHOOK_ALLOWED_HOSTS`, empty in production (safe-url.ts). */
export interface Reach {
  WEBHOOK_ALLOWED_HOSTS?: string
}

export type AddressFault = UrlFault | NameFault
export type FetchFault = AddressFault | 'redirect' | 'timeout' | 'unreachable' | 'too_large'

interface Ask {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** From the first byte sent to the last one read. */
  timeoutMs: number
  /** Of the answer's body, as it is when inflated; 0: nobody reads it. */
  mostBytes: number
  /** What is beyond is left out; else the answer counts as too large. */
  isCut?: boolean
}

export type Fetched =
  | { ok: true; status: number; headers: Headers; body: Uint8Array }
  /** `location`: where a redirect leads, as the answer says. */
  | { ok: false; fault: FetchFault; status?: number; location?: string }

/** May a URL that a tenant gave be asked? For where it is written down, so that they hear it then. Never throws. */
export async function checkAddress(
  { WEBHOOK_ALLOWED_HOSTS }: Reach,
  text: string,
): Promise<{ ok: true; url: URL } | { ok: false; fault: AddressFault }> {
  const checked = checkUrl(text, WEBHOOK_ALLOWED_HOSTS)
  if (!checked.ok) return checked
  const fault = checked.isAllowed ? null : await findNameFault(checked.url.hostname)
  return fault ? { ok: false, fault } : { ok: true, url: checked.url }
}

/**
 * The only way to ask a URL that a tenant gave: HTTPS to a public name, whose addresses are looked up right before; no
 * redirect is followed; time and size have an end. Never throws. The runtime looks the name up once more, and does not tell
 * what it finds: against a name that changes in between stands that Cloudflare's network routes to no private address.
 */
export async function safeFetch(reach: Reach, text: string, ask: Ask): Promise<Fetched> {
  const address = await checkAddress(reach, text)
  if (!address.ok) return address
  return withinTime(ask.timeoutMs, (signal) => fetchOnce(address.url, ask, signal))
}

async function fetchOnce(url: URL, ask: Ask, signal: AbortSignal): Promise<Fetched> {
  const { method = 'GET', headers = {}, body } = ask
  const init = { method, headers, redirect: 'manual' as const, signal }
  try {
    const response = await fetch(url, body === undefined ? init : { ...init, body })
    if (response.status < 300 || response.status >= 400) return await read(response, ask)
    await response.body?.cancel()
    const location = response.headers.get('location')
    return { ok: false, fault: 'redirect', status: response.status, ...(location === null ? {} : { location }) }
  } catch {
    return { ok: false, fault: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

async function read({ status, headers, body }: Response, { mostBytes, isCut = false }: Ask): Promise<Fetched> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (mostBytes === 0) await body?.cancel()
  else
    for await (const chunk of body ?? []) {
      // To leave the loop cancels the stream.
      if (size + chunk.byteLength > mostBytes && !isCut) return { ok: false, fault: 'too_large', status }
      const kept = chunk.subarray(0, mostBytes - size)
      size += kept.byteLength
      chunks.push(kept)
      if (kept.byteLength < chunk.byteLength) break
    }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return { ok: true, status, headers, body: whole }
}
