import * as z from 'zod'
import type { TemplateRow } from './store'

/** What Meta tells of a template, in the mirror's columns. */
export type MirroredTemplate = Omit<
  TemplateRow,
  'tenantId' | 'wabaId' | 'fallbacks' | 'editedAt' | 'createdAt' | 'updatedAt'
>

const text = z.string().optional().catch(undefined)

const listed = z
  .object({
    // Longer than a number of JavaScript can be exact, where Meta sends it as a number.
    id: z.union([z.string(), z.number().transform(String)]),
    name: z.string().min(1).max(600),
    language: z.string().min(1).max(20),
    category: z.string().catch('UNKNOWN'),
    correct_category: text,
    status: z.string().catch('UNKNOWN'),
    rejected_reason: text,
    quality_score: z.object({ score: z.string() }).optional().catch(undefined),
    parameter_format: text,
    components: z.array(z.unknown()).catch([]),
    message_send_ttl_seconds: z.number().optional().catch(undefined),
  })
  .transform(
    (read): MirroredTemplate => ({
      metaId: read.id,
      name: read.name,
      language: normalLanguage(read.language),
      category: read.category,
      nextCategory: read.correct_category && read.correct_category !== read.category ? read.correct_category : null,
      nextCategoryAt: null,
      status: read.status,
      reason: read.rejected_reason && read.rejected_reason !== 'NONE' ? read.rejected_reason : null,
      quality: read.quality_score?.score ?? null,
      parameterFormat: read.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      components: read.components,
      ttlSeconds: read.message_send_ttl_seconds ?? null,
    }),
  )

/** null: nothing that can be read as a template. */
export function mirroredOf(item: unknown): MirroredTemplate | null {
  const read = listed.safeParse(item)
  return read.success ? read.data : null
}

/** Meta writes `en-US` and `en_US`. */
export function normalLanguage(language: string): string {
  return language.replaceAll('-', '_')
}

/** As the Graph API lists it, for whoever reads templates in Meta's shape. */
export function listedAs(row: TemplateRow): object {
  return {
    id: row.metaId,
    name: row.name,
    language: row.language,
    category: row.category,
    status: row.status,
    parameter_format: row.parameterFormat,
    components: row.components,
    ...(row.quality !== null && { quality_score: { score: row.quality } }),
    ...(row.ttlSeconds !== null && { message_send_ttl_seconds: row.ttlSeconds }),
  }
}
