import { z } from '@hono/zod-openapi'

export const ESCALATIONS = ['asked_for_person', 'angry', 'danger', 'repeated', 'loop', 'low_confidence', 'vip'] as const
export type EscalationKind = (typeof ESCALATIONS)[number]

const rule = z.object({
  on: z.boolean().default(true),
  /** Whose waiting list it goes to; null: everybody's. */
  teamId: z.string().max(40).nullable().default(null),
  /** Words of the tenant's own that count too. */
  phrases: z.array(z.string().trim().min(2).max(80)).max(50).default([]),
})

const certainRule = rule.extend({ on: z.literal(true).default(true) })

/** When people take over. Whoever is in danger, or asks for a person, gets one: that cannot be switched off. */
export const escalation = z.object({
  asked_for_person: certainRule.prefault({}),
  angry: rule.prefault({}),
  danger: certainRule.prefault({}),
  repeated: rule.extend({ times: z.number().int().min(2).max(5).default(2) }).prefault({}),
  loop: rule.extend({ answers: z.number().int().min(3).max(20).default(8) }).prefault({}),
  low_confidence: rule.extend({ below: z.number().min(0).max(1).default(0.2) }).prefault({}),
  vip: rule
    .extend({ on: z.boolean().default(false), labels: z.array(z.string().max(80)).max(20).default([]) })
    .prefault({}),
})
export type Escalation = z.infer<typeof escalation>
