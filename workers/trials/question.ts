import { z } from '@hono/zod-openapi'

export const MOST_QUESTIONS = 1000
export const MOST_CHARACTERS = 1000

/** What the assistant is expected to do. `any`: a person judges afterwards. */
export const EXPECTED = ['any', 'answer', 'hand_off', 'clarify'] as const

export const expectation = z.object({
  kind: z.enum(EXPECTED).default('any'),
  documentId: z.string().max(40).nullable().default(null).openapi({
    description: 'Of `answer`: the document that it must come from.',
  }),
  contains: z
    .array(z.string().trim().min(1).max(200))
    .max(10)
    .default([])
    .openapi({ description: 'Of `answer`: words that it must hold, such as a price.' }),
})
export type Expectation = z.infer<typeof expectation>

export const question = z.object({
  text: z.string().trim().min(1, 'Write the question.').max(MOST_CHARACTERS),
  expects: expectation.prefault({}),
})
export type Question = z.infer<typeof question>

export const questions = z.array(question).max(MOST_QUESTIONS, `A set has at most ${MOST_QUESTIONS} questions.`)
