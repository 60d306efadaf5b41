import * as z from 'zod'
import { expectation } from './question'

export const TRIAL_KINDS = ['batch', 'replay', 'impact'] as const
export type TrialKind = (typeof TRIAL_KINDS)[number]

/**
 * `missed`: left to people where it should, or could, have answered. `open`: nobody has said yet whether it is right.
 * Of an edit: `gained` an answer, `lost` one, `changed`, or the `same`; the last two also of what the assistant itself had
 * answered, which is no measure of itself.
 */
export const VERDICTS = ['right', 'wrong', 'missed', 'open', 'same', 'changed', 'gained', 'lost', 'failed'] as const
export type Verdict = (typeof VERDICTS)[number]
export const verdict = z.enum(VERDICTS)

/** What a person may say of an answer. */
export const JUDGEMENTS = ['right', 'wrong'] as const

export const outcome = z.object({
  kind: z.enum(['answer', 'clarify', 'hand_off', 'silent']),
  text: z.string().nullable(),
  language: z.string().nullable(),
  intent: z.string().nullable(),
  confidence: z.number().nullable(),
  sources: z.array(
    z.object({ documentId: z.string(), chunkId: z.string(), title: z.string(), quote: z.string().nullable() }),
  ),
  reason: z.string().nullable(),
  model: z.string().nullable(),
  degraded: z.string().nullable(),
  latencyMs: z.number(),
  neurons: z.number().default(0),
  /** Sentences of the answer, and how many of them no passage holds. */
  sentences: z.number().default(0),
  unsupported: z.number().default(0),
  /** Those very sentences. */
  withoutSource: z.array(z.string()).default([]),
})
export type Outcome = z.infer<typeof outcome>

const speech = z.object({ by: z.enum(['customer', 'assistant', 'agent']), text: z.string(), at: z.number() })

/** One question of a trial, as the tenant's KnowledgeDO keeps it. */
export const trialItem = z.object({
  text: z.string(),
  /** Oldest first. Dropped once the question was asked. */
  history: z.array(speech).default([]),
  expects: expectation.nullable().default(null),
  /** Of a customer's question: when it was asked, and what was answered then. */
  at: z.number().nullable().default(null),
  said: z
    .object({ by: z.enum(['agent', 'assistant']), text: z.string() })
    .nullable()
    .default(null),
  /** Of an edit: as it is without it. */
  before: outcome.nullable().default(null),
  outcome: outcome.nullable().default(null),
  /** Who judged it, where a person did. */
  judgedBy: z.string().nullable().default(null),
})
export type TrialItem = z.infer<typeof trialItem>

/** Which conversations somebody saw who began a replay, where that was not all. */
const sight = z.object({ policy: z.enum(['team', 'own']), userId: z.string(), teams: z.array(z.string()) })

/** Hash of what the assistant went by when it began. */
const knows = z.string().optional()

/** What was asked for: ids and numbers only. */
export const trialParams = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('batch'), setId: z.string(), name: z.string(), knows }),
  z.object({
    kind: z.literal('replay'),
    conversations: z.number(),
    days: z.number(),
    channelId: z.string().nullable().default(null),
    sight: sight.nullable().default(null),
    /** Known once it has begun. */
    notReplayed: z.number().default(0),
    knows,
  }),
  z.object({ kind: z.literal('impact'), documentId: z.string(), change: z.enum(['draft', 'removal', 'file']) }),
])
export type TrialParams = z.infer<typeof trialParams>

/** Counts of a trial, of what was asked so far. */
export const trialTally = z.object({
  asked: z.number(),
  /** Where an answer was wanted. */
  answered: z.number(),
  clarified: z.number(),
  handedOver: z.number(),
  silent: z.number(),
  failed: z.number(),
  /** Decided without a model, which was down or not paid for: it says nothing of how the assistant would answer. */
  modelless: z.number().default(0),
  /** The assistant itself had answered them then, and no person has judged them since: no measure of it. */
  own: z.number().default(0),
  right: z.number(),
  wrong: z.number(),
  missed: z.number(),
  open: z.number(),
  same: z.number(),
  changed: z.number(),
  gained: z.number(),
  lost: z.number(),
  /** Of answers: questions to which none was expected do not count. */
  answerable: z.number(),
  sentences: z.number(),
  unsupported: z.number(),
  neurons: z.number(),
  /** Half of the answers took no longer. */
  latencyMs: z.number(),
  /** Why people would have taken over. */
  reasons: z.record(z.string(), z.number()),
})
export type TrialTally = z.infer<typeof trialTally>
