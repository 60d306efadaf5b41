import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'
import type { Role, Scope } from './permissions'

export const users = sqliteTable(
  'users',
  {
    id: text('id').notNull(),
    tenantId: tenantId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), index('users_email').on(table.email)],
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
