import { and, eq, lt } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import { sha256Hex } from './bytes'
import { Problem } from './problem'
import { idempotencyKeys } from './schema'
import type { TenantScope } from './tenant-scope'

/** How long a repeat hears the first answer. */
const KEEP_MS = 24 * 3_600_000
/** A first request that has not answered by then died: the next may do the work. */
const RUNNING_MS = 60_000

interface IdempotentEnv {
  Variables: { tenant: TenantScope }
}

/**
 * With an `Idempotency-Key` a write is done once: a repeat with the same body hears the same answer, another body under
 * the same key is refused. Failures of ours are not remembered, so that a repeat can succeed.
 */
export function rememberAnswer<E extends IdempotentEnv>(): MiddlewareHandler<E> {
  return async (c, next) => {
    const key = idempotencyKeyOf(c.req.header('idempotency-key'))
    if (key === undefined) return next()
    const route = `${c.req.method} ${c.req.path}`
    const requestHash = await sha256Hex(`${route}\n${await c.req.text()}`)
    const claim = { route, key, requestHash }
    if (!(await claimKey(c.var.tenant, claim, Date.now()))) return storedAnswer(c.var.tenant, claim)
    await next() // does not throw: Hono has made an answer of the error by now
    if (c.res.status >= 500) await release(c.var.tenant, claim)
    else await keepAnswer(c.var.tenant, claim, c.res.status, await c.res.clone().text())
  }
}

/** Throws when it is no key: printable ASCII, at most 200 characters. */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e]{1,200}$/.test(header)) return header
  throw new Problem({
    status: 400,
    code: 'idempotency.invalid_key',
    title: 'Invalid Idempotency-Key',
    detail: 'An Idempotency-Key has 1 to 200 printable ASCII characters without spaces.',
    nextStep: 'Send a random UUID.',
  })
}

export async function expireKeys(db: TenantScope['db'], now: number): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now))
}

interface Claim {
  route: string
  key: string
  requestHash: string
}

/** The primary key decides which of two simultaneous requests works. */
async function claimKey({ db, tenantId }: TenantScope, claim: Claim, now: number): Promise<boolean> {
  const row = { tenantId, ...claim, createdAt: now, expiresAt: now + RUNNING_MS }
  const { tenantId: tenant, route, key } = idempotencyKeys
  const taken = await db
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoUpdate({
      target: [tenant, route, key],
      set: { requestHash: claim.requestHash, status: null, answer: null, createdAt: now, expiresAt: now + RUNNING_MS },
      setWhere: lt(idempotencyKeys.expiresAt, now),
    })
    .returning({ key })
  return taken.length === 1
}

async function storedAnswer({ db, tenantId }: TenantScope, claim: Claim): Promise<Response> {
  const [row] = await db.select().from(idempotencyKeys).where(isClaim(tenantId, claim))
  if (row && row.requestHash !== claim.requestHash) {
    throw new Problem({
      status: 422,
      code: 'idempotency.key_reused',
      title: 'Idempotency-Key used for something else',
      detail: 'This key came before with another body.',
      nextStep: 'Use a new key for a new request.',
    })
  }
  if (!row || row.status === null) {
    throw new Problem({
      status: 409,
      code: 'idempotency.in_progress',
      title: 'Still running',
      detail: 'The first request with this key has not ended yet.',
      nextStep: 'Repeat it in a moment.',
      retryAfterSeconds: 1,
    })
  }
  const headers = { 'content-type': contentTypeOf(row.status), 'idempotent-replayed': 'true' }
  return new Response(row.answer === '' ? null : row.answer, { status: row.status, headers })
}

function contentTypeOf(status: number): string {
  return status < 400 ? 'application/json' : 'application/problem+json'
}

async function keepAnswer({ db, tenantId }: TenantScope, claim: Claim, status: number, answer: string): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set({ status, answer, expiresAt: Date.now() + KEEP_MS })
    .where(isClaim(tenantId, claim))
}

async function release({ db, tenantId }: TenantScope, claim: Claim): Promise<void> {
  await db.delete(idempotencyKeys).where(isClaim(tenantId, claim))
}

function isClaim(tenantId: string, claim: Claim) {
  return and(
    eq(idempotencyKeys.tenantId, tenantId),
    eq(idempotencyKeys.route, claim.route),
    eq(idempotencyKeys.key, claim.key),
  )
}
