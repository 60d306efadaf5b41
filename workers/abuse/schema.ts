import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from '../platform/columns'
import type { AlarmKind } from './alarm'

/** What looked like an attack or a leak, for the tenant's administrators to see. Ids and counts only. */
export const securityAlarms = sqliteTable(
  'security_alarms',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind').$type<AlarmKind>().notNull(),
    /** `usr_…`, `key_…`, `cnv_…`, `whk_…`. */
    about: text('about'),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number>>().notNull(),
    at: moment('at').notNull(),
    seenBy: text('seen_by'),
    seenAt: moment('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('security_alarms_at').on(table.tenantId, table.at),
    /** The dot in the rail asks for these with each page that is opened: mostly there are none, and many that were seen. */
    index('security_alarms_unseen').on(table.tenantId, table.id).where(sql`seen_at IS NULL`),
  ],
)

/** Where a session was last used, for some hours: what changes both within minutes was copied. */
export const sessionPlaces = sqliteTable('session_places', {
  sessionId: text('session_id').primaryKey(),
  /** ISO 3166, as Cloudflare knows it. */
  country: text('country'),
  /** `Firefox · Windows` */
  browser: text('browser').notNull(),
  seenAt: moment('seen_at').notNull(),
})
