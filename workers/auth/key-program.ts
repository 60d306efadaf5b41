import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { errorName, log } from '../platform/log'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { type ApiKey, findApiKey, noteUse } from './key-queries'
import { addressOf, limiterName } from './limiter-name'
import { permissionsOfScopes } from './permissions'
import type { Program } from './principal'
import { spend } from './rate-limit'

/** How long a revoked key may still work in another isolate. */
const KEY_MS = 15_000
/** Wrong keys from one address in a minute. */
const WRONG_KEYS = 60
/** A write for each request would cost more than the request. */
const USE_NOTED_MS = 15 * 60_000

const keys = new ShortMemory<ApiKey>({ keepMs: KEY_MS, servesStale: false })

/** Who has this secret. Throws a 401 when nobody has, and a 429 when the key has used up its minute. */
export async function programOf(env: Env, request: Request, secret: string): Promise<Program> {
  const now = Date.now()
  const hash = await sha256Hex(secret)
  if (request.headers.has('upgrade')) keys.forget(hash) // a socket would outlive what memory says by days
  const key = await keys.get(hash, () => findApiKey(env, hash))
  if (!key || (key.expiresAt !== null && key.expiresAt <= now)) {
    await spend(env, await limiterName(env, 'wrong-key', addressOf(request)), WRONG_KEYS)
    throw unknownKey()
  }
  await spend(env, `key.${key.tenantId}.${key.id}`, key.perMinute ?? undefined)
  await noteLastUse(env, key, now - (now % USE_NOTED_MS))
  const permissions = permissionsOfScopes(key.scopes)
  return { kind: 'api', tenantId: key.tenantId, keyId: key.id, name: key.name, permissions }
}

/** In this isolate a change counts at once. */
export function forgetKey(hash: string): void {
  keys.forget(hash)
}

/** Only for people to look at: that it could not be noted ends no request. */
async function noteLastUse(env: Env, key: ApiKey, at: number): Promise<void> {
  if (key.lastUsedAt !== null && key.lastUsedAt >= at) return
  key.lastUsedAt = at // in the isolate's memory: once a quarter of an hour is enough
  try {
    await noteUse(env, key, at)
  } catch (error) {
    log.warn('key.use_not_noted', { keyId: key.id, error: errorName(error) })
  }
}

function unknownKey(): Problem {
  return new Problem({
    status: 401,
    code: 'auth.required',
    title: 'Not signed in',
    detail: 'This API key is not known, has expired, or was revoked.',
    nextStep: 'Send Authorization: Bearer <API key>.',
  })
}
