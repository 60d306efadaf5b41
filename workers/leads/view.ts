import { z } from '@hono/zod-openapi'
import type { LeadPlan } from '../assistant/settings/lead-plan'
import { maskedName, maskedNumber } from '../contacts/mask'
import { errorName, log } from '../platform/log'
import type { NamedLead } from './queries'

const fact = z.object({
  value: z.string(),
  seq: z.number().nullable().openapi({ description: 'Of the message it was said in; null: a person wrote it.' }),
  quote: z.string().openapi({ description: 'Empty for who may not read conversations.' }),
  by: z.string().openapi({ description: '`customer`, or the id of the person who wrote it.' }),
})
const reason = z.object({ kind: z.enum(['field', 'intent']), of: z.string(), points: z.number() })
const facts = z.record(z.string(), fact)
const reasons = z.array(reason)
const origin = z.looseObject({ source_type: z.string().optional(), headline: z.string().optional() }).nullable()

export const leadView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    contactId: z.string().nullable(),
    name: z.string().nullable(),
    stage: z.string(),
    stageBy: z.string(),
    proposedStage: z.string().nullable().openapi({ description: 'Where the score would put it; null: where it is.' }),
    score: z.number().openapi({ description: '0 to 100, the sum of its reasons.' }),
    reasons: z.array(reason.extend({ label: z.string() })),
    facts: z.array(fact.extend({ field: z.string(), label: z.string(), kind: z.string() })),
    cameBy: z.string().nullable().openapi({ description: 'The ad, post or page that led them here.' }),
    ownerId: z.string().nullable(),
    heardAt: z.number(),
    createdAt: z.number(),
  })
  .openapi('Lead')
export type LeadView = z.infer<typeof leadView>

export interface Reader {
  /** Numbers, addresses and names only in part, as everywhere else for such a person. */
  masks: boolean
  /** May open conversations: the words a fact was read from are a customer's message. */
  reads: boolean
}

export function shownLead(row: NamedLead, plan: LeadPlan, { masks, reads }: Reader): LeadView {
  const known = stored(facts, row.facts, {})
  const fields = new Map(plan.fields.map((field) => [field.id, field]))
  const order = new Map(plan.fields.map(({ id }, i) => [id, i]))
  return {
    id: row.id,
    conversationId: row.conversationId,
    contactId: row.contactId,
    name: row.name !== null && masks ? maskedName(row.name) : row.name,
    stage: row.stage,
    stageBy: row.stageBy,
    proposedStage: row.proposedStage,
    score: row.score,
    reasons: stored(reasons, row.reasons, []).map((one) => ({
      ...one,
      label: one.kind === 'field' ? (fields.get(one.of)?.label ?? one.of) : one.of,
    })),
    facts: Object.entries(known)
      .sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size))
      .map(([field, held]) => {
        const kind = fields.get(field)?.kind ?? 'text'
        return {
          field,
          label: fields.get(field)?.label ?? field,
          kind,
          ...(masks ? hidden(held, kind) : held),
          ...(reads ? {} : { quote: '' }),
        }
      }),
    cameBy: row.origin === null ? null : (stored(origin, row.origin, null)?.headline ?? null),
    ownerId: row.ownerId,
    heardAt: row.heardAt,
    createdAt: row.createdAt,
  }
}

function hidden(held: z.infer<typeof fact>, kind: string): z.infer<typeof fact> {
  if (kind === 'phone') return { ...held, value: maskedNumber(held.value), quote: '' }
  return kind === 'email' ? { ...held, value: maskedName(held.value), quote: '' } : held
}

/** What we wrote ourselves, in a shape that an older release may not have known. */
function stored<Value>(shape: z.ZodType<Value>, json: string, otherwise: Value): Value {
  try {
    const parsed = shape.safeParse(JSON.parse(json))
    if (parsed.success) return parsed.data
  } catch (error) {
    log.error('leads.unreadable', { error: errorName(error) })
  }
  return otherwise
}
