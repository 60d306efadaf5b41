import { primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { createdAt, tenantId, updatedAt } from '../platform/columns'
import type { LabelColour } from './label'

/** The tenant's vocabulary for conversations. A conversation keeps ids, so that a label can be renamed. */
export const labels = sqliteTable(
  'labels',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    colour: text('colour').$type<LabelColour>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('labels_name').on(table.tenantId, table.name),
  ],
)

export type LabelRow = typeof labels.$inferSelect
