import { z } from '@hono/zod-openapi'

/** A line for customers, by language (BCP 47); a language without one gets ours. */
export const lines = z.record(z.string().max(20), z.string().trim().max(500))

/** How the assistant speaks, and what it leaves to people. */
export const voice = z.object({
  tone: z.enum(['friendly', 'plain', 'formal']).default('plain'),
  instructions: z
    .string()
    .max(2000, 'At most 2,000 characters.')
    .default('')
    .openapi({ description: 'How to speak, in plain words. What to say stands in the knowledge.' }),
  forbidden: z
    .array(
      z.object({ topic: z.string().trim().min(1).max(80), phrases: z.array(z.string().trim().min(2).max(80)).max(30) }),
    )
    .max(50)
    .default([])
    .openapi({ description: 'Topics it does not speak of: asked for one, it hands over.' }),
  handOffLines: lines.default({}).openapi({ description: 'What customers read when people take over.' }),
  closedLines: lines.default({}).openapi({ description: 'The same, outside business hours.' }),
  whenClosed: z
    .enum(['answer', 'hand_off'])
    .default('answer')
    .openapi({ description: 'Outside business hours: answer what it knows, or leave all to people.' }),
  images: z.enum(['describe', 'decline']).default('describe'),
  voiceNotes: z.enum(['transcribe', 'decline']).default('transcribe'),
})
export type Voice = z.infer<typeof voice>
