import { and, asc, desc, eq, not, sql } from 'drizzle-orm'
import type { Env } from '../env'
import { channelObjectOf } from '../objects'
import { newId } from '../platform/ids'
import { parseKeyRing, seal } from '../platform/key-ring'
import type { TenantScope } from '../platform/tenant-scope'
import type { Channel } from './channel'
import { CHANNEL_MS, DEFAULT_APP, forgetChannels } from './channels'
import { type ChannelHealth, UNKNOWN_HEALTH } from './health'
import { apps, channels } from './schema'

/** By how much two machines may differ about the time. */
const CLOCKS_DIFFER_MS = 1_000

/** Whoever cannot read D1 asks the number's object. */
export async function sayHeld(env: Env, owner: { tenantId: string; channelId: string }, held: boolean): Promise<void> {
  await (await channelObjectOf(env, owner)).hold({ ...owner, held })
}

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

export interface ChannelSettings extends Omit<Channel, 'id' | 'tenantId' | 'disconnectedAt'> {
  accessToken: string
}

/**
 * Connects the number, or changes its settings; its id stays, also when the tenant had disconnected it meanwhile. When
 * another tenant has just given it up, this waits until nobody's memory says otherwise: what customers write must not go there.
 */
export async function putChannel(
  env: Env,
  scope: TenantScope,
  settings: ChannelSettings,
): Promise<{ ok: true; channelId: string } | { ok: false; reason: 'other_tenant' | 'unknown_app' }> {
  const { db, tenantId } = scope
  if (!(await isOwnApp(scope, settings.appId))) return { ok: false, reason: 'unknown_app' }
  const known = await db.select().from(channels).where(eq(channels.phoneNumberId, settings.phoneNumberId))
  const held = known.find(({ disconnectedAt }) => disconnectedAt === null)
  if (held && held.tenantId !== tenantId) return { ok: false, reason: 'other_tenant' }
  await forgottenByOthers(known, tenantId)
  const own = held ?? known.findLast((row) => row.tenantId === tenantId)
  const id = own?.id ?? newId('chn')
  const set = await columnsOf(env, id, settings)
  const [row] = own
    ? await db.update(channels).set(set).where(isFreeFor(scope, own)).returning({ id: channels.id })
    : await db
        .insert(channels)
        .values({ id, tenantId, phoneNumberId: settings.phoneNumberId, createdAt: set.updatedAt, ...set })
        .onConflictDoNothing()
        .returning({ id: channels.id })
  forgetChannels()
  if (row && own && own.disconnectedAt !== null) await sayHeld(env, { tenantId, channelId: id }, true)
  // Somebody else connected the number between our look and our write.
  return row ? { ok: true, channelId: row.id } : putChannel(env, scope, settings)
}

type Row = typeof channels.$inferSelect

async function forgottenByOthers(known: Row[], tenantId: string): Promise<void> {
  const left = known.flatMap((row) => (row.tenantId === tenantId ? [] : [row.disconnectedAt ?? 0]))
  const waitMs = Math.max(0, ...left) + CHANNEL_MS + CLOCKS_DIFFER_MS - Date.now()
  if (left.length > 0 && waitMs > 0) await scheduler.wait(waitMs)
}

/** It is ours, and nobody else has connected its number. */
function isFreeFor({ tenantId }: TenantScope, { id, phoneNumberId }: Row) {
  const taken = sql`EXISTS (SELECT 1 FROM channels AS other WHERE other.phone_number_id = ${phoneNumberId}
    AND other.disconnected_at IS NULL AND other.id <> ${id})`
  return and(eq(channels.tenantId, tenantId), eq(channels.id, id), not(taken))
}

/** The connected one, or else the last that was. */
export async function findChannelOfNumber(
  { db, tenantId }: TenantScope,
  phoneNumberId: string,
): Promise<{ id: string } | undefined> {
  const [channel] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.phoneNumberId, phoneNumberId)))
    .orderBy(asc(sql`disconnected_at IS NOT NULL`), desc(channels.createdAt))
  return channel
}

/** A number with how it is. */
export interface ChannelState extends Channel {
  health: ChannelHealth | null
  healthAt: number | null
}

/** Oldest first, those that were disconnected last; without the token. */
export async function listChannels({ db, tenantId }: TenantScope): Promise<ChannelState[]> {
  const rows = await db
    .select()
    .from(channels)
    .where(eq(channels.tenantId, tenantId))
    .orderBy(asc(sql`disconnected_at IS NOT NULL`), asc(channels.createdAt), asc(channels.id))
  return rows.map(toState)
}

export async function findState({ db, tenantId }: TenantScope, channelId: string): Promise<ChannelState | undefined> {
  const [row] = await db
    .select()
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
  return row && toState(row)
}

/** What people may change about a number that Meta has no part in. */
export type Preferences = Partial<Pick<Channel, 'name' | 'readMarks' | 'messagesPerSecond' | 'pairBurst'>>

export async function changePreferences(
  { db, tenantId }: TenantScope,
  channelId: string,
  set: Preferences,
): Promise<ChannelState | undefined> {
  const [row] = await db
    .update(channels)
    .set({ ...set, updatedAt: Date.now() })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
    .returning()
  forgetChannels()
  return row && toState(row)
}

/** Whether the assistant speaks on this number. Undefined: it is not the tenant's. */
export async function switchAssistant(
  { db, tenantId }: TenantScope,
  channelId: string,
  on: boolean,
): Promise<ChannelState | undefined> {
  const [row] = await db
    .update(channels)
    .set({ assistant: on, updatedAt: Date.now() })
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
    .returning()
  forgetChannels()
  return row && toState(row)
}

/** As it stands in D1, not in any isolate's memory. */
export async function isAssistantOn({ db, tenantId }: TenantScope, channelId: string): Promise<boolean> {
  const [row] = await db
    .select({ on: channels.assistant })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, channelId)))
  return row?.on ?? false
}

function toState(row: Row): ChannelState {
  return { ...toChannel(row), health: row.health && { ...UNKNOWN_HEALTH, ...row.health }, healthAt: row.healthAt }
}

function toChannel({ guardFlood, guardLoop, ...row }: Row): Channel {
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
    disconnectedAt: row.disconnectedAt,
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
    disconnectedAt: null,
    updatedAt: now,
  }
}
