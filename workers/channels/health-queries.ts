import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { type ChannelHealth, UNKNOWN_HEALTH } from './health'
import { channels } from './schema'

const MOST_TRIES = 5

export interface HealthChange {
  before: ChannelHealth
  after: ChannelHealth
  onBusinessApp: boolean
}

/**
 * A check and a webhook may write at once: each changes what it knows of, and nobody's change is lost. Answers the health
 * before and after; undefined: there is no such connected number.
 */
export async function changeHealth(
  { db, tenantId }: TenantScope,
  channelId: string,
  change: (health: ChannelHealth) => ChannelHealth,
  set: { healthAt?: number; onBusinessApp?: boolean } = {},
): Promise<HealthChange | undefined> {
  const own = and(eq(channels.tenantId, tenantId), eq(channels.id, channelId), isNull(channels.disconnectedAt))
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [row] = await db
      .select({ health: channels.health, text: sql<string | null>`${channels.health}` })
      .from(channels)
      .where(own)
    if (!row) return undefined
    const before = { ...UNKNOWN_HEALTH, ...row.health } // written before a field was thought of, perhaps
    const after = change(before)
    const unchanged = row.text === null ? isNull(channels.health) : sql`${channels.health} = ${row.text}`
    const written = await db
      .update(channels)
      .set({ health: after, updatedAt: Date.now(), ...set })
      .where(and(own, unchanged))
      .returning({ onBusinessApp: channels.onBusinessApp })
    const [now] = written
    if (now) return { before, after, ...now }
  }
  throw new Error('health of a channel changes too often')
}

/** Not again in this round, whatever comes of it. */
export async function markAsked({ db, tenantId }: TenantScope, channelId: string, now: number): Promise<void> {
  await db
    .update(channels)
    .set({ healthAt: now })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
}

/** Of all tenants, those nobody asked Meta about since `before`; never asked ones first. */
export async function staleChannels(
  env: Env,
  before: number,
  limit: number,
): Promise<{ scope: TenantScope; channelId: string }[]> {
  const rows = await drizzle(env.DB)
    .select({ id: channels.id, tenantId: channels.tenantId })
    .from(channels)
    .where(and(isNull(channels.disconnectedAt), or(isNull(channels.healthAt), lte(channels.healthAt, before))))
    .orderBy(asc(channels.healthAt))
    .limit(limit)
  return rows.map(({ id, tenantId }) => ({ scope: tenantScope(env, tenantId), channelId: id }))
}

/** Meta says that something is not as it was: the next round asks. */
export async function askSoon({ db, tenantId }: TenantScope, channelIds: string[]): Promise<void> {
  if (channelIds.length === 0) return
  await db
    .update(channels)
    .set({ healthAt: 0 })
    .where(and(eq(channels.tenantId, tenantId), inArray(channels.id, channelIds)))
}
