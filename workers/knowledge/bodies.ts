import { z } from '@hono/zod-openapi'
import { notFound, Problem } from '../platform/problem'
import { MOST_TEXT_BYTES } from './text-check'

/** Short enough that the id of a chunk's vector stays within Vectorize's 64 bytes. */
export const DOCUMENT_ID = /^doc_[\w-]{1,32}$/

/** Who may be told, and until when. */
export const detailsBody = z.object({
  audience: z
    .enum(['customers', 'agents'])
    .optional()
    .openapi({ description: 'agents: found for staff only, never told to a customer.' }),
  expiresAt: z
    .number()
    .int()
    .positive()
    .nullable()
    .optional()
    .openapi({ description: 'Epoch milliseconds; from then on nothing is answered from it. null: for ever.' }),
})

/** A document as it comes in, from the API or from an operator's seed. */
export const documentBody = detailsBody.extend({
  title: z.string().trim().min(1, 'Give it a title.').max(300, 'A title has at most 300 characters.'),
  kind: z.enum(['text', 'markdown', 'faq']).default('text'),
  // What is wrong with a text is said by refusedDocument, in words for whoever uploads it.
  text: z.string(),
  language: z.string().max(35).optional(),
})

/** Of publishing a document. */
export const CLOSED = 'Whether it closed the question of customers that it was begun to answer.'

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
    detail: `The text of a document may have ${MOST_TEXT_BYTES / 1_000_000} MB; this has more.`,
    nextStep: 'Save it as several documents, for example one for each chapter.',
  },
  empty: {
    title: 'Empty document',
    detail: 'The text has nothing but spaces.',
    nextStep: 'Send the text that customers should be answered from.',
  },
  no_text: {
    title: 'No text in it',
    detail: 'There are no words in it that can be read: it has only pictures or marks, or is not a text file.',
    nextStep: 'Save it as plain text, Markdown, CSV or a web page, or paste its words.',
  },
  bad_id: {
    title: 'Invalid id',
    detail: 'The id of a document starts with doc_ and has at most 32 letters, digits, _ and - after it.',
    nextStep: 'Choose a shorter or plainer id.',
  },
}

export function notFailed(state: string): Problem {
  return new Problem({
    status: 409,
    code: 'document.not_failed',
    title: 'Nothing to try again',
    detail: `Only a document that could not be read is tried again; this one is ${STATE_WORDS.get(state) ?? state}.`,
    nextStep: state === 'ready' ? 'Save it with a new text to have it read anew.' : 'Wait until it has been read.',
  })
}

/** What was read out of a file or a page is changed where it came from. */
export function notWritten(): Problem {
  return new Problem({
    status: 409,
    code: 'document.not_written_here',
    title: 'Not written here',
    detail: 'This text was read from a file or a web page.',
    nextStep: 'Upload a newer file in its place, or change the page and read it again.',
  })
}

export function notAFile(): Problem {
  return new Problem({
    status: 409,
    code: 'document.not_a_file',
    title: 'Not a file',
    detail: 'A file can only take the place of a file.',
    nextStep: 'Upload it as a document of its own, and remove the other one.',
  })
}

export function noDraft(): Problem {
  return new Problem({
    status: 409,
    code: 'document.no_draft',
    title: 'No draft',
    detail: 'There is nothing that was saved and not yet published.',
    nextStep: 'Save a draft first.',
  })
}

export function versionGone(): Problem {
  return new Problem({
    status: 409,
    code: 'version.not_stored',
    title: 'No longer stored',
    detail: 'The text of this version is not kept any more.',
    nextStep: 'Choose a newer one.',
  })
}

const STATE_WORDS = new Map([
  ['pending', 'about to be read'],
  ['ingesting', 'being read'],
  ['ready', 'in use'],
])

/** Why a passage that was shown once cannot be shown now. */
export function refusedPassage(reason: 'not_found' | keyof typeof GONE, documentId?: string): Problem {
  if (reason === 'not_found') return notFound('passage')
  return new Problem({ status: 404, code: `passage.${reason}`, ...GONE[reason], more: { documentId } })
}

const GONE = {
  replaced: {
    title: 'Passage replaced',
    detail: 'The document has been changed since; this is a passage of its earlier text.',
    nextStep: 'Open the document to see what it says now.',
  },
  removed: {
    title: 'Passage removed',
    detail: 'The document of this passage has been removed since.',
    nextStep: 'Read what was quoted with the answer; nothing is answered from this passage any more.',
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
