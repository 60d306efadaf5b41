import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'
import type { KeywordRule } from './channel'
import type { ChannelHealth } from './health'

/** A tenant's own Meta app: it signs webhooks under its own secret and may speak only for this tenant's channels. */
export const apps = sqliteTable('apps', {
  /** Path segment of its webhook, unique over all tenants. */
  slug: text('slug').primaryKey(),
  tenantId: tenantId(),
  /** AES-GCM, base64 of nonce and ciphertext. */
  appSecret: text('app_secret').notNull(),
  verifyToken: text('verify_token').notNull(),
  keyId: text('key_id').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

export const channels = sqliteTable(
  'channels',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    phoneNumberId: text('phone_number_id').notNull(),
    wabaId: text('waba_id').notNull(),
    displayPhoneNumber: text('display_phone_number').notNull(),
    /** `default`, or the slug of the tenant's own app. */
    appId: text('app_id').notNull(),
    assistant: integer('assistant', { mode: 'boolean' }).notNull(),
    keywordRules: text('keyword_rules', { mode: 'json' }).$type<KeywordRule[]>().notNull(),
    guardFlood: integer('guard_flood'),
    guardLoop: integer('guard_loop'),
    messagesPerSecond: integer('messages_per_second').notNull(),
    pairBurst: integer('pair_burst').notNull(),
    /** What the tenant calls it; else Meta's verified name. */
    name: text('name'),
    /** The number also lives in the WhatsApp Business app: at most 20 a second, never registered by us. */
    onBusinessApp: integer('on_business_app', { mode: 'boolean' }).notNull().default(false),
    /** Customers see blue ticks and typing when agents read and write. */
    readMarks: integer('read_marks', { mode: 'boolean' }).notNull().default(true),
    /** What Meta says of the number and its account: quality, limit, name, restrictions, token (health.ts). */
    health: text('health', { mode: 'json' }).$type<ChannelHealth>(),
    healthAt: moment('health_at'),
    /** Since then it is nobody's: it has no token, and another tenant may connect the number. */
    disconnectedAt: moment('disconnected_at'),
    /** AES-GCM, base64 of nonce and ciphertext; '' once disconnected. */
    accessToken: text('access_token').notNull(),
    keyId: text('key_id').notNull(),
    tokenChangedAt: moment('token_changed_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    // A number is one tenant's at a time; those it left keep their row, for their conversations name it.
    uniqueIndex('channels_connected').on(table.phoneNumberId).where(sql`disconnected_at IS NULL`),
    index('channels_tenant').on(table.tenantId),
    index('channels_waba').on(table.wabaId),
  ],
)

/** What Meta told of a number or its account, and what people did to the connection: the channel page's history. */
export const channelEvents = sqliteTable(
  'channel_events',
  {
    tenantId: tenantId(),
    /** Hash of what was told: Meta repeats itself. */
    id: text('id').notNull(),
    /** null: of the whole account. */
    channelId: text('channel_id'),
    wabaId: text('waba_id').notNull(),
    /** Meta's field and event, or ours: `phone_number_quality_update.UPGRADE`, `connection.token_changed`. */
    kind: text('kind').notNull(),
    severity: text('severity').$type<'info' | 'warning' | 'critical'>().notNull(),
    /** Known keys only, nothing of customers. */
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number | boolean>>().notNull(),
    /** `usr_…`; null: Meta. */
    byUser: text('by_user'),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('channel_events_at').on(table.tenantId, table.at),
  ],
)
