import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { KeywordRule } from '../channels/channel'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

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
    phoneNumberId: text('phone_number_id').notNull().unique(),
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
    /** AES-GCM, base64 of nonce and ciphertext. */
    accessToken: text('access_token').notNull(),
    keyId: text('key_id').notNull(),
    tokenChangedAt: moment('token_changed_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('channels_tenant').on(table.tenantId), index('channels_waba').on(table.wabaId)],
)

export type Tenant = typeof tenants.$inferSelect
