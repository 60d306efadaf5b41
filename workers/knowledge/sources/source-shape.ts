import { z } from '@hono/zod-openapi'
import { explainError } from '../reading-error'
import type { SourceRow } from '../schema'

export const source = z
  .object({
    id: z.string(),
    kind: z.enum(['page', 'sitemap']),
    url: z.string(),
    audience: z.enum(['customers', 'agents']),
    everyHours: z.number().nullable(),
    state: z.enum(['pending', 'reading', 'ready', 'failed']),
    pages: z.number().openapi({ description: 'Found at the last reading.' }),
    pagesDone: z.number(),
    pagesFailed: z.number().openapi({ description: 'Of those done; each says why.' }),
    error: z.string().nullable(),
    errorDetail: z.object({ title: z.string(), nextStep: z.string(), retry: z.boolean() }).nullable(),
    readAt: z.number().nullable(),
    nextAt: z.number().nullable().openapi({ description: 'When it is read again.' }),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('KnowledgeSource')

export function shownSource(row: SourceRow): z.output<typeof source> {
  const { tenantId: _tenant, run: _run, attempts: _attempts, dueAt, state, error, ...shown } = row
  if (state === 'deleted') throw new Error('a removed source is not shown')
  const isIdle = state === 'ready' || state === 'failed'
  return { ...shown, state, error, errorDetail: explainError(error), nextAt: isIdle ? dueAt : null }
}
