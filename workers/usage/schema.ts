import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, tenantId, updatedAt } from '../platform/columns'

/** How many messages of a price category may be sent in a month. */
export const usageCaps = sqliteTable(
  'usage_caps',
  {
    tenantId: tenantId(),
    /** '': all numbers together. */
    channelId: text('channel_id').notNull(),
    /** `marketing`, `utility`, `authentication`, `service`; '': all together. */
    category: text('category').notNull(),
    monthly: integer('monthly').notNull(),
    /** What happens above it: only told, or not sent. */
    action: text('action').$type<'warn' | 'stop'>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.channelId, table.category] })],
)
