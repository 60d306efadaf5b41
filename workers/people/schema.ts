import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Permission, Role } from '../auth/permissions'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/** Roles of the tenant's own making. */
export const roles = sqliteTable(
  'roles',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    permissions: text('permissions', { mode: 'json' }).$type<Permission[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const teams = sqliteTable(
  'teams',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const teamMembers = sqliteTable(
  'team_members',
  { tenantId: tenantId(), teamId: text('team_id').notNull(), userId: text('user_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.teamId, table.userId] }),
    index('team_members_user').on(table.tenantId, table.userId),
  ],
)

export const invitations = sqliteTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    roleId: text('role_id'),
    teamIds: text('team_ids', { mode: 'json' }).$type<string[]>().notNull(),
    /** SHA-256 of the secret in the link, hex. */
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('invitations_email').on(table.tenantId, table.email),
  ],
)
