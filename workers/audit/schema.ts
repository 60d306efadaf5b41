import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from '../platform/columns'

/**
 * Who did what, in ids and never in content. Only ever appended; each row holds the hash of the one before, so that what
 * was changed or left out afterwards shows.
 */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    tenantId: tenantId(),
    /** From 1, without a gap. */
    n: integer('n').notNull(),
    at: moment('at').notNull(),
    /** `agent:usr_…`, `api:key_…`, `system`, `operator`. */
    actor: text('actor').notNull(),
    /** `member.deactivated`, `conversation.erased`, … */
    action: text('action').notNull(),
    /** What it was done to: `usr_…`, `cnv_…`; null: the tenant itself. */
    target: text('target'),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
    sessionId: text('session_id'),
    requestId: text('request_id'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.n] }),
    index('audit_entries_at').on(table.tenantId, table.at, table.n),
    index('audit_entries_target').on(table.tenantId, table.target, table.n),
    index('audit_entries_actor').on(table.tenantId, table.actor, table.n),
    index('audit_entries_action').on(table.tenantId, table.action, table.n),
  ],
)

/** Signed once a month: whoever keeps one can tell later that nothing before it was rewritten. */
export const auditCheckpoints = sqliteTable(
  'audit_checkpoints',
  {
    tenantId: tenantId(),
    /** `2026-11` */
    month: text('month').notNull(),
    n: integer('n').notNull(),
    hash: text('hash').notNull(),
    /** Ed25519 over tenant, month, n and hash; base64. */
    signature: text('signature').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.month] })],
)
