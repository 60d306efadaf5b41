import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { RequestVariables } from '../platform/web'
import { type Permission, permissionsOfScopes } from './permissions'
import type { Principal } from './principal'
import { type ApiKey, findApiKey } from './queries'
import { spend } from './rate-limit'

export interface ApiEnv {
  Bindings: Env
  Variables: RequestVariables & { principal: Principal; tenant: TenantScope }
}

/** How long a revoked key may still work. */
const KEY_MS = 15_000
/** Wrong keys from one address in a minute. */
const WRONG_KEYS = 60
const BOOKMARK = 'x-whatsnexus-bookmark'
/** Browsers cannot set headers on a socket; a subprotocol they can. */
export const SOCKET_KEY_PREFIX = 'whatsnexus.key.'

const keys = new ShortMemory<ApiKey>({ keepMs: KEY_MS, servesStale: false })

/** Who asks, and the tenant's scope. Reads may come from a replica that knows what this client has written. */
export const signedIn: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const principal = await findPrincipal(c.env, c.req.raw)
  c.set('principal', principal)
  const session = c.req.method === 'GET' ? c.env.DB.withSession(bookmarkOf(c.req.header(BOOKMARK))) : undefined
  c.set('tenant', tenantScope(c.env, principal.tenantId, session))
  await next()
  const bookmark = session?.getBookmark()
  if (bookmark && c.res.status !== 101) c.header(BOOKMARK, bookmark)
}

export function requirePermission(permission: Permission): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!c.var.principal.permissions.has(permission)) throw forbidden(`the permission ${permission}`)
    await next()
  }
}

/** The seam for people's sessions: a cookie will be another way to a principal. Throws a 401. */
async function findPrincipal(env: Env, request: Request): Promise<Principal> {
  const secret = bearerOf(request.headers.get('authorization')) ?? socketKeyOf(request)
  if (!secret) throw unauthorized('There is no API key with the request.')
  const hash = await sha256Hex(secret)
  const key = await keys.get(hash, () => findApiKey(env, hash))
  if (!key) {
    await spend(env, `wrong-key.${await addressOf(env, request)}`, WRONG_KEYS)
    throw unauthorized('This API key is not known, or was revoked.')
  }
  await spend(env, `key.${key.tenantId}.${key.id}`)
  const permissions = permissionsOfScopes(key.scopes)
  return { kind: 'api', tenantId: key.tenantId, keyId: key.id, name: key.name, permissions }
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

/** Hashed under a secret: an address is personal data, and a limiter's name would keep it. */
async function addressOf(env: Env, request: Request): Promise<string> {
  return sha256Hex(`${env.NAME_KEY}|${request.headers.get('cf-connecting-ip') ?? 'local'}`)
}

/** D1's own form; anything else would make D1 refuse the request. */
function bookmarkOf(header: string | undefined): string {
  return header && /^[0-9a-f-]{1,100}$/i.test(header) ? header : 'first-unconstrained'
}

function unauthorized(detail: string): Problem {
  return new Problem({
    status: 401,
    code: 'auth.required',
    title: 'Not signed in',
    detail,
    nextStep: 'Send Authorization: Bearer <API key>.',
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
