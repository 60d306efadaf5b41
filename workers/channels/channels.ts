import type { Env } from '../env'
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

const byNumber = new ShortMemory<Channel>({ keepMs: CHANNEL_MS, servesStale: true })
const byId = new ShortMemory<Channel>({ keepMs: CHANNEL_MS, servesStale: true })
const byAccount = new ShortMemory<{ tenantId: string }>({ keepMs: CHANNEL_MS, servesStale: true })
const appsBySlug = new ShortMemory<SigningApp>({ keepMs: SECRET_MS, servesStale: false })
const tokens = new ShortMemory<string>({ keepMs: SECRET_MS, servesStale: false })

const COLUMNS = `id, tenant_id, phone_number_id, waba_id, display_phone_number, app_id, assistant, keyword_rules, guard_flood,
  guard_loop, messages_per_second, pair_burst, name, on_business_app, read_marks`

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
}

/** Served from an older copy while D1 is down. Throws when there is none: Meta then repeats. */
export function findChannel(env: Env, phoneNumberId: string): Promise<Channel | null> {
  return byNumber.get(phoneNumberId, () =>
    readChannel(env, 'phone_number_id = ?1 AND disconnected_at IS NULL', [phoneNumberId]),
  )
}

/** null for another tenant's channel. */
export function channelById(env: Env, tenantId: string, channelId: string): Promise<Channel | null> {
  return byId.get(`${tenantId}/${channelId}`, () =>
    readChannel(env, 'id = ?1 AND tenant_id = ?2', [channelId, tenantId]),
  )
}

/** Which tenant a WhatsApp business account belongs to: that of its oldest channel. */
export function channelOfAccount(env: Env, wabaId: string): Promise<{ tenantId: string } | null> {
  return byAccount.get(wabaId, async () => {
    const row = await env.DB.prepare(
      'SELECT tenant_id FROM channels WHERE waba_id = ?1 AND disconnected_at IS NULL ORDER BY created_at, id LIMIT 1',
    )
      .bind(wabaId)
      .first<{ tenant_id: string }>()
    return row && { tenantId: row.tenant_id }
  })
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
  }
}
