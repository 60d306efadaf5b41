import * as z from 'zod'
import type { Env } from '../env'
import { fromBase64, toBase64, utf8 } from '../platform/bytes'

/** What a checkpoint says. */
interface Said {
  tenantId: string
  month: string
  n: number
  hash: string
}

/** `unknown`: the key is not here with which it was signed. */
export type Checked = 'yes' | 'no' | 'unknown'

const publicPart = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })

/** AUDIT_KEY as it is stored: PKCS #8, base64. Null without one: then nothing is signed. */
export async function signingKey(env: Env): Promise<CryptoKey | null> {
  if (!env.AUDIT_KEY) return null
  return crypto.subtle.importKey('pkcs8', fromBase64(env.AUDIT_KEY), 'Ed25519', true, ['sign'])
}

/** Of the same pair, to be given to whoever wants to check for themselves. */
export async function verifyingKey(env: Env): Promise<{ key: CryptoKey; spki: string } | null> {
  const secret = await signingKey(env)
  if (!secret) return null
  const jwk = publicPart.parse(await crypto.subtle.exportKey('jwk', secret))
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify'])
  const bytes = await crypto.subtle.exportKey('spki', key)
  return { key, spki: toBase64(new Uint8Array(bytesOf(bytes))) }
}

/** Base64 of an Ed25519 signature over what `signedBytes` makes of it. */
export async function sign(key: CryptoKey, said: Said): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key, signedBytes(said))))
}

export async function checkSignature(key: CryptoKey | null, { signature, ...said }: Said & { signature: string }) {
  if (!key) return 'unknown'
  return (await crypto.subtle.verify('Ed25519', key, bytesIn(signature), signedBytes(said))) ? 'yes' : 'no'
}

function signedBytes({ tenantId, month, n, hash }: Said): Uint8Array<ArrayBuffer> {
  return utf8(JSON.stringify([tenantId, month, n, hash]))
}

/** What is no base64 signs nothing. */
function bytesIn(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(text)
  } catch {
    return new Uint8Array(0)
  }
}

function bytesOf(exported: ArrayBuffer | JsonWebKey): ArrayBuffer {
  if (exported instanceof ArrayBuffer) return exported
  throw new Error('a key was exported in another form than asked')
}
