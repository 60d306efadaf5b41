import { z } from '@hono/zod-openapi'

/** What a trial must show before the assistant is let speak. */
export const gate = z.object({
  needed: z.boolean().default(true),
  questionsLeast: z.number().int().min(1).max(1000).default(20),
  answeredLeast: z.number().min(0).max(1).default(0.5),
  rightLeast: z.number().min(0).max(1).default(0.9),
  /** Sentences that no passage holds. */
  unsupportedMost: z.number().min(0).max(1).default(0),
  /** Days for which a trial counts. */
  freshDays: z.number().int().min(1).max(90).default(14),
})
export type Gate = z.infer<typeof gate>
