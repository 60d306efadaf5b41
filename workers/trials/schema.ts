import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/** Questions with what is expected of the assistant: written by people, of no customer. */
export const questionSets = sqliteTable(
  'question_sets',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    /** JSON */
    questions: text('questions').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/**
 * The assistant put to the test: by a set of questions, by the tenant's own past conversations, or by what an edit would
 * change. The row is the job; what it found, question by question, is in the tenant's KnowledgeDO, where erasing a
 * conversation finds it.
 */
export const trialRuns = sqliteTable(
  'trial_runs',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['batch', 'replay', 'impact'] }).notNull(),
    state: text('state', { enum: ['pending', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    setId: text('set_id'),
    /** JSON: what was asked for, such as the document of an edit. */
    params: text('params').notNull(),
    /** JSON: counts. */
    result: text('result'),
    error: text('error'),
    total: integer('total').notNull().default(0),
    done: integer('done').notNull().default(0),
    startedBy: text('started_by'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at'),
    endedAt: moment('ended_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('trial_runs_due').on(table.dueAt),
    index('trial_runs_newest').on(table.tenantId, table.createdAt),
  ],
)

export type TrialRunRow = typeof trialRuns.$inferSelect
export type QuestionSetRow = typeof questionSets.$inferSelect
