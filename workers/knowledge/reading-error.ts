/** Why a document was not read, as `documents.error` keeps it. */
export type ReadingError =
  | 'empty'
  | 'too_large'
  | 'knowledge_full'
  | 'text_missing'
  | 'too_many_attempts'
  | 'erased'
  | 'not_found'

export interface ErrorDetail {
  title: string
  nextStep: string
  /** Whether reading the same text again can help. */
  retry: boolean
}

/** For whoever looks at the list: what happened, and what to do now. */
export function explainError(error: string | null): ErrorDetail | null {
  return error === null ? null : (EXPLANATIONS.get(error) ?? UNKNOWN)
}

const UNKNOWN: ErrorDetail = {
  title: 'It could not be read',
  nextStep: 'Try again. If it fails again, save its text anew.',
  retry: true,
}

const EXPLANATIONS = new Map<string, ErrorDetail>(
  Object.entries({
    empty: {
      title: 'There is nothing in it to answer from',
      nextStep: 'Open it, write the text under its headings or the answers under its questions, and save.',
      retry: false,
    },
    too_large: {
      title: 'It is too long for one document',
      nextStep: 'Save it as several documents, for example one for each chapter.',
      retry: false,
    },
    knowledge_full: {
      title: 'There is no room for its passages',
      nextStep: 'Remove documents nobody needs any more, then try again.',
      retry: true,
    },
    text_missing: {
      title: 'Its text is gone',
      nextStep: 'Paste or upload the text again and save.',
      retry: false,
    },
    too_many_attempts: {
      title: 'Reading it failed several times',
      nextStep: 'Try again. If it fails again, tell whoever runs WhatsNexus the id of the document.',
      retry: true,
    },
    erased: {
      title: 'Everything this business knew is being erased',
      nextStep: 'Save it again when the erasure is complete, eight days after it began.',
      retry: true,
    },
    not_found: UNKNOWN,
  } satisfies Record<ReadingError, ErrorDetail>),
)
