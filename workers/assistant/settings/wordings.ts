import { z } from '@hono/zod-openapi'

/** How one thing that is asked for is put in another language; what is empty is as it was written. */
const wording = z.object({
  label: z.string().trim().max(80).default(''),
  question: z.string().trim().max(300).default(''),
  /** In the order of the choices: what is tapped still means the choice that was written. */
  choices: z.array(z.string().trim().max(60)).max(20).default([]),
})

export const wordings = z.record(z.string().max(20), wording).optional().openapi({
  description: 'The same in other languages, by BCP 47 tag: asked in that of the customer where it is there.',
})
export type Wording = z.infer<typeof wording>
export type Wordings = z.infer<typeof wordings>
