import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { parseKeyRing, seal } from '../platform/key-ring'
import type { TenantScope } from '../platform/tenant-scope'
import type { Channel } from './channel'
import { DEFAULT_APP, forgetChannels } from './channels'
import { apps, channels } from './schema'

/** False: the slug is another tenant's. */
export async function putApp(
  env: Env,
  { db, tenantId }: TenantScope,
  app: { slug: string; appSecret: string; verifyToken: string },
): Promise<boolean> {
  const now = Date.now()
  const sealed = await seal(parseKeyRing(env.TOKEN_KEYS), app.slug, app.appSecret)
  const set = { appSecret: sealed.data, keyId: sealed.keyId, verifyToken: app.verifyToken, updatedAt: now }
  const rows = await db
    .insert(apps)
    .values({ slug: app.slug, tenantId, createdAt: now, ...set })
    .onConflictDoUpdate({ target: apps.slug, set, setWhere: eq(apps.tenantId, tenantId) })
    .returning({ slug: apps.slug })
  forgetChannels()
  return rows.length === 1
}

export interface ChannelSettings extends Omit<Channel, 'id' | 'tenantId'> {
  accessToken: string
}

/** Connects the number, or changes its settings; its id stays. */
export async function putChannel(
  env: Env,
  { db, tenantId }: TenantScope,
  settings: ChannelSettings,
): Promise<{ ok: true; channelId: string } | { ok: false; reason: 'other_tenant' | 'unknown_app' }> {
  if (!(await isOwnApp({ db, tenantId }, settings.appId))) return { ok: false, reason: 'unknown_app' }
  const [held] = await db
    .select()
    .from(channels)
    .where(and(eq(channels.phoneNumberId, settings.phoneNumberId), isNull(channels.disconnectedAt)))
  if (held && held.tenantId !== tenantId) return { ok: false, reason: 'other_tenant' }
  const id = held?.id ?? newId('chn')
  const set = await columnsOf(env, id, settings)
  const [row] = await db
    .insert(channels)
    .values({ id, tenantId, phoneNumberId: settings.phoneNumberId, createdAt: set.updatedAt, ...set })
    .onConflictDoUpdate({
      target: channels.phoneNumberId,
      targetWhere: isNull(channels.disconnectedAt),
      set,
      setWhere: and(eq(channels.tenantId, tenantId), eq(channels.id, id)),
    })
    .returning({ id: channels.id })
  forgetChannels()
  // Somebody else connected the number between our look and our insert, and the token is sealed for an id that lost.
  return row ? { ok: true, channelId: row.id } : putChannel(env, { db, tenantId }, settings)
}

export async function findChannelOfNumber(
  { db, tenantId }: TenantScope,
  phoneNumberId: string,
): Promise<{ id: string } | undefined> {
  const [channel] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.phoneNumberId, phoneNumberId)))
  return channel
}

/** Oldest first; without the token. */
export async function listChannels({ db, tenantId }: TenantScope): Promise<Channel[]> {
  const rows = await db
    .select()
    .from(channels)
    .where(eq(channels.tenantId, tenantId))
    .orderBy(asc(channels.createdAt), asc(channels.id))
  return rows.map(toChannel)
}

/** Whether the assistant speaks on this number. Undefined: it is not the tenant's. */
export async function switchAssistant(
  { db, tenantId }: TenantScope,
  channelId: string,
  on: boolean,
): Promise<Channel | undefined> {
  const [row] = await db
    .update(channels)
    .set({ assistant: on, updatedAt: Date.now() })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
    .returning()
  forgetChannels()
  return row && toChannel(row)
}

/** As it stands in D1, not in any isolate's memory. */
export async function isAssistantOn({ db, tenantId }: TenantScope, channelId: string): Promise<boolean> {
  const [row] = await db
    .select({ on: channels.assistant })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
  return row?.on ?? false
}

function toChannel({ guardFlood, guardLoop, ...row }: typeof channels.$inferSelect): Channel {
  return {
    id: row.id,
    tenantId: row.tenantId,
    phoneNumberId: row.phoneNumberId,
    wabaId: row.wabaId,
    displayPhoneNumber: row.displayPhoneNumber,
    name: row.name,
    onBusinessApp: row.onBusinessApp,
    readMarks: row.readMarks,
    appId: row.appId,
    assistant: row.assistant,
    keywordRules: row.keywordRules,
    guards: { flood: guardFlood, loop: guardLoop },
    messagesPerSecond: row.messagesPerSecond,
    pairBurst: row.pairBurst,
  }
}

async function isOwnApp({ db, tenantId }: TenantScope, appId: string): Promise<boolean> {
  if (appId === DEFAULT_APP) return true
  const rows = await db
    .select({ one: sql`1` })
    .from(apps)
    .where(and(eq(apps.slug, appId), eq(apps.tenantId, tenantId)))
  return rows.length === 1
}

async function columnsOf(env: Env, id: string, settings: ChannelSettings) {
  const sealed = await seal(parseKeyRing(env.TOKEN_KEYS), id, settings.accessToken)
  const now = Date.now()
  return {
    wabaId: settings.wabaId,
    displayPhoneNumber: settings.displayPhoneNumber,
    name: settings.name,
    onBusinessApp: settings.onBusinessApp,
    readMarks: settings.readMarks,
    appId: settings.appId,
    assistant: settings.assistant,
    keywordRules: settings.keywordRules,
    guardFlood: settings.guards.flood,
    guardLoop: settings.guards.loop,
    messagesPerSecond: settings.messagesPerSecond,
    pairBurst: settings.pairBurst,
    accessToken: sealed.data,
    keyId: sealed.keyId,
    tokenChangedAt: now,
    updatedAt: now,
  }
}
