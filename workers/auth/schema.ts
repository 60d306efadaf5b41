import { sql } from 'drizzle-orm'
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
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  /** Language of what is written to them; null: the tenant's. */
  locale: text('locale'),
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
    /** A role of the tenant's own, in place of `role`, which then only says what they could be at most. */
    roleId: text('role_id'),
    /** They have left: they cannot sign in here, and their name stays with what they did. */
    deactivatedAt: moment('deactivated_at'),
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
    /** Which of their tenants they work for in it; null: the one they joined first. */
    tenantId: text('tenant_id'),
    /** A second proof was given, or a passkey. */
    verifiedAt: moment('verified_at'),
    /** Started by the tenant's own provider, whose word holds in that tenant and in no other. */
    sso: integer('sso', { mode: 'boolean' }).notNull().default(false),
    /** Where it was last used from, ISO 3166. */
    country: text('country'),
    /** To the quarter of an hour. */
    lastUsedAt: moment('last_used_at'),
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
    /** The first characters of the secret, by which people tell their keys apart. */
    prefix: text('prefix').notNull().default(''),
    /** Requests a minute; null: the platform's limit. */
    perMinute: integer('per_minute'),
    createdBy: text('created_by'),
    expiresAt: moment('expires_at'),
    /** To the day's quarter hour: a write for each request would cost more than the request. */
    lastUsedAt: moment('last_used_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('api_keys_expires').on(table.expiresAt).where(sql`expires_at IS NOT NULL AND revoked_at IS NULL`),
  ],
)

/** Secrets of authenticator apps, and recovery codes; encrypted by better-auth. */
export const twoFactors = sqliteTable(
  'two_factors',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: integer('verified', { mode: 'boolean' }).notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: date('locked_until'),
  },
  (table) => [index('two_factors_user').on(table.userId)],
)

/** Public keys of passkeys; columns as better-auth wants them. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    userId: text('user_id').notNull(),
    credentialID: text('credential_id').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text('transports'),
    createdAt: date('created_at'),
    aaguid: text('aaguid'),
  },
  (table) => [index('passkeys_user').on(table.userId), index('passkeys_credential').on(table.credentialID)],
)

/** Browsers a person has signed in with before: from another one they are told by e-mail. */
export const devices = sqliteTable(
  'devices',
  {
    userId: text('user_id').notNull(),
    /** HMAC of a random cookie. */
    deviceHash: text('device_hash').notNull(),
    name: text('name').notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.deviceHash] })],
)

/** Where a tenant's people sign in when it is not here: one OpenID Connect provider. */
export const singleSignOns = sqliteTable('single_sign_ons', {
  tenantId: text('tenant_id').primaryKey(),
  issuer: text('issuer').notNull(),
  clientId: text('client_id').notNull(),
  /** Sealed with the key ring. */
  clientSecret: text('client_secret').notNull(),
  keyId: text('key_id').notNull(),
  domains: text('domains', { mode: 'json' }).$type<string[]>().notNull(),
  /** Those of them that were found to be the tenant's. Only addresses of these are sent there, and taken from it. */
  provenDomains: text('proven_domains', { mode: 'json' }).$type<string[]>().notNull().default([]),
  /** Nobody signs in with a password any more, but the owners. */
  required: integer('required', { mode: 'boolean' }).notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})
