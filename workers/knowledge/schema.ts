import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

/**
 * What the business knows, as metadata: the text is in R2, its chunks in the tenant's KnowledgeDO. The row is also the
 * job: `pending` and `ingesting` are to be worked off, `deleted` until its chunks, vectors and text are gone.
 */
export const documents = sqliteTable(
  'documents',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    kind: text('kind', { enum: ['text', 'markdown', 'faq'] }).notNull(),
    /** As said when it was saved; null: found chunk by chunk. */
    language: text('language'),
    state: text('state', { enum: ['pending', 'ingesting', 'ready', 'failed', 'deleted'] }).notNull(),
    /** One up with every saved text: a late job for an older one does nothing. */
    version: integer('version').notNull(),
    /** SHA-256 of the saved text: saving the same again starts no work. */
    contentHash: text('content_hash').notNull(),
    error: text('error'),
    /** Indexed by full text only: embedding it failed. A sweep tries again. */
    withoutVectors: integer('without_vectors', { mode: 'boolean' }).notNull(),
    /** Versions that may have vectors in the index, written down before the first is put there. */
    vectors: text('vectors', { mode: 'json' }).$type<VectorRange[]>().notNull(),
    r2Key: text('r2_key').notNull(),
    chunks: integer('chunks').notNull(),
    /** Passages indexed so far of this version, while it is being read. */
    chunksDone: integer('chunks_done').notNull().default(0),
    attempts: integer('attempts').notNull(),
    /** When a sweep sends the job again; null: nothing to do. */
    dueAt: moment('due_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), index('documents_due').on(table.dueAt)],
)

export interface VectorRange {
  version: number
  chunks: number
}

export type DocumentRow = typeof documents.$inferSelect
