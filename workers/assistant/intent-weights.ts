import * as z from 'zod'

/** Another number for other features: weights of an older version are then trained anew. */
export const FEATURES = 2

/** What training leaves. The examples are its own copy, so that places and parts always belong together. */
export const intentWeights = z.object({
  features: z.literal(FEATURES),
  intents: z.array(z.string()),
  examples: z.array(z.string()),
  /** For each example: intents that it speaks for or against, and how strongly. */
  parts: z.array(z.object({ intents: z.array(z.number()), say: z.array(z.number()) })),
  bias: z.array(z.number()),
  /** Confidence = logistic((score − middle) / width); none of the intents below 0.5. */
  middle: z.number(),
  width: z.number(),
})

export type IntentWeights = z.infer<typeof intentWeights>

/** As they are stored; null when no intent has an example. */
export const storedWeights = intentWeights.nullable()
