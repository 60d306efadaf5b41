import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Env } from '../env'
import { parseKeyRing, seal } from '../platform/key-ring'
import type { TenantScope } from '../platform/tenant-scope'
import { forgetChannels } from './channels'
import { apps, channels } from './schema'

/** Sealed under the channel's id. False: it is not connected. */
export async function putToken(
  env: Env,
  { db, tenantId }: TenantScope,
  channelId: string,
  accessToken: string,
): Promise<boolean> {
  const sealed = await seal(parseKeyRing(env.TOKEN_KEYS), channelId, accessToken)
  const now = Date.now()
  const rows = await db
    .update(channels)
    .set({ accessToken: sealed.data, keyId: sealed.keyId, tokenChangedAt: now, updatedAt: now })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId), isNull(channels.disconnectedAt)))
    .returning({ id: channels.id })
  forgetChannels()
  return rows.length === 1
}

/** The row stays, for its conversations name it; the token does not. False: it was disconnected already. */
export async function dropConnection({ db, tenantId }: TenantScope, channelId: string, now: number): Promise<boolean> {
  const rows = await db
    .update(channels)
    .set({ disconnectedAt: now, accessToken: '', keyId: '', health: null, healthAt: null, updatedAt: now })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId), isNull(channels.disconnectedAt)))
    .returning({ id: channels.id })
  forgetChannels()
  return rows.length === 1
}

/** The tenant's own Meta apps, newest first. */
export async function ownApps({ db, tenantId }: TenantScope): Promise<{ slug: string; verifyToken: string }[]> {
  return db
    .select({ slug: apps.slug, verifyToken: apps.verifyToken })
    .from(apps)
    .where(eq(apps.tenantId, tenantId))
    .orderBy(desc(apps.createdAt))
}
