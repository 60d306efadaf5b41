import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/** Somebody who may buy, by the conversation in which they showed it. What they said stands in `facts`, with where. */
export const leads = sqliteTable(
  'leads',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    conversationId: text('conversation_id').notNull(),
    contactId: text('contact_id'),
    stage: text('stage').notNull(),
    /** Of whoever chose the stage: a person's id, or `assistant`. */
    stageBy: text('stage_by').notNull(),
    /** What the assistant would make of it; null: it agrees. */
    proposedStage: text('proposed_stage'),
    /** 0..100 */
    score: integer('score').notNull(),
    /** JSON: what the score is made of, each with a name and points. */
    reasons: text('reasons').notNull(),
    /** JSON: field → value, and the message it was said in. */
    facts: text('facts').notNull(),
    /** JSON: the ad, post, link or page that led them here; null: they came by themselves. */
    origin: text('origin'),
    ownerId: text('owner_id'),
    /** What the conversation last told: an older one is not taken. */
    epoch: integer('epoch').notNull(),
    seq: integer('seq').notNull(),
    heardAt: moment('heard_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('leads_conversation').on(table.tenantId, table.conversationId),
    index('leads_stage').on(table.tenantId, table.stage, table.score),
    index('leads_heard').on(table.tenantId, table.heardAt),
  ],
)

export type LeadRow = typeof leads.$inferSelect
