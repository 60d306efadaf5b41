import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'
import type { Role, Scope } from './permissions'

function date(name: string) {
  return integer(name, { mode: 'timestamp_ms' })
}

/** People who sign in, over all tenants. Columns as better-auth wants them; its dates are `Date`s. */
export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

/** Who works for which tenant, and as what. */
export const members = sqliteTable(
  'members',
  {
    tenantId: tenantId(),
    userId: text('user_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.userId] }), index('members_user').on(table.userId)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    token: text('token').notNull().unique(),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)

/** How a person proves who they are: a password now, other providers later. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text('scope'),
    /** scrypt, by better-auth. */
    password: text('password'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('accounts_user').on(table.userId)],
)

export const verifications = sqliteTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)

/** Only the hash of the secret: who reads this table cannot call the API. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text('id').notNull(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    /** SHA-256 of the secret, hex. */
    hash: text('hash').notNull().unique(),
    scopes: text('scopes', { mode: 'json' }).$type<Scope[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
