import { asc, eq, gt, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { blanked } from '../platform/columns'
import { unroutedEvents } from './schema'

export { recordUnrouted } from './record-unrouted'

export type UnroutedEvent = typeof unroutedEvents.$inferSelect

/** In the order of their arrival, after a seq. */
export async function listUnrouted(env: Env, page: { after: number; limit: number }): Promise<UnroutedEvent[]> {
  return drizzle(env.DB)
    .select()
    .from(unroutedEvents)
    .where(gt(unroutedEvents.seq, page.after))
    .orderBy(asc(unroutedEvents.seq))
    .limit(page.limit)
}

export async function findUnrouted(env: Env, id: string): Promise<UnroutedEvent | undefined> {
  const [event] = await drizzle(env.DB).select().from(unroutedEvents).where(eq(unroutedEvents.id, id))
  return event
}

export async function markReplayed(env: Env, id: string): Promise<void> {
  await drizzle(env.DB).update(unroutedEvents).set({ replayedAt: Date.now() }).where(eq(unroutedEvents.id, id))
}

/** False: there was none. Overwritten first: a deleted row's bytes stay in the database's file. */
export async function discardUnrouted(env: Env, id: string): Promise<boolean> {
  const db = drizzle(env.DB)
  const own = eq(unroutedEvents.id, id)
  await db
    .update(unroutedEvents)
    .set({ raw: blanked(unroutedEvents.raw) })
    .where(own)
  const gone = await db.delete(unroutedEvents).where(own).returning({ id: unroutedEvents.id })
  return gone.length === 1
}

export async function discardUnroutedBefore(env: Env, moment: number): Promise<number> {
  const db = drizzle(env.DB)
  const old = lt(unroutedEvents.receivedAt, moment)
  await db
    .update(unroutedEvents)
    .set({ raw: blanked(unroutedEvents.raw) })
    .where(old)
  return (await db.delete(unroutedEvents).where(old).returning({ id: unroutedEvents.id })).length
}
