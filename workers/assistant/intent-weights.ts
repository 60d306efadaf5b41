import * as z from 'zod'

/** Trained weights as they are stored; null when no intent has an example. */
export const storedWeights = z
  .object({
    intents: z.array(z.string()),
    rarity: z.array(z.tuple([z.string(), z.number()])),
    examples: z.array(z.object({ intent: z.number(), features: z.array(z.number()), weights: z.array(z.number()) })),
    say: z.array(z.number()),
    middle: z.number(),
    width: z.number(),
  })
  .nullable()
