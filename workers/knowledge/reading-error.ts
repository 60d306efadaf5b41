import type { FileFault } from './parse/block'
import type { PageFault } from './sources/page-fault'

/** Why a document was not read, as `documents.error` keeps it. */
export type ReadingError =
  | FileFault
  | PageFault
  | 'file_missing'
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
    scanned: {
      title: 'Its pages are pictures',
      nextStep: 'Recognise the text first (OCR, in most scanners and PDF programs), then upload it again.',
      retry: false,
    },
    letters_unknown: {
      title: 'The file does not say which letters it shows',
      nextStep: 'Upload the document it was made from (DOCX), or recognise its text (OCR) and upload that.',
      retry: false,
    },
    locked: {
      title: 'It is protected by a password',
      nextStep: 'Save it without the password, then upload it again.',
      retry: false,
    },
    damaged: {
      title: 'The file is damaged',
      nextStep: 'Open it in the program it was made with, save it anew and upload that.',
      retry: false,
    },
    too_many_pages: {
      title: 'It has more than 600 pages',
      nextStep: 'Upload it in parts, for example one for each chapter.',
      retry: false,
    },
    too_large_inside: {
      title: 'It is far larger inside than it looks',
      nextStep: 'Save it anew without embedded files, or as a PDF, and upload that.',
      retry: false,
    },
    not_readable: {
      title: 'There are no words in it that can be read',
      nextStep: 'Save it as PDF, DOCX, XLSX, CSV, Markdown, plain text or a web page, and upload that.',
      retry: false,
    },
    file_missing: {
      title: 'The file is gone',
      nextStep: 'Upload it again.',
      retry: false,
    },
    robots: {
      title: 'The site asks programs not to read this page',
      nextStep: 'Allow WhatsNexusBot in the robots.txt of the site, or paste the text of the page.',
      retry: true,
    },
    robots_unreachable: {
      title: 'The site did not say what may be read',
      nextStep: 'Its robots.txt did not answer. Try again later.',
      retry: true,
    },
    page_missing: {
      title: 'There is no such page',
      nextStep: 'Check the address in a browser.',
      retry: true,
    },
    page_refused: {
      title: 'The site refused to show the page',
      nextStep: 'Let WhatsNexusBot in, or paste the text of the page.',
      retry: true,
    },
    page_unreachable: {
      title: 'The site did not answer',
      nextStep: 'Open the page in a browser. If it works there, try again.',
      retry: true,
    },
    page_elsewhere: {
      title: 'The page leads to another site',
      nextStep: 'Add the address that it leads to.',
      retry: false,
    },
    page_address: {
      title: 'The address cannot be read from here',
      nextStep: 'Use the public https address that customers see.',
      retry: false,
    },
    page_no_text: {
      title: 'There is no text on the page',
      nextStep: 'It may be drawn by a program in the browser. Paste its text instead.',
      retry: true,
    },
    page_hidden: {
      title: 'The page asks not to be kept',
      nextStep: 'Remove its "noindex", or paste its text.',
      retry: true,
    },
    page_too_large: {
      title: 'The page is too large',
      nextStep: 'Paste the part that answers customers.',
      retry: false,
    },
    page_unreadable: {
      title: 'The page could not be read',
      nextStep: 'Open the source: the page says why.',
      retry: true,
    },
    pages_unreadable: {
      title: 'None of its pages could be read',
      nextStep: 'Open the source: each page says why.',
      retry: true,
    },
    pages_left_out: {
      title: 'It has more than 500 pages; the first 500 are read',
      nextStep: 'Add the sitemaps of single sections in place of the whole site.',
      retry: false,
    },
    sitemap_incomplete: {
      title: 'A part of its sitemap did not answer',
      nextStep: 'Pages that were read before stay in use. Read it again later.',
      retry: true,
    },
    no_pages: {
      title: 'No pages were found',
      nextStep: 'Check that it is the address of a sitemap, or add the pages one by one.',
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

export const READING_ERRORS: readonly string[] = [...EXPLANATIONS.keys()]
