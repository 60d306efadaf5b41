import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/** Templates as Meta last told them, by account: a mirror that every sync replaces, with what only we know beside it. */
export const templates = sqliteTable(
  'templates',
  {
    tenantId: tenantId(),
    wabaId: text('waba_id').notNull(),
    name: text('name').notNull(),
    /** `en_US` */
    language: text('language').notNull(),
    /** Meta's id, as text: as a number it loses digits. */
    metaId: text('meta_id').notNull(),
    category: text('category').notNull(),
    /** The category announced, and when it comes. */
    nextCategory: text('next_category'),
    nextCategoryAt: moment('next_category_at'),
    status: text('status').notNull(),
    /** Why it was rejected, paused or disabled, in Meta's words. */
    reason: text('reason'),
    /** `GREEN`, `YELLOW`, `RED`, `UNKNOWN`. */
    quality: text('quality'),
    parameterFormat: text('parameter_format').$type<'POSITIONAL' | 'NAMED'>().notNull(),
    components: text('components', { mode: 'json' }).$type<unknown[]>().notNull(),
    /** What stands for a blank when nothing is known: key of the blank (`body.1`, `header.name`, `button.0`) → text. */
    fallbacks: text('fallbacks', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Seconds after which an undelivered message is dropped; null: Meta's default. */
    ttlSeconds: integer('ttl_seconds'),
    /** Edits of an approved template: at most one in 24 h and ten in 30 days. */
    editedAt: text('edited_at', { mode: 'json' }).$type<number[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.wabaId, table.name, table.language] })],
)

/** When the templates of an account were last asked for, and are to be the next time. */
export const templateSyncs = sqliteTable(
  'template_syncs',
  {
    tenantId: tenantId(),
    wabaId: text('waba_id').notNull(),
    syncedAt: moment('synced_at'),
    /** Graph's code of the last failure. */
    errorCode: integer('error_code'),
    nextAt: moment('next_at').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.wabaId] }), index('template_syncs_due').on(table.nextAt)],
)
