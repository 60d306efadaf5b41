import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from '../platform/columns'

/** Conversations with files that Meta gave out to nobody, because the number's token was refused. */
export const mediaWaits = sqliteTable(
  'media_waits',
  {
    tenantId: tenantId(),
    channelId: text('channel_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** A token that came later may be another. */
    refusedAt: moment('refused_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.channelId, table.conversationId] })],
)
