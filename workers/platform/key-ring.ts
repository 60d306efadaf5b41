import { fromBase64, toBase64, utf8 } from './bytes'

/** 96 bits, as AES-GCM wants it; random, for far fewer than 2^32 seals under one key. */
const NONCE_BYTES = 12

export interface KeyRing {
  current: string
  keys: Record<string, string>
}

export interface Sealed {
  keyId: string
  /** Base64 of nonce and ciphertext. */
  data: string
}

/** Reads `{"current":"k1","keys":{"k1":"<base64 of 32 bytes>"}}`. Throws when it is anything else: nothing works without it. */
export function parseKeyRing(text: string): KeyRing {
  const ring: unknown = JSON.parse(text)
  if (!isKeyRing(ring)) throw new Error('TOKEN_KEYS is not a key ring')
  return ring
}

/**
 * Encrypts under the current key. `owner` names the row the secret belongs to and must be given again to open it: a
 * ciphertext copied into another row stays closed.
 */
export async function seal(ring: KeyRing, owner: string, secret: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const key = await importKey(ring, ring.current)
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8(owner) },
    key,
    utf8(secret),
  )
  const data = new Uint8Array(NONCE_BYTES + cipher.byteLength)
  data.set(nonce)
  data.set(new Uint8Array(cipher), NONCE_BYTES)
  return { keyId: ring.current, data: toBase64(data) }
}

/** Throws when the key is gone from the ring, or the data is not what was sealed for this owner. */
export async function unseal(ring: KeyRing, owner: string, sealed: Sealed): Promise<string> {
  const data = fromBase64(sealed.data)
  const key = await importKey(ring, sealed.keyId)
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: data.subarray(0, NONCE_BYTES), additionalData: utf8(owner) },
    key,
    data.subarray(NONCE_BYTES),
  )
  return new TextDecoder().decode(plain)
}

function importKey(ring: KeyRing, keyId: string): Promise<CryptoKey> {
  const material = Object.hasOwn(ring.keys, keyId) ? ring.keys[keyId] : undefined
  if (material === undefined) throw new Error(`No key ${keyId} in the ring`)
  return crypto.subtle.importKey('raw', fromBase64(material), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function isKeyRing(value: unknown): value is KeyRing {
  if (typeof value !== 'object' || value === null || !('current' in value) || !('keys' in value)) return false
  const { current, keys } = value
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null) return false
  return Object.hasOwn(keys, current) && Object.values(keys).every((key) => typeof key === 'string')
}
