const HEADER = /^sha256=[0-9a-f]{64}$/i
const PREFIX_LENGTH = 'sha256='.length
const DIGEST_BYTES = 32
/** One secret per Meta app; a tenant's own app adds one. Oldest goes first. */
const MAX_KEYS = 64

const keys = new Map<string, Promise<CryptoKey>>()

/**
 * Whether `header` (X-Hub-Signature-256) is the HMAC of exactly these bytes under the app secret. The comparison is the
 * platform's, in constant time.
 */
export async function isSignedByMeta(
  header: string | undefined | null,
  body: ArrayBuffer,
  secret: string,
): Promise<boolean> {
  if (!header || !secret || !HEADER.test(header)) return false
  return crypto.subtle.verify('HMAC', await keyOf(secret), digestOf(header), body)
}

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret)
  if (known) return known
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  const oldest = keys.size >= MAX_KEYS ? keys.keys().next().value : undefined
  if (oldest !== undefined) keys.delete(oldest)
  keys.set(secret, key)
  return key
}

function digestOf(header: string): Uint8Array<ArrayBuffer> {
  const digest = new Uint8Array(DIGEST_BYTES)
  for (let i = 0; i < DIGEST_BYTES; i++) {
    const at = PREFIX_LENGTH + i * 2
    digest[i] = Number.parseInt(header.slice(at, at + 2), 16)
  }
  return digest
}
