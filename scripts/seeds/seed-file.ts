import { z } from 'zod'
import type { budget } from '../../workers/assistant/settings/budget.ts'
import type { escalation } from '../../workers/assistant/settings/escalation.ts'
import type { flows } from '../../workers/assistant/settings/flows.ts'
import type { gate } from '../../workers/assistant/settings/gate.ts'
import type { leadPlan } from '../../workers/assistant/settings/lead-plan.ts'
import type { voice } from '../../workers/assistant/settings/voice.ts'
import { LABEL_COLOURS } from '../../workers/labels/label.ts'

const text = z.string().min(1)

const number = z.object({
  phone_number_id: text,
  waba_id: text,
  display_phone_number: text,
  access_token: text,
  /** Secret of the tenant's own Meta app; without it the shared app signs. */
  app_secret: text.optional(),
  messages_per_second: z.number().positive().default(80),
  /** 0 = messages to one contact are not paced. */
  pair_burst: z.number().int().min(0).default(45),
})

const document = z.object({
  title: text,
  text,
  kind: z.enum(['text', 'markdown', 'faq']).default('text'),
  language: text.optional(),
  audience: z.enum(['customers', 'agents']).optional(),
})

const user = z.object({
  id: z.string().startsWith('usr_'),
  name: text,
  email: text,
  role: z.enum(['owner', 'admin', 'supervisor', 'agent', 'analyst']),
  /** Without one they cannot sign in. */
  password: z.string().min(8).optional(),
})

/** What conversations of the tenant can be marked with. */
const label = z.object({ id: z.string().startsWith('lbl_'), name: text, colour: z.enum(LABEL_COLOURS) })

/** How a conversation of the past stands now. */
const standing = z.object({
  /** `assistant`, `people` or the id of a user. */
  holder: text.optional(),
  state: z.enum(['open', 'snoozed', 'resolved']).optional(),
  /** In minutes from the moment of seeding; without it the customer's next message ends it. */
  snoozedFor: z.number().positive().optional(),
  /** Ids. */
  labels: z.array(text).optional(),
})

/** A conversation of the past. `ago` counts back from the moment of seeding, in minutes. */
const pastConversation = z.object({
  number: text,
  contact: z.object({ wa_id: text, name: text }),
  messages: z.array(z.object({ from: z.enum(['customer', 'business']), text, ago: z.number().min(0) })),
  standing: standing.optional(),
})

const span = z.object({ from: z.number(), to: z.number() })

/** A section as the API takes it, which checks it. */
function section<Schema extends z.ZodType>() {
  return z.custom<z.input<Schema>>((value) => typeof value === 'object' && value !== null).optional()
}

const assistantSettings = z.object({
  voice: section<typeof voice>(),
  escalation: section<typeof escalation>(),
  leadPlan: section<typeof leadPlan>(),
  flows: section<typeof flows>(),
  budget: section<typeof budget>(),
  gate: section<typeof gate>(),
})

/** Questions the assistant is tried with before it speaks. */
const trial = z.object({
  name: text,
  questions: z.array(
    z.object({
      text,
      expects: z.object({ kind: z.enum(['any', 'answer', 'hand_off', 'clarify']), contains: z.array(text).optional() }),
    }),
  ),
})

const tenant = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: text,
  apiKey: text,
  assistant: z.boolean().default(true),
  guards: z
    .object({ flood: z.number().nullable().default(null), loop: z.number().nullable().default(null) })
    .default({ flood: null, loop: null }),
  numbers: z.array(number).default([]),
  keywordRules: z.array(z.object({ match: text, reply: text })).default([]),
  knowledge: z.array(document).default([]),
  intents: z.array(z.object({ name: text, description: text.optional(), examples: z.array(text) })).default([]),
  locale: text.default('en-IN'),
  timeZone: text.default('Asia/Kolkata'),
  businessHours: z.array(z.array(span)).length(7).optional(),
  holidays: z.array(z.object({ date: text, name: text })).optional(),
  assistantSettings: assistantSettings.optional(),
  /** With one, a tenant's assistant is switched on once it has passed. */
  trial: trial.optional(),
  users: z.array(user).default([]),
  labels: z.array(label).default([]),
  history: z.array(pastConversation).default([]),
  /**
   * Made-up past conversations on the first number, the same at every run: for measuring a tenant that has grown. To the
   * newest `live` of them the customer writes once more, through the webhook.
   */
  generated: z
    .object({
      conversations: z.number().int(),
      messagesEach: z.number().int().max(500),
      live: z.number().int().default(0),
    })
    .optional(),
})

export const seedFile = z.object({
  /** The sign-in page shows its people with their passwords: for a demonstration. */
  signInHints: z.boolean().default(false),
  tenants: z.array(tenant),
})

/** As it is written: what has a default may be left out. */
export type SeedFile = z.input<typeof seedFile>
export type SeedTenant = z.input<typeof tenant>
export type ParsedSeed = z.output<typeof seedFile>
export type ParsedTenant = z.output<typeof tenant>
