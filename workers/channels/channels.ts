import type { Env } from '../env'
import { channelObjectOf } from '../objects'
import { isSameSecret } from '../platform/bytes'
import { parseKeyRing, unseal } from '../platform/key-ring'
import { ShortMemory } from '../platform/short-memory'
import type { Channel } from './channel'

/**
 * From Meta's identifiers to the tenant: with auth/ the only code that reads D1 without a TenantScope, because it finds
 * the scope. On the webhook's path, so plain statements and no library.
 */

/** How long an isolate may act on a channel's old settings. */
export const CHANNEL_MS = 15_000
/** Design §6: a decrypted secret stays in memory at most this long. */
const SECRET_MS = 60_000
export const DEFAULT_APP = 'default'

export interface SigningApp {
  id: string
  /** null: the platform's app, which speaks for every tenant that has no own. */
  tenantId: string | null
  secret: string
  verifyToken: string
}

export type AccountChannel = Pick<Channel, 'id' | 'tenantId' | 'phoneNumberId' | 'displayPhoneNumber'>

const byNumber = new ShortMemory<Channel>({ keepMs: CHANNEL_MS, servesStale: true })
const byId = new ShortMemory<Channel>({ keepMs: CHANNEL_MS, servesStale: true })
const byAccount = new ShortMemory<AccountChannel[]>({ keepMs: CHANNEL_MS, servesStale: true })
const appsBySlug = new ShortMemory<SigningApp>({ keepMs: SECRET_MS, servesStale: false })
const tokens = new ShortMemory<string>({ keepMs: SECRET_MS, servesStale: false })

const COLUMNS = `id, tenant_id, phone_number_id, waba_id, display_phone_number, app_id, assistant, keyword_rules, guard_flood,
  guard_loop, messages_per_second, pair_burst, name, on_business_app,
  read_marks, disconnected_at`

interface ChannelRecord {
  id: string
  tenant_id: string
  phone_number_id: string
  waba_id: string
  display_phone_number: string
  app_id: string
  assistant: number
  keyword_rules: string
  guard_flood: number | null
  guard_loop: number | null
  messages_per_second: number
  pair_burst: number
  name: string | null
  on_business_app: number
  read_marks: number
  disconnected_at: number | null
}

/**
 * The connected channel of a number. While D1 is down an older copy serves, unless its tenant is known to have given the
 * number up since. Throws when there is none: Meta then repeats. `fresh`: the conversation that the copy named has refused.
 */
export function findChannel(
  env: Env,
  phoneNumberId: string,
  options: { fresh?: boolean } = {},
): Promise<Channel | null> {
  if (options.fresh) byNumber.forget(phoneNumberId)
  return byNumber.get(
    phoneNumberId,
    () => readChannel(env, 'phone_number_id = ?1 AND disconnected_at IS NULL', [phoneNumberId]),
    { isStillSo: (channel) => isHeld(env, channel) },
  )
}

/** Also one that is no longer connected. null for another tenant's channel. */
export function channelById(env: Env, tenantId: string, channelId: string): Promise<Channel | null> {
  return byId.get(`${tenantId}/${channelId}`, () =>
    readChannel(env, 'id = ?1 AND tenant_id = ?2', [channelId, tenantId]),
  )
}

/** The connected numbers of a WhatsApp business account, oldest first. Two tenants may have numbers of one account. */
export async function channelsOfAccount(env: Env, wabaId: string): Promise<AccountChannel[]> {
  const found = await byAccount.get(wabaId, async () => {
    const { results } = await env.DB.prepare(
      `SELECT id, tenant_id AS tenantId, phone_number_id AS phoneNumberId, display_phone_number AS displayPhoneNumber
       FROM channels WHERE waba_id = ?1 AND disconnected_at IS NULL ORDER BY created_at, id`,
    )
      .bind(wabaId)
      .all<AccountChannel>()
    return results.length > 0 ? results : null
  })
  return found ?? []
}

