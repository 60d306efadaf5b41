import { notFound, Problem } from '../platform/problem'
import type { MediaKind } from '../whatsapp/outbound-message'
import { MEDIA_LIMITS } from './limits'

const MB = 1024 * 1024

/** `limit`: bytes that WhatsApp takes of this kind. */
export function tooLarge(kind: MediaKind, limit: number): Problem {
  return new Problem({
    status: 413,
    code: 'upload.too_large',
    title: 'Too large for WhatsApp',
    detail: `WhatsApp takes at most ${limit < MB ? `${limit / 1024} KB` : `${limit / MB} MB`} as ${kind}.`,
    nextStep: 'Make the file smaller, or send it as a document.',
    more: { limit, kind },
  })
}

export type WrongType = 'type' | 'not_opus_mono' | 'not_512' | 'colours'

const WHY: Record<WrongType, (kind: MediaKind) => string> = {
  type: (kind) => `By its content this is nothing that WhatsApp takes as ${kind}.`,
  not_opus_mono: () => 'WhatsApp takes OGG only with one channel of Opus in it.',
  not_512: () => 'A sticker is a WebP of 512 by 512 pixels.',
  colours: () => 'WhatsApp takes PNG only with 8 bits a colour.',
}

/** `why`: what about it. `found`: its type by its content. */
export function wrongType(kind: MediaKind, why: WrongType, found: string): Problem {
  const { types } = MEDIA_LIMITS[kind]
  return new Problem({
    status: 415,
    code: 'upload.wrong_type',
    title: 'Not taken by WhatsApp',
    detail: WHY[why](kind),
    nextStep: `Convert it to one of: ${types.join(', ')}.`,
    more: { why, kind, found, types },
  })
}

export function emptyUpload(): Problem {
  return new Problem({
    status: 422,
    code: 'upload.empty',
    title: 'Empty file',
    detail: 'There is nothing in this file.',
    nextStep: 'Choose another file.',
  })
}

/** The conversation was erased while it arrived, or nobody sent it for a day. */
export function uploadGone(): Problem {
  return notFound('upload')
}

type NoFile = 'no_file' | 'pending' | 'failed' | 'expired'

const NO_FILE: Record<NoFile, { detail: string; nextStep: string; retryAfterSeconds?: number }> = {
  no_file: { detail: 'This message has no file.', nextStep: 'Ask for messages with media only.' },
  pending: {
    detail: 'The file is still being fetched from WhatsApp.',
    nextStep: 'Try again in a moment.',
    retryAfterSeconds: 2,
  },
  failed: {
    detail: 'The file could not be fetched from WhatsApp; media.failure of the message says why.',
    nextStep: 'Fetch it again (POST …/media/retry), or ask the customer to send it once more.',
  },
  expired: { detail: 'WhatsApp no longer keeps this file.', nextStep: 'Ask the customer to send it once more.' },
}

export function isNoFile(reason: string): reason is NoFile {
  return Object.hasOwn(NO_FILE, reason)
}

/** A 404 each: there is nothing to see at this address, at least not yet. */
export function noFile(reason: NoFile): Problem {
  const code = reason === 'no_file' ? 'media.not_found' : `media.${reason}`
  return new Problem({ status: 404, code, title: 'No file', ...NO_FILE[reason] })
}

export function nothingToRetry(): Problem {
  return new Problem({
    status: 409,
    code: 'media.not_failed',
    title: 'Nothing to fetch again',
    detail: 'The file is here, or is being fetched already.',
    nextStep: 'Load the message again.',
  })
}
