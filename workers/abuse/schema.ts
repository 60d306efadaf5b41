import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from '../platform/columns'

/** What looked like an attack or a leak, for the tenant's administrators to see. Ids and counts only. */
export const securityAlarms = sqliteTable(
  'security_alarms',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** `sign_in_locked`, `inbound_flood`, `unusual_export`, `unusual_sends`, `session_moved`. */
    kind: text('kind').notNull(),
    /** `usr_…`, `key_…`, `cnv_…`. */
    about: text('about'),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number>>().notNull(),
    at: moment('at').notNull(),
    seenBy: text('seen_by'),
    seenAt: moment('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('security_alarms_at').on(table.tenantId, table.at),
  ],
)