/** Whether another connected number, of whichever tenant, hears of this account through the same app. */
export async function isAccountShared(
  env: Env,
  { id, wabaId, appId }: Pick<Channel, 'id' | 'wabaId' | 'appId'>,
): Promise<boolean> {
  const row = await env.DB.prepare(
    'SELECT 1 FROM channels WHERE waba_id = ?1 AND app_id = ?2 AND id <> ?3 AND disconnected_at IS NULL LIMIT 1',
  )
    .bind(wabaId, appId, id)
    .first()
  return row !== null
}

/** Who has the number now, whichever tenant it is. */
export async function holderOf(env: Env, phoneNumberId: string): Promise<{ tenantId: string } | null> {
  return env.DB.prepare(
    'SELECT tenant_id AS tenantId FROM channels WHERE phone_number_id = ?1 AND disconnected_at IS NULL',
  )
    .bind(phoneNumberId)
    .first<{ tenantId: string }>()
}

/** Without a slug the platform's own app, from the environment. */
export async function findApp(env: Env, slug: string | undefined): Promise<SigningApp | null> {
  if (slug === undefined) {
    return { id: DEFAULT_APP, tenantId: null, secret: env.META_APP_SECRET, verifyToken: env.META_VERIFY_TOKEN }
  }
  return appsBySlug.get(slug, () => readApp(env, slug))
}

/** The app that a channel names, for what has no webhook path: replays and the intake. */
export function appById(env: Env, appId: string): Promise<SigningApp | null> {
  return findApp(env, appId === DEFAULT_APP ? undefined : appId)
}

export async function isVerifyToken(app: SigningApp, given: string): Promise<boolean> {
  return isSameSecret(given, app.verifyToken)
}

/** Decrypted. `fresh`: Graph has just refused the one in memory. */
export async function accessToken(
  env: Env,
  channelId: string,
  options: { fresh?: boolean } = {},
): Promise<string | null> {
  if (options.fresh) tokens.forget(channelId)
  return tokens.get(channelId, async () => {
    const row = await env.DB.prepare(
      'SELECT access_token, key_id FROM channels WHERE id = ?1 AND disconnected_at IS NULL',
    )
      .bind(channelId)
      .first<{ access_token: string; key_id: string }>()
    return row && unseal(parseKeyRing(env.TOKEN_KEYS), channelId, { keyId: row.key_id, data: row.access_token })
  })
}

/** After a change made in this isolate; others follow within `CHANNEL_MS`. */
export function forgetChannels(): void {
  for (const memory of [byNumber, byId, byAccount, appsBySlug, tokens]) memory.clear()
}

async function isHeld(env: Env, { id: channelId, tenantId }: Channel): Promise<boolean> {
  return (await channelObjectOf(env, { tenantId, channelId })).isHeld({ tenantId, channelId })
}

async function readChannel(env: Env, where: string, values: string[]): Promise<Channel | null> {
  const row = await env.DB.prepare(`SELECT ${COLUMNS} FROM channels WHERE ${where}`)
    .bind(...values)
    .first<ChannelRecord>()
  return row && toChannel(row)
}

async function readApp(env: Env, slug: string): Promise<SigningApp | null> {
  const row = await env.DB.prepare('SELECT tenant_id, app_secret, verify_token, key_id FROM apps WHERE slug = ?1')
    .bind(slug)
    .first<{ tenant_id: string; app_secret: string; verify_token: string; key_id: string }>()
  if (!row) return null
  const secret = await unseal(parseKeyRing(env.TOKEN_KEYS), slug, { keyId: row.key_id, data: row.app_secret })
  return { id: slug, tenantId: row.tenant_id, secret, verifyToken: row.verify_token }
}

function toChannel(row: ChannelRecord): Channel {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    displayPhoneNumber: row.display_phone_number,
    name: row.name,
    onBusinessApp: row.on_business_app === 1,
    readMarks: row.read_marks === 1,
    appId: row.app_id,
    assistant: row.assistant === 1,
    keywordRules: JSON.parse(row.keyword_rules), // our own column, checked when it was written
    guards: { flood: row.guard_flood, loop: row.guard_loop },
    messagesPerSecond: row.messages_per_second,
    pairBurst: row.pair_burst,
    disconnectedAt: row.disconnected_at,
  }
}
