import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { RequestVariables } from '../platform/web'
import { addressOf, limiterName } from './limiter-name'
import { type Permission, permissionsOfScopes } from './permissions'
import { findPerson } from './person'
import type { Person, Principal, Program } from './principal'
import { type ApiKey, findApiKey } from './queries'
import { spend } from './rate-limit'
import { sessionCookieOf } from './session-cookie'

export interface ApiEnv {
  Bindings: Env
  Variables: RequestVariables & { principal: Principal; tenant: TenantScope }
}

/** How long a revoked key may still work. */
const KEY_MS = 15_000
/** Wrong keys from one address in a minute. */
const WRONG_KEYS = 60
/** Wrong sessions: more, for a whole office is signed out at once when a secret changes. */
const WRONG_SESSIONS = 1000
const BOOKMARK = 'x-whatsnexus-bookmark'
/** Whom a page was made for; a socket or a picture says it as the parameter `person`. */
const PERSON = 'x-whatsnexus-person'
/** Browsers cannot set headers on a socket; a subprotocol they can. */
export const SOCKET_KEY_PREFIX = 'whatsnexus.key.'

const keys = new ShortMemory<ApiKey>({ keepMs: KEY_MS, servesStale: false })

/**
 * Who asks, and the tenant's scope. Reads may come from a replica, but from one that knows what this client has written:
 * a write's answer carries the bookmark that the next read brings along.
 */
export const signedIn: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const cookies: string[] = []
  const principal = await findPrincipal(c.env, c.req.raw, (cookie) => cookies.push(cookie))
  c.set('principal', principal)
  const reads = c.req.method === 'GET'
  const session = c.env.DB.withSession(reads ? bookmarkOf(c.req.header(BOOKMARK)) : 'first-primary')
  c.set('tenant', tenantScope(c.env, principal.tenantId, session))
  await next()
  if (c.res.status === 101) return // the headers of an upgrade are not ours to change
  const bookmark = session.getBookmark()
  if (bookmark) c.header(BOOKMARK, bookmark)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

export function requirePermission(permission: Permission): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!c.var.principal.permissions.has(permission)) throw forbidden(`the permission ${permission}`)
    await next()
  }
}

/** A key, which programs send, or else the cookie of somebody's session. Throws a 401. */
async function findPrincipal(env: Env, request: Request, onCookie: (cookie: string) => void): Promise<Principal> {
  const secret = bearerOf(request.headers.get('authorization')) ?? socketKeyOf(request)
  if (secret) return programOf(env, request, secret)
  const cookie = sessionCookieOf(request)
  if (cookie) return signedInPerson(env, request, cookie, onCookie)
  throw unauthorized(
    'There is neither a session nor an API key with the request.',
    'Sign in, or send Authorization: Bearer <API key>.',
  )
}

async function programOf(env: Env, request: Request, secret: string): Promise<Program> {
  const hash = await sha256Hex(secret)
  if (request.headers.has('upgrade')) keys.forget(hash) // a socket would outlive what memory says by days
  const key = await keys.get(hash, () => findApiKey(env, hash))
  if (!key) {
    await spend(env, await limiterName(env, 'wrong-key', addressOf(request)), WRONG_KEYS)
    throw unauthorized('This API key is not known, or was revoked.', 'Send Authorization: Bearer <API key>.')
  }
  await spend(env, `key.${key.tenantId}.${key.id}`)
  const permissions = permissionsOfScopes(key.scopes)
  return { kind: 'api', tenantId: key.tenantId, keyId: key.id, name: key.name, permissions }
}

async function signedInPerson(
  env: Env,
  request: Request,
  cookie: string,
  onCookie: (cookie: string) => void,
): Promise<Person> {
  const person = await findPerson(env, request, cookie, onCookie)
  if (!person) {
    await spend(env, await limiterName(env, 'wrong-session', addressOf(request)), WRONG_SESSIONS)
    throw unauthorized('Your session has ended.', 'Sign in again.')
  }
  const meant = meantPerson(request)
  if (meant && meant !== person.userId) throw otherPerson()
  await spend(env, `session.${person.sessionId}`)
  return person
}

/** A window that has not heard that another one signed somebody else in must not act in their name. */
function meantPerson(request: Request): string | null {
  // Neither a socket nor a picture can set a header.
  return request.headers.get(PERSON) ?? new URL(request.url).searchParams.get('person')
}

export function bearerOf(header: string | null | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
}

function socketKeyOf(request: Request): string | undefined {
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return undefined
  const offered = request.headers.get('sec-websocket-protocol')?.split(',') ?? []
  const carrier = offered.map((protocol) => protocol.trim()).find((protocol) => protocol.startsWith(SOCKET_KEY_PREFIX))
  return carrier?.slice(SOCKET_KEY_PREFIX.length)
}

/** D1's own form; anything else would make D1 refuse the request. */
function bookmarkOf(header: string | undefined): string {
  return header && /^[0-9a-f-]{1,100}$/i.test(header) ? header : 'first-unconstrained'
}

function unauthorized(detail: string, nextStep: string): Problem {
  return new Problem({ status: 401, code: 'auth.required', title: 'Not signed in', detail, nextStep })
}

function otherPerson(): Problem {
  return new Problem({
    status: 401,
    code: 'auth.other_person',
    title: 'Somebody else has signed in',
    detail: 'Since this page was opened, somebody else has signed in in this browser.',
    nextStep: 'Load the page again.',
  })
}

/** `need`: what is missing, as the end of "This needs …". */
export function forbidden(need: string): Problem {
  return new Problem({
    status: 403,
    code: 'auth.forbidden',
    title: 'Not allowed',
    detail: `This needs ${need}.`,
    nextStep: 'Use a key with that scope, or ask an administrator of the tenant.',
  })
}
