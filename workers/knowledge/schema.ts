import { sql } from 'drizzle-orm'
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
    kind: text('kind', { enum: ['text', 'markdown', 'faq', 'file', 'page'] }).notNull(),
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
    /** Below 0: so many pages has the file that is being opened; how many passages it has is not known yet. */
    chunks: integer('chunks').notNull(),
    /** Passages indexed so far of this version, while it is being read; while its file is opened: pages. */
    chunksDone: integer('chunks_done').notNull().default(0),
    /** Who may be told: customers and staff, or staff alone. */
    audience: text('audience', { enum: ['customers', 'agents'] })
      .notNull()
      .default('customers'),
    /** From then on nothing is answered from it; null: for ever. */
    expiresAt: moment('expires_at'),
    /** Of `file`: what was uploaded, as it was; its bytes lie beside the text in R2. */
    fileName: text('file_name'),
    mediaType: text('media_type'),
    fileBytes: integer('file_bytes'),
    /** Of `page`: where it stands, and the source that found it. */
    url: text('url'),
    sourceId: text('source_id'),
    /** Nobody is answered from it before it was published once. */
    published: integer('published', { mode: 'boolean' }).notNull().default(true),
    /** A text that was saved and not yet published: it lies beside the published one in R2. */
    draft: text('draft', { mode: 'json' }).$type<DocumentDraft>(),
    attempts: integer('attempts').notNull(),
    /** When a sweep sends the job again; null: nothing to do. */
    dueAt: moment('due_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('documents_due').on(table.dueAt),
    index('documents_source').on(table.tenantId, table.sourceId).where(sql`source_id IS NOT NULL`),
  ],
)

export interface DocumentDraft {
  /** Of its text in R2. Each has its own: one that is saved while another is published is not that one. */
  textId?: string
  title: string
  kind: 'text' | 'markdown' | 'faq'
  language: string | null
  savedAt: number
  savedBy: string
  /** The question of customers that it was begun to answer. */
  suggestionId?: string
}

/** What a document said before: each published text, by the version under which it was read. Its words are in R2. */
export const documentVersions = sqliteTable(
  'document_versions',
  {
    tenantId: tenantId(),
    documentId: text('document_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    kind: text('kind').$type<DocumentRow['kind']>().notNull(),
    language: text('language'),
    r2Key: text('r2_key').notNull(),
    bytes: integer('bytes').notNull(),
    savedBy: text('saved_by'),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.documentId, table.version] })],
)

/** Web pages and sitemaps that are read again and again; what they say is in `documents` of kind `page`. The row is the job too. */
export const sources = sqliteTable(
  'sources',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['page', 'sitemap'] }).notNull(),
    url: text('url').notNull(),
    audience: text('audience', { enum: ['customers', 'agents'] })
      .notNull()
      .default('customers'),
    /** null: read once. */
    everyHours: integer('every_hours'),
    state: text('state', { enum: ['pending', 'reading', 'ready', 'failed', 'deleted'] }).notNull(),
    error: text('error'),
    /** Found at the last reading, how many of them were read, and how many refused us or failed. */
    pages: integer('pages').notNull().default(0),
    pagesDone: integer('pages_done').notNull().default(0),
    pagesFailed: integer('pages_failed').notNull().default(0),
    /** One up with each reading: a late job of an older one does nothing. */
    run: integer('run').notNull().default(1),
    attempts: integer('attempts').notNull().default(0),
    readAt: moment('read_at'),
    dueAt: moment('due_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), index('sources_due').on(table.dueAt)],
)

export type SourceRow = typeof sources.$inferSelect

export interface VectorRange {
  version: number
  chunks: number
  /** Of those that serve: what they are written in, the most frequent first. */
  languages?: string[]
}

export type DocumentRow = typeof documents.$inferSelect
