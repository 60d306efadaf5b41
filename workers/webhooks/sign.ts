import { fromBase64, toBase64, utf8 } from '../platform/bytes'

/** Standard Webhooks: symmetric secrets have 24 to 64 bytes. */
const SECRET_BYTES = 32
const SECRET_MARK = 'whsec_'

export function newWebhookSecret(): string {
  return SECRET_MARK + toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
}

/**
 * Headers of Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, once for each secret, so that a receiver may go
 * on with the old one while it takes over the new one. `id` stays the same however often the event is told.
 */
export async function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  now: number,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000))
  const content = utf8(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(secrets.map(async (secret) => `v1,${await signatureOf(secret, content)}`))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

async function signatureOf(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const raw = fromBase64(secret.slice(SECRET_MARK.length))
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, content)))
}
