import { z } from '@hono/zod-openapi'
import { explainError } from './reading-error'
import type { DocumentRow } from './schema'

/** How the API shows a document. */
export const document = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['text', 'markdown', 'faq', 'file', 'page']),
    language: z.string().nullable().openapi({ description: 'As said when it was saved; null: found by passage.' }),
    state: z
      .enum(['pending', 'ingesting', 'ready', 'failed'])
      .openapi({ description: 'pending: waits to be read; ingesting: being read; ready: in use.' }),
    version: z.number(),
    chunks: z.number().openapi({ description: 'How many passages it has; known once reading has begun.' }),
    chunksDone: z.number().openapi({ description: 'How many of them have been read.' }),
    withoutVectors: z
      .boolean()
      .openapi({ description: 'In use, but found by its words alone until its meaning could be read too.' }),
    error: z.string().nullable().openapi({ description: 'Stable, for programs.' }),
    errorDetail: z
      .object({
        title: z.string(),
        nextStep: z.string(),
        retry: z.boolean().openapi({ description: 'Whether reading the same text again can help.' }),
      })
      .nullable(),
    createdAt: z.number(),
    updatedAt: z.number().openapi({ description: 'When somebody changed it.' }),
  })
  .openapi('Document')

export const documentWithText = document
  .extend({ text: z.string().nullable().openapi({ description: 'null: it is gone.' }) })
  .openapi('DocumentWithText')

export const summary = z
  .object({
    documents: z.number(),
    passages: z.number().openapi({ description: 'Of what is in use, and of what is being read those read so far.' }),
    failed: z.number(),
    reading: z.number(),
  })
  .openapi('KnowledgeSummary')

export function shownDocument(row: DocumentRow): z.output<typeof document> {
  const { id, title, kind, language, version, chunks, error, createdAt, updatedAt } = row
  if (row.state === 'deleted') throw new Error('a deleted document is not shown')
  return {
    id,
    title,
    kind,
    language,
    state: row.state,
    version,
    chunks,
    // Rows of before there was progress say 0.
    chunksDone: row.state === 'ready' ? chunks : row.chunksDone,
    withoutVectors: row.state === 'ready' && row.withoutVectors,
    error,
    errorDetail: explainError(error),
    createdAt,
    updatedAt,
  }
}
