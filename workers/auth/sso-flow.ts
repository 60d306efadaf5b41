import { parse, serialize } from 'hono/utils/cookie'
import * as z from 'zod'
import type { Env } from '../env'
import { dashboardOrigin } from '../mail/mailer'
import { sha256Hex } from '../platform/bytes'
import { tenantScope } from '../platform/tenant-scope'
import { cookiePrefixOf, isSecure } from './session-cookie'
import { noProvider, type SsoFailure, unfitProvider } from './sso-problems'
import { discover, exchange, verifyIdentity } from './sso-provider'
import { domainOf, findSso, findSsoOfDomain, findSubject, openSecret } from './sso-queries'
import { issueLink, useLink } from './verify-token'

/** To sign in at the provider, with a second factor and all. */
const WAY_MS = 15 * 60_000
const CALLBACK = '/api/sign-in/sso/callback'

/** What waits here while the person is at the provider. */
const way = z.object({
  tenantId: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Of the browser that left: nobody can send another one back in its place. */
  browserHash: z.string(),
})

/** Where to send the person, and the cookie by which their browser is known when it comes back. Throws a 404 or a 422. */
export async function beginSso(env: Env, request: Request, email: string): Promise<{ url: string; cookie: string }> {
  const sso = await findSsoOfDomain(env, domainOf(email))
  if (!sso) throw noProvider()
  const found = await discover(env, sso.issuer)
  if (!found.ok) throw unfitProvider(found.fault)
  const [nonce, verifier, browser] = [secret(), secret(), secret()]
  const kept = { tenantId: sso.tenantId, nonce, verifier, browserHash: await sha256Hex(browser) }
  const { generateCodeChallenge } = await import('better-auth/oauth2')
  const url = new URL(found.provider.authorizationEndpoint)
  const query = {
    ...{ response_type: 'code', client_id: sso.clientId, redirect_uri: redirectUri(env, request), login_hint: email },
    ...{ scope: 'openid email profile', state: await issueLink(env, 'sso', JSON.stringify(kept), WAY_MS), nonce },
    ...{ code_challenge: await generateCodeChallenge(verifier), code_challenge_method: 'S256' },
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { url: url.href, cookie: browserCookie(request, browser, WAY_MS / 1000) }
}

export type Returned = { ok: true; userId: string; tenantId: string } | { ok: false; failure: SsoFailure }

/** The person is back. What waited for them is used up first, whatever comes of it. */
export async function finishSso(
  env: Env,
  request: Request,
  { state, code }: { state: string; code: string | undefined },
): Promise<Returned> {
  const waiting = await useLink(env, 'sso', state)
  if (waiting === null) return failed('session.sso_over')
  const { tenantId, nonce, verifier, browserHash } = way.parse(JSON.parse(waiting))
  const browser = browserOf(request)
  if (!browser || (await sha256Hex(browser)) !== browserHash) return failed('session.sso_over')
  if (!code) return failed('session.sso_refused')
  const sso = await findSso(tenantScope(env, tenantId))
  if (!sso) return failed('session.sso_over')
  const found = await discover(env, sso.issuer)
  if (!found.ok) return failed('session.sso_unreachable')
  const { clientId } = sso
  const clientSecret = await openSecret(env, sso)
  const ask = { clientId, clientSecret, code, verifier, redirectUri: redirectUri(env, request) }
  const exchanged = await exchange(env, found.provider, ask)
  if (!exchanged.ok) return failed('session.sso_unreachable')
  const identity = await verifyIdentity(env, found.provider, { idToken: exchanged.idToken, clientId, nonce })
  if (!identity) return failed('session.sso_unproven')
  const email = identity.email !== null && sso.provenDomains.includes(domainOf(identity.email)) ? identity.email : null
  const userId = await findSubject(env, tenantId, { subject: identity.subject, email })
  return userId === null ? failed('session.sso_no_member') : { ok: true, userId, tenantId }
}

export function expiredBrowserCookie(request: Request): string {
  return browserCookie(request, '', 0)
}

export function redirectUri(env: Env, request: Request): string {
  return dashboardOrigin(env, request) + CALLBACK
}

/** Lax: the way back begins at the provider's page. It opens nothing by itself. */
function browserCookie(request: Request, browser: string, maxAge: number): string {
  const attributes = { path: '/', httpOnly: true, secure: isSecure(request), sameSite: 'Lax' as const }
  return serialize(cookieName(request), browser, { ...attributes, maxAge })
}

function browserOf(request: Request): string | undefined {
  const name = cookieName(request)
  return parse(request.headers.get('cookie') ?? '', name)[name] || undefined
}

function cookieName(request: Request): string {
  return `${cookiePrefixOf(request)}.sso`
}

function secret(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true })
}

function failed(failure: SsoFailure): Returned {
  return { ok: false, failure }
}
