import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from './columns'

/** Answers to writes that came with an `Idempotency-Key`, so that a repeated request hears the first answer again. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    /** null while the first request still runs. */
    status: integer('status'),
    answer: text('answer'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.route, table.key] })],
)
