import * as z from 'zod'

/** One version of one document to be cut, embedded and indexed. The job is a row first: `documents.state`. */
export const documentJob = z.object({
  tenantId: z.string(),
  documentId: z.string().startsWith('doc_'),
  version: z.number().int(),
})
export type DocumentJob = z.infer<typeof documentJob>

/** One reading of one web source: `sources.state`. */
export const sourceJob = z.object({
  tenantId: z.string(),
  sourceId: z.string().startsWith('src_'),
  run: z.number().int(),
})
export type SourceJob = z.infer<typeof sourceJob>

/** One version of a tenant's intents to be learnt: the row is in its knowledge. */
export const trainingJob = z.object({ tenantId: z.string(), training: z.number().int() })
export type TrainingJob = z.infer<typeof trainingJob>

/** One version of a tenant's intents to be judged: how well they are told apart. */
export const judgingJob = z.object({ tenantId: z.string(), judging: z.number().int() })
export type JudgingJob = z.infer<typeof judgingJob>

export const ingestJob = z.union([documentJob, sourceJob, trainingJob, judgingJob])
export type IngestJob = z.infer<typeof ingestJob>
