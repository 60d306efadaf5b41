import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment, tenantId } from '../platform/columns'
import type { Hop } from './hops'

/** How each part of the way is, as it was seen last: sampled, never a row for a message. */
export const channelHops = sqliteTable(
  'channel_hops',
  {
    tenantId: tenantId(),
    channelId: text('channel_id').notNull(),
    /** `probe`: when the whole way was tried last, and in `note` which hop is announced as broken. */
    hop: text('hop').$type<Hop | 'probe'>().notNull(),
    okAt: moment('ok_at'),
    failedAt: moment('failed_at'),
    /** In a row, without a success between; of `status_back`: sends that wait for word. */
    failures: integer('failures').notNull().default(0),
    /** The slowest of the last sample. */
    ms: integer('ms'),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.channelId, table.hop] }),
    index('channel_hops_probe').on(table.hop, table.okAt),
  ],
)
