/** What a test wants of its OpenID Connect provider, which stands at `https://<name>.idp.test`. */
export interface ProviderActs {
  /** Over what a right token would say; `null` leaves a claim out. */
  claims?: Record<string, unknown>
  /** Signs with a key that is not among those it publishes, or with none, or with the client's secret. */
  signs?: 'other_key' | 'none' | 'secret'
  /** Over what it says of itself. */
  metadata?: Record<string, unknown>
  /** The code is refused. */
  refuses?: boolean
}

interface Asked {
  authorization: string | null
  form: Record<string, string>
}

const CLIENT_SECRET = 'provider-secret'
const acts = new Map<string, ProviderActs & { asked: Asked[]; nonce?: string; challenge?: string }>()
const pairs = new Map<'published' | 'other', Promise<CryptoKeyPair>>()

/** null: not for us. */
export async function provide(request: Request, url: URL): Promise<Response | null> {
  const name = url.searchParams.get('name') ?? ''
  if (url.hostname === 'cloudflare-dns.com' && name.endsWith('.idp.test')) return resolve(name, url.searchParams)
  if (!url.hostname.endsWith('.idp.test')) return null
  const wanted = actsOf(url.hostname)
  if (url.pathname === '/.well-known/openid-configuration') {
    const endpoints = { authorization_endpoint: `${url.origin}/authorize`, token_endpoint: `${url.origin}/token` }
    return Response.json({ issuer: url.origin, ...endpoints, jwks_uri: `${url.origin}/keys`, ...wanted.metadata })
  }
  if (url.pathname === '/keys') {
    const key = await crypto.subtle.exportKey('jwk', (await pairOf('published')).publicKey)
    return Response.json({ keys: [{ ...key, kid: 'one', use: 'sig', alg: 'ES256' }] })
  }
  if (url.pathname !== '/token') return new Response('Not found', { status: 404 })
  const form = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer())))
  wanted.asked.push({ authorization: request.headers.get('authorization'), form })
  if (wanted.refuses || (await challengeOf(form.code_verifier ?? '')) !== wanted.challenge)
    return Response.json({ error: 'invalid_grant' }, { status: 400 })
  return Response.json({ access_token: 'x', token_type: 'Bearer', id_token: await idToken(url.origin, wanted) })
}

/** `provider/<host>` sets what it does, and what the browser brought to it; `provider-asked/<host>` lists token requests. */
export function controlProvider(what: string, host: string, given: string): Response | null {
  if (what === 'provider-asked') return Response.json(actsOf(host).asked)
  if (what !== 'provider') return null
  acts.set(host, { ...actsOf(host), ...JSON.parse(given) })
  return new Response(null, { status: 204 })
}

function actsOf(host: string) {
  const known = acts.get(host) ?? { asked: [] }
  acts.set(host, known)
  return known
}

async function idToken(issuer: string, { claims, signs, nonce }: ProviderActs & { nonce?: string }): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const right = {
    iss: issuer,
    aud: 'client-1',
    sub: 'subject-1',
    nonce,
    iat: now,
    exp: now + 300,
    email_verified: true,
  }
  const said = Object.entries({ ...right, ...claims }).filter(([, value]) => value !== null)
  const alg = signs === 'none' ? 'none' : signs === 'secret' ? 'HS256' : 'ES256'
  const signed = `${encode({ alg, kid: 'one', typ: 'JWT' })}.${encode(Object.fromEntries(said))}`
  return `${signed}.${toUrl(await signature(signed, signs))}`
}

async function signature(signed: string, signs: ProviderActs['signs']): Promise<Uint8Array> {
  const data = new TextEncoder().encode(signed)
  if (signs === 'none') return new Uint8Array()
  if (signs === 'secret') {
    const raw = new TextEncoder().encode(CLIENT_SECRET)
    const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, data))
  }
  const { privateKey } = await pairOf(signs === 'other_key' ? 'other' : 'published')
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, data))
}

function pairOf(whose: 'published' | 'other'): Promise<CryptoKeyPair> {
  const made = crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const pair = pairs.get(whose) ?? (made as Promise<CryptoKeyPair>)
  pairs.set(whose, pair)
  return pair
}

async function challengeOf(verifier: string): Promise<string> {
  return toUrl(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

function encode(value: unknown): string {
  return toUrl(new TextEncoder().encode(JSON.stringify(value)))
}

function toUrl(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
}

function resolve(name: string, query: URLSearchParams): Response {
  const isInner = name.startsWith('inner.')
  const Answer = query.get('type') === 'A' ? [{ name, type: 1, data: isInner ? '10.0.0.7' : '93.184.215.14' }] : []
  return Response.json({ Status: 0, Answer })
}
