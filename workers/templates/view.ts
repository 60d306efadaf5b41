import { type Editable, mayEdit } from './edit-rules'
import { listedAs } from './mirrored'
import type { TemplateRow } from './store'
import { parseTemplate, type Template } from './template'

/** A template with what whoever looks after it needs. */
export interface ManagedTemplate extends Template {
  managed: {
    /** Why it was rejected, paused or disabled, in Meta's words. */
    reason: string | null
    nextCategory: string | null
    /** Epoch ms. */
    nextCategoryAt: number | null
    ttlSeconds: number | null
    editable: Editable
    /** As Meta keeps them. */
    components: unknown[]
    /** When it last became another, as far as we know. */
    changedAt: number
  }
}

/** null: nothing that can be read as a template. */
export function managedTemplate(row: TemplateRow, now: number): ManagedTemplate | null {
  const template = parseTemplate(listedAs(row), { fallbacks: row.fallbacks, now })
  if (!template) return null
  const { reason, nextCategory, nextCategoryAt, ttlSeconds, components, updatedAt: changedAt } = row
  const editable = mayEdit(row, now)
  const managed = { reason, nextCategory, nextCategoryAt, ttlSeconds, editable, components, changedAt }
  return { ...template, managed }
}

export interface Hidden {
  /** Meta's status, `NOT_FROM_HERE` or `UNREADABLE`. */
  reason: string
  count: number
}

/** What the picker does not offer, and why. */
export function hiddenOf(templates: Template[], unreadable: number): Hidden[] {
  const counts = new Map<string, number>()
  for (const { sendable, status } of templates) {
    if (sendable) continue
    const reason = status === 'APPROVED' ? 'NOT_FROM_HERE' : status
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  if (unreadable > 0) counts.set('UNREADABLE', unreadable)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
}
