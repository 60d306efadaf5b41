import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, updatedAt } from '../platform/columns'
import type { BusinessHours, Holiday, Region, Retention, Visibility } from './settings'

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').notNull(),
  timeZone: text('time_zone').notNull(),
  /** Where its objects live; chosen once. */
  region: text('region').$type<Region>().notNull().default('auto'),
  /** Key of the logo in R2. */
  logo: text('logo'),
  /** null: always open. */
  businessHours: text('business_hours', { mode: 'json' }).$type<BusinessHours>(),
  holidays: text('holidays', { mode: 'json' }).$type<Holiday[]>(),
  retention: text('retention', { mode: 'json' }).$type<Retention>(),
  healthcare: integer('healthcare', { mode: 'boolean' }).notNull().default(false),
  twoFactorRequired: integer('two_factor_required', { mode: 'boolean' }).notNull().default(false),
  /** Which conversations an agent sees. */
  visibility: text('visibility').$type<Visibility>().notNull().default('all'),
  /** Do people see numbers and names only in part: with `contact.reveal` one at a time, each of which is kept. */
  masksContacts: integer('masks_contacts', { mode: 'boolean' }).notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

export type Tenant = typeof tenants.$inferSelect
