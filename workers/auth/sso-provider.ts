import * as z from 'zod'
import type { Env } from '../env'
import { safeFetch } from '../platform/safe-fetch'
import { checkUrl } from '../platform/safe-url'

/** Never one that is made with a shared secret, nor none at all. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']
const LIMITS = { timeoutMs: 10_000, mostBytes: 256 * 1024 }
/** A token is for the sign-in at hand. */
const TOKEN_AGE = '10m'
const SKEW_SECONDS = 60

const metadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
})
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) })
const tokens = z.looseObject({ id_token: z.string().max(20_000) })
const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  azp: z.string().optional(),
  email: z.string().toLowerCase().pipe(z.email().max(254)).optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
})

export interface Provider {
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
  /** How it wants the client's secret. */
  auth: 'basic' | 'post'
}

export interface Identity {
  subject: string
  /** Null when the provider says that nobody has proven it. */
  email: string | null
}

/** What the issuer says of itself. The document must name the issuer that was asked, or it could speak for another. */
export async function discover(
  env: Env,
  issuer: string,
): Promise<{ ok: true; provider: Provider } | { ok: false; fault: string }> {
  const answer = await askJson(env, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, metadata)
  if (!answer.ok) return answer
  const found = answer.value
  if (found.issuer !== issuer) return { ok: false, fault: 'other_issuer' }
  const door = checkUrl(found.authorization_endpoint, env.WEBHOOK_ALLOWED_HOSTS)
  if (!door.ok) return { ok: false, fault: door.fault }
  const methods = found.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const provider: Provider = {
    issuer,
    authorizationEndpoint: door.url.href,
    tokenEndpoint: found.token_endpoint,
    jwksUri: found.jwks_uri,
    auth: methods.includes('client_secret_basic') ? 'basic' : 'post',
  }
  return { ok: true, provider }
}

interface Exchange {
  clientId: string
  clientSecret: string
  code: string
  verifier: string
  redirectUri: string
}

/** The code for an ID token: over our own line to the provider, with the secret and the verifier that only we know. */
export async function exchange(
  env: Env,
  provider: Provider,
  { clientId, clientSecret, code, verifier, redirectUri }: Exchange,
): Promise<{ ok: true; idToken: string } | { ok: false }> {
  const { encodeBasicCredentials } = await import('better-auth/oauth2')
  const isBasic = provider.auth === 'basic'
  const form = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
    ...(isBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
  })
  const answer = await askJson(env, provider.tokenEndpoint, tokens, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(isBasic ? { authorization: encodeBasicCredentials(clientId, clientSecret) } : {}),
    },
    body: form.toString(),
  })
  return answer.ok ? { ok: true, idToken: answer.value.id_token } : { ok: false }
}

/** Null: the token is not the provider's, not for us, not for this sign-in, or over. */
export async function verifyIdentity(
  env: Env,
  provider: Provider,
  { idToken, clientId, nonce }: { idToken: string; clientId: string; nonce: string },
): Promise<Identity | null> {
  const keys = await askJson(env, provider.jwksUri, keySet)
  if (!keys.ok) return null
  const { verifyJwsAccessToken } = await import('better-auth/oauth2')
  const verifyOptions = {
    ...{ issuer: provider.issuer, audience: clientId, algorithms: ALGORITHMS, maxTokenAge: TOKEN_AGE },
    ...{ requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'], clockTolerance: SKEW_SECONDS },
  }
  try {
    const payload = await verifyJwsAccessToken(idToken, { jwksFetch: async () => keys.value, verifyOptions })
    const said = claims.parse(payload)
    if (said.nonce !== nonce || (said.azp !== undefined && said.azp !== clientId)) return null
    const isUnproven = said.email_verified === false || said.email_verified === 'false'
    return { subject: said.sub, email: isUnproven ? null : (said.email ?? null) }
  } catch {
    return null // every way in which a token can be wrong is thrown
  }
}

type Asked<T> = { ok: true; value: T } | { ok: false; fault: string }
type Ask = Omit<Parameters<typeof safeFetch>[2], 'timeoutMs' | 'mostBytes'>

async function askJson<T>(env: Env, url: string, schema: z.ZodType<T>, ask: Ask = {}): Promise<Asked<T>> {
  const headers = { accept: 'application/json', ...ask.headers }
  const fetched = await safeFetch(env, url, { ...ask, headers, ...LIMITS })
  if (!fetched.ok) return { ok: false, fault: fetched.fault }
  if (fetched.status !== 200) return { ok: false, fault: `status_${fetched.status}` }
  const parsed = schema.safeParse(jsonOf(fetched.body))
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, fault: 'unreadable' }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
