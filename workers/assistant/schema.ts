import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { tenantId, updatedAt } from '../platform/columns'
import type { SettingsSection } from './settings/sections'

/** How a tenant's assistant behaves, a row for each section that differs from what we would choose. */
export const assistantSettings = sqliteTable(
  'assistant_settings',
  {
    tenantId: tenantId(),
    /** Beside the sections: an administrator's word that it may speak without a trial that passed. */
    section: text('section').$type<SettingsSection | 'gateOverride'>().notNull(),
    /** JSON, in the shape of the section's schema. */
    value: text('value').notNull(),
    updatedBy: text('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.section] })],
)
