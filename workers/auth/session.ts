import type { MiddlewareHandler } from 'hono'
import { maskedText } from '../contacts/mask'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { RequestVariables } from '../platform/web'
import { programOf } from './key-program'
import { addressOf, limiterName } from './limiter-name'
import type { Permission } from './permissions'
import { findPerson } from './person'
import { masksFor, type Person, type Principal, sightOf } from './principal'
import { spend } from './rate-limit'
import { sessionCookieOf } from './session-cookie'
import { boundToProvider } from './sso-problems'
import { secondFactorNeeded } from './two-factor-problems'

export interface ApiEnv {
  Bindings: Env
  Variables: RequestVariables & {
    principal: Principal
    tenant: TenantScope
    /** This answer shows what is hidden elsewhere: somebody asked for it by name. */
    revealed?: boolean
  }
}

/** Wrong sessions: more, for a whole office is signed out at once when a secret changes. */
const WRONG_SESSIONS = 1000
const BOOKMARK = 'x-whatsnexus-bookmark'
/** Whom a page was made for; a socket or a picture says it as the parameter `person`. */
const PERSON = 'x-whatsnexus-person'
/** Open to whoever lacks the second factor that their organization asks for: to set it up, to leave, or to work elsewhere. */
const TO_SET_UP = /^\/api\/(?:me|two-factor(?:\/[\w-]+)?|passkeys(?:\/[\w-]+)?|session(?:\/(?:tenants?|proof))?)$/
/** What belongs to the person in all their organizations. */
const OF_THE_ACCOUNT = /^\/api\/(?:me|passkeys|password|two-factor|sessions|session\/(?:tenant|proof))(?:\/|$)/
/** Browsers cannot set headers on a socket; a subprotocol they can. */
export const SOCKET_KEY_PREFIX = 'whatsnexus.key.'

/**
 * Who asks, and the tenant's scope. Reads may come from a replica, but from one that knows what this client has written:
 * a write's answer carries the bookmark that the next read brings along.
 */
export const signedIn: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const cookies: string[] = []
  const principal = await findPrincipal(c.env, c.req.raw, (cookie) => cookies.push(cookie))
  if (principal.kind === 'agent' && principal.lacksSecondFactor && !TO_SET_UP.test(c.req.path))
    throw secondFactorNeeded()
  const reads = c.req.method === 'GET'
  if (principal.kind === 'agent' && principal.isBound && !reads && OF_THE_ACCOUNT.test(c.req.path))
    throw boundToProvider()
  c.set('principal', principal)
  const session = c.env.DB.withSession(reads ? bookmarkOf(c.req.header(BOOKMARK)) : 'first-primary')
  const sight = sightOf(principal)
  c.set('tenant', { ...tenantScope(c.env, principal.tenantId, session), ...(sight ? { sight } : {}) })
  await next()
  if (masksFor(principal) && !c.var.revealed) c.res = await maskedAnswer(c.res)
  if (c.res.status === 101) return // the headers of an upgrade are not ours to change
  const bookmark = session.getBookmark()
  if (bookmark) c.header(BOOKMARK, bookmark)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** What is no JSON names nobody. */
async function maskedAnswer(answer: Response): Promise<Response> {
  if (!answer.headers.get('content-type')?.includes('json')) return answer
  return new Response(maskedText(await answer.text()), answer)
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
