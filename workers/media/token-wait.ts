import { and, eq, gt, lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { channels } from '../channels/schema'
import { remoteConversation } from '../conversations/remote'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { mediaWaits } from './schema'

/** Of a number that was out for a week; the rest follows a minute later. */
const AT_ONCE = 100

interface Waiting {
  tenantId: string
  channelId: string
  conversationId: string
}

/** The conversation is told when the number has another token than the one that was refused at this time. */
export async function awaitToken(
  env: Env,
  { tenantId, channelId, conversationId }: Waiting,
  refusedAt: number,
): Promise<void> {
  const { db } = tenantScope(env, tenantId)
  await db
    .insert(mediaWaits)
    .values({ tenantId, channelId, conversationId, refusedAt })
    .onConflictDoUpdate({
      target: [mediaWaits.tenantId, mediaWaits.channelId, mediaWaits.conversationId],
      set: { refusedAt },
    })
}

/** For cron: whoever changed the token, and wherever, files that waited for it are fetched within a minute. */
export async function sweepTokenWaits(env: Env): Promise<void> {
  const db = drizzle(env.DB)
  const isChanged = and(eq(channels.id, mediaWaits.channelId), gt(channels.tokenChangedAt, mediaWaits.refusedAt))
  const waiting = await db.select({ wait: mediaWaits }).from(mediaWaits).innerJoin(channels, isChanged).limit(AT_ONCE)
  for (const { wait } of waiting) {
    try {
      await tell(env, wait)
    } catch (error) {
      // One that cannot be told keeps none of the others waiting.
      log.error('media.not_told', { conversationId: wait.conversationId, error: errorName(error) })
    }
  }
}

async function tell(
  env: Env,
  { tenantId, channelId, conversationId, refusedAt }: typeof mediaWaits.$inferSelect,
): Promise<void> {
  await follow(env, { tenantId, conversationId })
  const own = and(eq(mediaWaits.channelId, channelId), eq(mediaWaits.conversationId, conversationId))
  await drizzle(env.DB)
    .delete(mediaWaits)
    .where(and(eq(mediaWaits.tenantId, tenantId), own, lte(mediaWaits.refusedAt, refusedAt)))
}

/** A signpost leads to another, rarely: what waits went along. */
const MOST_STEPS = 5

/** Where it was erased nothing waits. */
async function follow(env: Env, { tenantId, conversationId }: { tenantId: string; conversationId: string }) {
  let id: string | undefined = conversationId
  for (let step = 0; id !== undefined && step < MOST_STEPS; step++) {
    const told = await remoteConversation(env, id).tokenChanged({ tenantId })
    id = told.ok ? undefined : told.to
  }
}
