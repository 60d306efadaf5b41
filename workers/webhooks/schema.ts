import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/** Where a tenant's own programs hear of what happens: a cursor over the feed for each. */
export const webhookEndpoints = sqliteTable(
  'webhook_endpoints',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    /** Kinds of events; empty: all. */
    kinds: text('kinds', { mode: 'json' }).$type<string[]>().notNull(),
    /** `whsec_…`, sealed with the key ring. */
    secret: text('secret').notNull(),
    keyId: text('key_id').notNull(),
    /** The one before, still signed with until then. */
    oldSecret: text('old_secret'),
    oldSecretUntil: moment('old_secret_until'),
    /** How far the feed was told. */
    cursor: text('cursor').notNull(),
    state: text('state').$type<'on' | 'paused' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    failingSince: moment('failing_since'),
    nextTryAt: moment('next_try_at'),
    lastStatus: integer('last_status'),
    lastOkAt: moment('last_ok_at'),
    createdBy: text('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('webhook_endpoints_due').on(table.state, table.nextTryAt),
  ],
)

/** The last tries, for people to look at; never what was in them. */
export const webhookTries = sqliteTable(
  'webhook_tries',
  {
    tenantId: tenantId(),
    endpointId: text('endpoint_id').notNull(),
    id: text('id').notNull(),
    at: moment('at').notNull(),
    events: integer('events').notNull(),
    firstEventId: text('first_event_id'),
    status: integer('status'),
    ms: integer('ms').notNull(),
    failure: text('failure'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.endpointId, table.id] })],
)
