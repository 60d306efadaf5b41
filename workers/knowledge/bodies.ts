import { z } from '@hono/zod-openapi'
import { Problem } from '../platform/problem'
import { MOST_TEXT_BYTES } from './documents'

/** Short enough that the id of a chunk's vector stays within Vectorize's 64 bytes. */
export const DOCUMENT_ID = /^doc_[\w-]{1,32}$/

/** A document as it comes in, from the API or from an operator's seed. */
export const documentBody = z.object({
  title: z.string().min(1).max(300),
  kind: z.enum(['text', 'markdown', 'faq']).default('text'),
  text: z.string().min(1).max(2_000_000),
  language: z.string().max(35).optional(),
})

export const intentsBody = z.object({
  intents: z
    .array(
      z.object({
        name: z.string().min(1).max(80),
        description: z.string().max(500).optional(),
        examples: z.array(z.string().min(1).max(500)).max(200),
      }),
    )
    .max(100),
})

/** Why a document was not saved, and what to do. */
export function refusedDocument(reason: keyof typeof REFUSALS): Problem {
  return new Problem({ status: 400, code: `document.${reason}`, ...REFUSALS[reason] })
}

const REFUSALS = {
  too_large: {
    title: 'Document too large',
    detail: `The text of a document may have ${MOST_TEXT_BYTES} bytes.`,
    nextStep: 'Save it as several documents.',
  },
  empty: {
    title: 'Empty document',
    detail: 'The text has nothing but spaces.',
    nextStep: 'Send the text that customers should be answered from.',
  },
  bad_id: {
    title: 'Invalid id',
    detail: 'The id of a document starts with doc_ and has at most 32 letters, digits, _ and - after it.',
    nextStep: 'Choose a shorter or plainer id.',
  },
}

export function refusedIntents(reason: string): Problem {
  return new Problem({
    status: 409,
    code: `intents.${reason}`,
    title: 'Intents not saved',
    detail: `The intents were refused: ${reason.replaceAll('_', ' ')}.`,
    nextStep: 'Send fewer or shorter examples; thirty a topic are plenty.',
  })
}
