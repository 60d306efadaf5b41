import type { MediaKind } from '../whatsapp/outbound-message'

const KB = 1024
const MB = 1024 * KB

/** What WhatsApp takes of a kind. Data only: the dashboard reads it too, to say it before anything is uploaded. */
export interface MediaLimit {
  types: readonly string[]
  bytes: number
}

export const MEDIA_LIMITS: Readonly<Record<MediaKind, MediaLimit>> = {
  image: { types: ['image/jpeg', 'image/png'], bytes: 5 * MB },
  video: { types: ['video/mp4', 'video/3gpp'], bytes: 16 * MB },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], bytes: 16 * MB },
  document: {
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    bytes: 100 * MB,
  },
  /** One that does not move. */
  sticker: { types: ['image/webp'], bytes: 100 * KB },
}

export const ANIMATED_STICKER_BYTES = 500 * KB

/** Up to this size a voice note has a button to play it at once; above, Meta shows one to load it first. */
export const VOICE_NOTE_BYTES = 512 * KB

/** Of a caption, and of an inbound file: more does not come. */
export const CAPTION_CHARACTERS = 1_024
export const MOST_INBOUND_BYTES = 100 * MB
