import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, updatedAt } from '../platform/columns'

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

export type Tenant = typeof tenants.$inferSelect
