import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment } from '../platform/columns'

/** What Meta signed and nobody could place. The hash makes Meta's repeats one row. */
export const unroutedEvents = sqliteTable('unrouted_events', {
  /** AUTOINCREMENT: a cursor must not meet a number a second time after a discard. */
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  contentHash: text('content_hash').notNull().unique(),
  appId: text('app_id').notNull(),
  reason: text('reason').notNull(),
  field: text('field').notNull(),
  phoneNumberId: text('phone_number_id'),
  wabaId: text('waba_id'),
  raw: text('raw').notNull(),
  receivedAt: moment('received_at').notNull(),
  replayedAt: moment('replayed_at'),
})

/** Webhook bodies too large to fan out while Meta waits; the bytes are in R2 under `r2_key`. */
export const webhookIntake = sqliteTable(
  'webhook_intake',
  {
    id: text('id').primaryKey(),
    r2Key: text('r2_key').notNull(),
    appId: text('app_id').notNull(),
    state: text('state').$type<'waiting' | 'done' | 'failed'>().notNull(),
    items: integer('items').notNull(),
    attempts: integer('attempts').notNull().default(0),
    receivedAt: moment('received_at').notNull(),
    /** When the sweep may send the job again: a lost queue loses nothing. */
    nextAt: moment('next_at').notNull(),
    doneAt: moment('done_at'),
  },
  (table) => [index('webhook_intake_due').on(table.state, table.nextAt)],
)

/** Jobs that a queue gave up. Bodies carry ids only. */
export const deadLetters = sqliteTable('dead_letters', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  queue: text('queue').notNull(),
  messageId: text('message_id').notNull().unique(),
  body: text('body').notNull(),
  attempts: integer('attempts').notNull(),
  receivedAt: moment('received_at').notNull(),
  replayedAt: moment('replayed_at'),
})

/** Every call of an operator: what, on which ids, with which outcome. Nothing of the content. */
export const operatorAudit = sqliteTable(
  'operator_audit',
  {
    id: text('id').primaryKey(),
    at: moment('at').notNull(),
    method: text('method').notNull(),
    /** Ids of rows only, by the rule that nothing personal stands in a URL. */
    path: text('path').notNull(),
    status: integer('status').notNull(),
    requestId: text('request_id').notNull(),
  },
  (table) => [index('operator_audit_at').on(table.at)],
)

/** Timers that conversations gave up, so that an operator finds them without asking every conversation. Ids only. */
export const parkedTimers = sqliteTable(
  'parked_timers',
  {
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    timer: text('timer').notNull(),
    attempts: integer('attempts').notNull(),
    /** The name of the error, nothing of what it was about. */
    reason: text('reason').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.conversationId, table.timer] }),
    index('parked_timers_at').on(table.at),
  ],
)
