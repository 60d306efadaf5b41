import { exports } from 'cloudflare:workers'
import { FIXTURE_SECRETS } from './secrets'

interface Signing {
  /** The Meta app's secret; the fixtures' by default. */
  secret?: string
  /** Path segment of a tenant's own app. */
  app?: string
  /** Instead of the right one; null sends none. */
  signature?: string | null
}

/** Posts a body to the webhook as Meta does: signed over exactly the bytes that are sent. */
export async function postWebhook(body: unknown, signing: Signing = {}): Promise<Response> {
  const bytes: Uint8Array<ArrayBuffer> = bytesOf(body)
  const { secret = FIXTURE_SECRETS.META_APP_SECRET, app, signature = await sign(bytes, secret) } = signing
  const headers = new Headers({ 'content-type': 'application/json' })
  if (signature !== null) headers.set('x-hub-signature-256', signature)
  const path = app === undefined ? '/webhooks/whatsapp' : `/webhooks/whatsapp/${app}`
  return exports.default.fetch(`https://whatsnexus.test${path}`, { method: 'POST', headers, body: bytes })
}

/** `sha256=<hex>` of the HMAC over these bytes. */
export async function sign(bytes: Uint8Array, secret: string): Promise<string> {
  const raw = new TextEncoder().encode(secret)
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return `sha256=${new Uint8Array(await crypto.subtle.sign('HMAC', key, new Uint8Array(bytes))).toHex()}`
}

/** Bytes and text go as they are; anything else as JSON. */
function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return new Uint8Array(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)))
}
