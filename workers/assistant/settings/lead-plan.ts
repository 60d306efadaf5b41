import { z } from '@hono/zod-openapi'
import { wordings } from './wordings'

const field = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(80),
  kind: z.enum(['text', 'number', 'date', 'email', 'phone', 'money', 'choice']).default('text'),
  choices: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** What the assistant asks, when it fits; empty: never, it only listens. */
  question: z.string().trim().max(300).default(''),
  /** Points when known. */
  worth: z.number().int().min(0).max(100).default(10),
  translations: wordings,
})

const stage = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(40),
  /** Proposed from this score on; null: only people choose it. */
  from: z.number().int().min(0).max(100).nullable().default(null),
  ends: z.enum(['won', 'lost']).nullable().default(null),
})

/** What makes somebody a lead, what to find out, and what that is worth. */
export const leadPlan = z.object({
  on: z.boolean().default(false),
  fields: z.array(field).max(20).default([]),
  stages: z.array(stage).min(1).max(12).optional(),
  /** Intents of the tenant that show interest, with their points. */
  intents: z
    .array(z.object({ intent: z.string().max(80), worth: z.number().int().min(-100).max(100) }))
    .max(50)
    .default([]),
  /** Between two questions of its own it answers at least so often. */
  patience: z.number().int().min(0).max(10).default(1),
})
export type LeadPlan = z.infer<typeof leadPlan>
export type LeadField = z.infer<typeof field>
export type LeadStage = z.infer<typeof stage>
