import { z } from '@hono/zod-openapi'

/** What Workers AI may cost a day (UTC). At the stop the assistant quotes and hands over, without a model. */
export const budget = z.object({
  neuronsPerDay: z
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .default(200_000)
    .openapi({ description: "Workers AI's unit; 1,000 cost 0.011 USD." }),
  warnAt: z.number().min(0.1).max(1).default(0.8),
})
export type Budget = z.infer<typeof budget>
