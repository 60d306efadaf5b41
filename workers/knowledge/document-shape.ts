import { z } from '@hono/zod-openapi'
import { explainError } from './reading-error'
import type { DocumentRow } from './schema'

export const draftOf = z.object({
  title: z.string(),
  kind: z.enum(['text', 'markdown', 'faq']),
  language: z.string().nullable(),
  savedAt: z.number(),
  savedBy: z.string(),
})

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
    pages: z
      .object({ done: z.number(), all: z.number() })
      .nullable()
      .openapi({ description: 'While a file with pages is being opened: how many of them have been read.' }),
    languages: z.array(z.string()).openapi({
      description: 'What its passages are written in, the most frequent first; empty until it has been read.',
    }),
    withoutVectors: z
      .boolean()
      .openapi({ description: 'In use, but found by its words alone until its meaning could be read too.' }),
    stage: z
      .enum(['waiting', 'file', 'passages'])
      .nullable()
      .openapi({ description: 'While it is read: in the queue, its file is being opened, or passage by passage.' }),
    audience: z
      .enum(['customers', 'agents'])
      .openapi({ description: 'agents: found for staff only, never told to a customer.' }),
    expiresAt: z.number().nullable(),
    expired: z.boolean().openapi({ description: 'Nothing is answered from it any more.' }),
    published: z.boolean().openapi({ description: 'false: there is only a draft yet.' }),
    draft: draftOf.nullable().openapi({ description: 'A text that was saved and is not yet published.' }),
    file: z
      .object({ name: z.string(), mediaType: z.string(), bytes: z.number() })
      .nullable()
      .openapi({ description: 'Of a file: as it was uploaded.' }),
    url: z.string().nullable().openapi({ description: 'Of a page: where it stands.' }),
    sourceId: z.string().nullable().openapi({ description: 'The web source that found it.' }),
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

export function shownDocument(row: DocumentRow, now = Date.now()): z.output<typeof document> {
  const { id, title, kind, language, version, chunks, error, createdAt, updatedAt } = row
  const { audience, expiresAt, published, draft, url, sourceId } = row
  if (row.state === 'deleted') throw new Error('a deleted document is not shown')
  return {
    id,
    title,
    kind,
    language,
    state: row.state,
    version,
    chunks: Math.max(0, chunks),
    // Rows of before there was progress say 0.
    chunksDone: row.state === 'ready' ? chunks : chunks < 0 ? 0 : row.chunksDone,
    pages: row.state === 'ingesting' && chunks < 0 ? { done: row.chunksDone, all: -chunks } : null,
    languages: row.vectors.findLast(({ languages }) => languages !== undefined)?.languages ?? [],
    withoutVectors: row.state === 'ready' && row.withoutVectors,
    stage: stageOf(row),
    audience,
    expiresAt,
    expired: expiresAt !== null && expiresAt <= now,
    published,
    draft: draft && draftOf.parse(draft),
    file: fileOf(row),
    url,
    sourceId,
    error,
    errorDetail: explainError(error),
    createdAt,
    updatedAt,
  }
}

function stageOf({ state, kind, chunks }: DocumentRow): z.output<typeof document>['stage'] {
  if (state === 'pending') return 'waiting'
  if (state !== 'ingesting') return null
  return kind === 'file' && chunks <= 0 ? 'file' : 'passages'
}

function fileOf({ kind, fileName, mediaType, fileBytes }: DocumentRow): z.output<typeof document>['file'] {
  if (kind !== 'file') return null
  return { name: fileName ?? '', mediaType: mediaType ?? 'application/octet-stream', bytes: fileBytes ?? 0 }
}
