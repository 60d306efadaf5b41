import * as z from 'zod'

/** One version of one document to be cut, embedded and indexed. The job is a row first: `documents.state`. */
export const ingestJob = z.object({
  tenantId: z.string(),
  documentId: z.string().startsWith('doc_'),
  version: z.number().int(),
})
export type IngestJob = z.infer<typeof ingestJob>
