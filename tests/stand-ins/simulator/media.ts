import { createHash, randomInt } from 'node:crypto'
import type { StoredMedia } from './chat.ts'
import type { Chats } from './chats.ts'
import { sampleDocument, samplePicture, sampleSticker, sampleVoice } from './samples.ts'

const SAMPLES = {
  image: { mime: 'image/png', make: () => samplePicture(), filename: undefined },
  audio: { mime: 'audio/ogg; codecs=opus', make: () => sampleVoice(), filename: undefined },
  document: { mime: 'application/pdf', make: () => sampleDocument(), filename: 'itinerary.pdf' },
  sticker: { mime: 'image/webp', make: () => sampleSticker(), filename: undefined },
} as const
export type SampleKind = keyof typeof SAMPLES

export function storeMedia(chats: Chats, bytes: Buffer, mime: string, filename?: string): StoredMedia {
  const id = `88${randomInt(10 ** 6, 10 ** 7)}${randomInt(10 ** 6, 10 ** 7)}`
  const media = { id, mime, ...(filename ? { filename } : {}), base64: bytes.toString('base64') }
  chats.addMedia(media)
  return media
}

export function storeSample(chats: Chats, kind: SampleKind): StoredMedia {
  const sample = SAMPLES[kind]
  return storeMedia(chats, sample.make(), sample.mime, sample.filename)
}

export function sha256Of(media: StoredMedia): string {
  return createHash('sha256').update(Buffer.from(media.base64, 'base64')).digest('base64')
}

/** `GET /{media-id}`. The address needs the bearer again and is old after five minutes. */
export function describeMedia(media: StoredMedia, origin: string, now: number): object {
  const expires = Math.floor(now / 1000) + 300
  return {
    messaging_product: 'whatsapp',
    url: `${origin}/whatsapp_business/attachments/?mid=${media.id}&ext=${expires}`,
    mime_type: media.mime,
    sha256: createHash('sha256').update(Buffer.from(media.base64, 'base64')).digest('hex'),
    file_size: Buffer.from(media.base64, 'base64').length,
    id: media.id,
  }
}
