import { utf8 } from '../platform/bytes'

/** A key of its own, so that nothing signed elsewhere with the same secret opens a file. */
const PURPOSE = 'whatsnexus media v1'
/** An address lives between ten and fifteen minutes: within five it stays the same, so that a browser knows the file again. */
const STEP_SECONDS = 300
const STEPS = 3

/** What an address gives: one file, until then, to be shown or only to be saved. */
export interface MediaGrant {
  key: string
  download: boolean
}

/** Path of the file, valid for at most 15 minutes. Only ids stand in it. */
export async function mediaPath(secret: string, { key, download }: MediaGrant, now: number): Promise<string> {
  const until = (Math.floor(now / 1000 / STEP_SECONDS) + STEPS) * STEP_SECONDS
  const claim = `${until.toString(36)}.${download ? 'd' : 'i'}.${base64url(utf8(key))}`
  const mac = await crypto.subtle.sign('HMAC', await keyFor(secret), utf8(claim))
  return `/media/${claim}.${base64url(new Uint8Array(mac))}`
}

export type ReadToken =
  | { ok: true; grant: MediaGrant; secondsLeft: number }
  | { ok: false; reason: 'invalid' | 'expired' }

export async function readMediaToken(secret: string, token: string, now: number): Promise<ReadToken> {
  const [, claim = '', until = '', mode = '', key = '', mac = ''] =
    /^(([0-9a-z]{1,9})\.([di])\.([\w-]{1,400}))\.([\w-]{42}[AEIMQUYcgkosw048])$/.exec(token) ?? []
  if (mac === '') return { ok: false, reason: 'invalid' }
  const genuine = await crypto.subtle.verify('HMAC', await keyFor(secret), fromBase64url(mac), utf8(claim))
  if (!genuine) return { ok: false, reason: 'invalid' }
  const secondsLeft = Number.parseInt(until, 36) - Math.floor(now / 1000)
  if (secondsLeft <= 0) return { ok: false, reason: 'expired' }
  return { ok: true, grant: { key: new TextDecoder().decode(fromBase64url(key)), download: mode === 'd' }, secondsLeft }
}

async function keyFor(secret: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const derived = await crypto.subtle.sign('HMAC', root, utf8(PURPOSE))
  return crypto.subtle.importKey('raw', derived, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
