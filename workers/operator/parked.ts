import { and, asc, eq, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { parkedTimers } from './schema'

export type ParkedTimer = typeof parkedTimers.$inferSelect

interface Resting {
  name: string
  attempts: number
  reason: string
}

/** A conversation tells of timers it gave up: nobody could ask all of them. Safe to repeat. */
export async function recordParked(
  env: Env,
  { tenantId, conversationId }: { tenantId: string; conversationId: string },
  timers: Resting[],
): Promise<void> {
  const db = drizzle(env.DB)
  for (const { name, attempts, reason } of timers) {
    const told = { attempts, reason, at: Date.now() }
    await db
      .insert(parkedTimers)
      .values({ tenantId, conversationId, timer: name, ...told })
      .onConflictDoUpdate({
        target: [parkedTimers.tenantId, parkedTimers.conversationId, parkedTimers.timer],
        set: told,
      })
  }
}

/** The longest parked first, of all tenants or of one. */
export async function listParked(
  env: Env,
  page: { tenantId?: string | undefined; limit: number },
): Promise<ParkedTimer[]> {
  const own = page.tenantId === undefined ? undefined : eq(parkedTimers.tenantId, page.tenantId)
  return drizzle(env.DB)
    .select()
    .from(parkedTimers)
    .where(own)
    .orderBy(asc(parkedTimers.at), asc(parkedTimers.conversationId))
    .limit(page.limit)
}

/** It runs again, or nobody wants it to. False: it was not on the list. */
export async function forgetParked(
  env: Env,
  { conversationId, timer }: { conversationId: string; timer: string },
): Promise<boolean> {
  const gone = await drizzle(env.DB)
    .delete(parkedTimers)
    .where(and(eq(parkedTimers.conversationId, conversationId), eq(parkedTimers.timer, timer)))
    .returning({ timer: parkedTimers.timer })
  return gone.length === 1
}

/** What an operator left lying that long is not going to be looked at. */
export async function forgetParkedBefore(env: Env, moment: number): Promise<void> {
  await drizzle(env.DB).delete(parkedTimers).where(lt(parkedTimers.at, moment))
}
