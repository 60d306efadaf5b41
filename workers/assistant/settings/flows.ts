import { z } from '@hono/zod-openapi'
import { lines } from './voice'
import { wordings } from './wordings'

const slot = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(80),
  kind: z.enum(['text', 'number', 'date', 'time', 'email', 'phone', 'choice']).default('text'),
  choices: z.array(z.string().trim().min(1).max(24)).max(10).default([]),
  question: z.string().trim().min(1).max(300),
  required: z.boolean().default(true),
  translations: wordings,
})

const flow = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: z.string().trim().min(1).max(80),
  on: z.boolean().default(true),
  /** Intents that begin it, and words that do. */
  intents: z.array(z.string().max(80)).max(10).default([]),
  phrases: z.array(z.string().trim().min(2).max(80)).max(30).default([]),
  slots: z.array(slot).min(1).max(12),
  /** Said when the customer has confirmed; people then do what was asked for. */
  done: z.string().trim().max(500).default(''),
  /** The same in other languages. */
  doneLines: lines.optional(),
  teamId: z.string().max(40).nullable().default(null),
})

/** Requests that take several answers, such as a booking: asked one by one, shown back, confirmed, then given to people. */
export const flows = z.object({ flows: z.array(flow).max(20).default([]) })
export type Flow = z.infer<typeof flow>
export type FlowSlot = z.infer<typeof slot>
