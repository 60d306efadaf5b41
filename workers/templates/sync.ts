import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Channel } from '../channels/channel'
import { accessToken, channelById } from '../channels/channels'
import { graphFor } from '../channels/graph-for'
import { channels } from '../channels/schema'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { GraphFailure } from '../whatsapp/graph'
import { NO_CODE } from '../whatsapp/graph-errors'
import { listMetaTemplates } from '../whatsapp/graph-templates'
import { mirroredOf } from './mirrored'
import { templateSyncs } from './schema'
import { findSync, putSync, putSynced, replaceRows } from './store'

const DAY_MS = 24 * 3_600_000
const AFTER_FAILURE_MS = 3_600_000
/** Accounts of one sweep: each may have sixty pages. */
const AT_ONCE = 3
/** Meta's code for a token that is no longer valid. */
const TOKEN_INVALID = 190

export type Synced = { ok: true; syncedAt: number } | GraphFailure | { ok: false; reason: 'not_connected' }

/** Asks Meta for all templates of the number's account, and makes the mirror what it tells. */
export async function syncTemplates(env: Env, scope: TenantScope, channel: Channel): Promise<Synced> {
  const askedAt = Date.now()
  const listed = await listAll(env, channel)
  if (listed === null) return { ok: false, reason: 'not_connected' }
  const now = Date.now()
  if (!listed.ok) {
    await putSync(scope, channel.wabaId, { errorCode: listed.code, nextAt: now + AFTER_FAILURE_MS })
    return listed
  }
  const told = listed.items.flatMap((item) => mirroredOf(item) ?? [])
  const { newer } = await replaceRows(scope, channel.wabaId, told, { askedAt, now })
  // Some changed while Meta told: what it says of them is asked once more.
  await putSynced(scope, channel.wabaId, { askedAt, syncedAt: now, nextAt: newer > 0 ? 0 : now + DAY_MS })
  return { ok: true, syncedAt: now }
}

async function listAll(env: Env, channel: Channel) {
  const connection = await graphFor(env, channel)
  if (!connection) return null
  const first = await listMetaTemplates(connection.graph, channel.wabaId)
  if (first.ok || first.code !== TOKEN_INVALID) return first
  // Rotated a moment ago, perhaps.
  const fresh = await accessToken(env, channel.id, { fresh: true })
  const again = fresh === null || fresh === connection.token ? null : await graphFor(env, channel)
  return again ? listMetaTemplates(again.graph, channel.wabaId) : first
}

/** A webhook spoke of a template that the mirror does not have: the next sweep asks. */
export async function syncSoon(scope: TenantScope, wabaId: string): Promise<void> {
  const known = await findSync(scope, wabaId)
  await putSync(scope, wabaId, { errorCode: known?.errorCode ?? null, nextAt: 0 })
}

/** Accounts that are due: daily, after a failure, or because a webhook said so. */
export async function sweepTemplates(env: Env, now: number): Promise<number> {
  const db = drizzle(env.DB)
  const due = await db
    .select({ tenantId: templateSyncs.tenantId, wabaId: templateSyncs.wabaId })
    .from(templateSyncs)
    .where(lte(templateSyncs.nextAt, now))
    .orderBy(asc(templateSyncs.nextAt))
    .limit(AT_ONCE)
  for (const { tenantId, wabaId } of due) {
    const scope = tenantScope(env, tenantId)
    try {
      const channel = await numberOfAccount(env, scope, wabaId)
      const synced = channel && (await syncTemplates(env, scope, channel))
      // Nobody can ask any more: the mirror goes with the next connection, or stays for reading.
      if (!synced || (!synced.ok && 'reason' in synced))
        await putSync(scope, wabaId, { errorCode: NO_CODE, nextAt: now + DAY_MS })
    } catch (error) {
      log.warn('templates.sync_failed', { wabaId, error: errorName(error) })
      await putSync(scope, wabaId, { errorCode: NO_CODE, nextAt: now + AFTER_FAILURE_MS })
    }
  }
  return due.length
}

async function numberOfAccount(env: Env, { db, tenantId }: TenantScope, wabaId: string): Promise<Channel | null> {
  const [row] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.wabaId, wabaId), isNull(channels.disconnectedAt)))
    .orderBy(asc(channels.createdAt))
    .limit(1)
  return row ? channelById(env, tenantId, row.id) : null
}
