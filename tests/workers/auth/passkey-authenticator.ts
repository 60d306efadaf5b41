import { ORIGIN } from '../api-client'

/** What a device can be made to do wrong. */
export interface Quirks {
  origin?: string
  rpId?: string
  /** Not unlocked. */
  unverified?: boolean
  counter?: number
  userHandle?: string | null
  /** The id of another passkey than the one that signs. */
  id?: string
  attestation?: { fmt: string; statement: Cbor }
  type?: string
  crossOrigin?: boolean
}

export type Cbor = number | string | Uint8Array | Map<number | string, Cbor> | Cbor[]

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

/** A device with one passkey: a P-256 key, made and kept in memory. It signs whatever it is asked. */
export class Authenticator {
  readonly #keys: CryptoKeyPair
  readonly #id = crypto.getRandomValues(new Uint8Array(32))
  counter = 0
  #userHandle = ''

  private constructor(keys: CryptoKeyPair) {
    this.#keys = keys
  }

  static async make(): Promise<Authenticator> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    if (!('privateKey' in keys)) throw new Error('no pair of keys')
    return new Authenticator(keys)
  }

  get id(): string {
    return base64url(this.#id)
  }

  /** navigator.credentials.create() */
  async create(options: unknown, quirks: Quirks = {}) {
    const { challenge, rp, user } = Object(options)
    this.#userHandle = user.id
    const authData = concat(await this.#head(rp.id, ATTESTED, quirks), await this.#credential())
    const { fmt, statement } = quirks.attestation ?? { fmt: 'none', statement: new Map() }
    const attestation = new Map<string, Cbor>([
      ['fmt', fmt],
      ['attStmt', statement],
      ['authData', authData],
    ])
    return {
      ...this.#envelope(quirks),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, quirks),
        attestationObject: base64url(encoded(attestation)),
        transports: ['internal', 'telepathy'],
      },
    }
  }

  /** navigator.credentials.get() */
  async get(options: unknown, quirks: Quirks = {}) {
    const { challenge, rpId } = Object(options)
    const authData = await this.#head(rpId, 0, quirks)
    const clientDataJSON = this.#clientData('webauthn.get', challenge, quirks)
    const hash = await crypto.subtle.digest('SHA-256', fromBase64url(clientDataJSON))
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = await crypto.subtle.sign(algorithm, this.#keys.privateKey, concat(authData, new Uint8Array(hash)))
    return {
      ...this.#envelope(quirks),
      response: {
        clientDataJSON,
        authenticatorData: base64url(authData),
        signature: base64url(der(new Uint8Array(signature))),
        userHandle: quirks.userHandle === undefined ? this.#userHandle : quirks.userHandle,
      },
    }
  }

  #envelope({ id = this.id }: Quirks) {
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' }
  }

  #clientData(
    usual: string,
    challenge: string,
    { type = usual, origin = ORIGIN, crossOrigin = false }: Quirks,
  ): string {
    return base64url(new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin })))
  }

  async #head(usual: string, flags: number, { rpId = usual, unverified, counter }: Quirks): Promise<Uint8Array> {
    this.counter = counter ?? this.counter + 1
    const head = new Uint8Array(37)
    head.set(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rpId))))
    head[32] = PRESENT | flags | (unverified ? 0 : VERIFIED)
    new DataView(head.buffer).setUint32(33, this.counter)
    return head
  }

  async #credential(): Promise<Uint8Array> {
    const aaguid = new Uint8Array(16)
    const { x = '', y = '' } = Object(await crypto.subtle.exportKey('jwk', this.#keys.publicKey))
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, fromBase64url(x)],
      [-3, fromBase64url(y)],
    ])
    return concat(aaguid, new Uint8Array([0, this.#id.length]), this.#id, encoded(key))
  }
}

/** As much of CBOR as an attestation has. */
function encoded(value: Cbor): Uint8Array {
  if (typeof value === 'number') return value < 0 ? lead(1, -1 - value) : lead(0, value)
  if (typeof value === 'string') return concat(lead(3, value.length), new TextEncoder().encode(value))
  if (value instanceof Uint8Array) return concat(lead(2, value.length), value)
  if (Array.isArray(value)) return concat(lead(4, value.length), ...value.map(encoded))
  return concat(lead(5, value.size), ...[...value].flatMap(([key, one]) => [encoded(key), encoded(one)]))
}

function lead(major: number, count: number): Uint8Array {
  if (count < 24) return new Uint8Array([(major << 5) | count])
  if (count < 256) return new Uint8Array([(major << 5) | 24, count])
  return new Uint8Array([(major << 5) | 25, count >> 8, count & 255])
}

/** Two numbers side by side, as WebCrypto signs, become an ASN.1 sequence, as devices do. */
function der(signature: Uint8Array): Uint8Array {
  const [r, s] = [integer(signature.slice(0, 32)), integer(signature.slice(32))]
  return concat(new Uint8Array([0x30, r.length + s.length]), r, s)
}

function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = bytes.slice(first)
  const positive = (digits[0] ?? 0) > 127 ? concat(new Uint8Array([0]), digits) : digits
  return concat(new Uint8Array([0x02, positive.length]), positive)
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
