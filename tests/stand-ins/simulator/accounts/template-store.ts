import type { Fields } from '../fields.ts'

/** A template as Meta keeps it. */
export interface StoredTemplate {
  id: string
  name: string
  language: string
  status: string
  category: string
  correct_category?: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: Fields[]
  quality_score: { score: string }
  rejected_reason?: string
  message_send_ttl_seconds?: number
  /** When an approved one was edited, epoch ms. */
  edits: number[]
}
