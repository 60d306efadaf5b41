import { desc, eq } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { type Detail, GENESIS, hashOf, type Link } from './chain'
import { auditEntries } from './schema'

export interface Done {
  /** `agent:usr_…`, `api:key_…`, `system`, `operator`. */
  actor: string
  action: string
  /** What it was done to; null: the tenant itself. */
  target: string | null
  /** Ids, counts and words of ours: never what a customer or a colleague wrote. */
  detail?: Detail
  sessionId?: string | null
  requestId?: string | null
}

/** Each round somebody gets on, so as many may wait for each other as this. */
const MOST_ROUNDS = 300
/** The first few rounds follow at once; then those who wait spread out. */
const PATIENT_ROUNDS = 3
const SPREAD_MS = 4
const MOST_SPREAD_MS = 200

/**
 * Appends to the tenant's chain; answers the entry's place. The primary key decides who is next: whoever comes second
 * counts again on top of the first, so there is neither a gap nor a fork. The scope must read from the primary.
 * Throws when it could not be written: an act that nobody can see later must not look as if all were well.
 */
export async function record(scope: TenantScope, done: Done, now = Date.now()): Promise<number> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const link = linkAfter(await lastOf(scope), scope.tenantId, done, now)
    if (await append(scope, link)) return link.n
    if (round > PATIENT_ROUNDS) await scheduler.wait(Math.random() * Math.min(MOST_SPREAD_MS, round * SPREAD_MS))
  }
  throw new Error('the audit log found no place for an entry')
}

interface Last {
  n: number
  at: number
  hash: string
}

async function lastOf({ db, tenantId }: TenantScope): Promise<Last> {
  const [last] = await db
    .select({ n: auditEntries.n, at: auditEntries.at, hash: auditEntries.hash })
    .from(auditEntries)
    .where(eq(auditEntries.tenantId, tenantId))
    .orderBy(desc(auditEntries.n))
    .limit(1)
  return last ?? { n: 0, at: 0, hash: GENESIS }
}

/** Time never runs back in it, whatever the clock of a machine says: a span of time is then a span of places. */
function linkAfter(last: Last, tenantId: string, done: Done, now: number): Link {
  return {
    tenantId,
    n: last.n + 1,
    at: Math.max(now, last.at),
    actor: done.actor,
    action: done.action,
    target: done.target,
    detail: done.detail ?? {},
    sessionId: done.sessionId ?? null,
    requestId: done.requestId ?? null,
    previousHash: last.hash,
  }
}

async function append({ db }: TenantScope, link: Link): Promise<boolean> {
  const written = await db
    .insert(auditEntries)
    .values({ ...link, hash: await hashOf(link) })
    .onConflictDoNothing()
    .returning({ n: auditEntries.n })
  return written.length === 1
}
