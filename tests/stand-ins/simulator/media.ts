import { createHash, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StoredMedia } from './chat.ts'
import type { Chats } from './chats.ts'
import type { MediaFault } from './faults.ts'
import { GraphError } from './graph-error.ts'
import { sendJson } from './http.ts'
import { saying } from './said.ts'
import { sampleDocument } from './samples.ts'

/** Drawn by scripts/draw-samples.ts. */
function drawn(name: string): () => Buffer {
  return () => readFileSync(new URL(`files/${name}`, import.meta.url))
}

const SAMPLES = {
  image: { mime: 'image/jpeg', make: drawn('view.jpg'), filename: undefined },
  video: { mime: 'video/mp4', make: drawn('clip.mp4'), filename: undefined },
  audio: { mime: 'audio/ogg; codecs=opus', make: drawn('voice.ogg'), filename: undefined },
  document: { mime: 'application/pdf', make: sampleDocument, filename: 'itinerary.pdf' },
  sticker: { mime: 'image/webp', make: drawn('sticker.webp'), filename: undefined },
} as const
export type SampleKind = keyof typeof SAMPLES

/** What a picture is in truth, when somebody means harm. */
const DISGUISED = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>',
  html: '<!doctype html><script>alert(document.domain)</script>',
  program: 'MZ\x90\0This program cannot be run in DOS mode.',
} as const
export type Disguise = keyof typeof DISGUISED
export const DISGUISES = ['svg', 'html', 'program'] as const satisfies Disguise[]

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

/** A voice note with what it says. */
export function storeSaid(chats: Chats, words: string): StoredMedia {
  return storeMedia(chats, saying(SAMPLES.audio.make(), words), SAMPLES.audio.mime)
}

export function storeDisguised(chats: Chats, disguise: Disguise): StoredMedia {
  return storeMedia(chats, Buffer.from(DISGUISED[disguise], 'latin1'), 'image/png')
}

export function sha256Of(media: StoredMedia): string {
  return createHash('sha256').update(bytesOf(media)).digest('base64')
}

/** `GET /{media-id}`. The address needs the bearer again and is old after five minutes. Throws what Meta would answer. */
export function describeMedia(media: StoredMedia, origin: string, fault: MediaFault | undefined): object {
  if (fault === 'not_found')
    throw new GraphError(100, `Unsupported get request. Object with ID '${media.id}' does not exist`, 404)
  if (fault === 'token') throw new GraphError(190, 'The access token has expired')
  const bytes = bytesOf(media)
  const expires = Math.floor(Date.now() / 1000) + (fault === 'expired' ? -1 : 300)
  return {
    messaging_product: 'whatsapp',
    url: `${origin}/whatsapp_business/attachments/?mid=${media.id}&ext=${expires}`,
    mime_type: media.mime,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file_size: bytes.length,
    id: media.id,
  }
}

const SLOW_MS = 15_000

/** What the address gives. */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  { media, expired }: { media: StoredMedia | undefined; expired: boolean },
  fault: MediaFault | undefined,
): Promise<void> {
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) return sendJson(response, 401, {})
  if (!media || expired) return sendJson(response, 404, {})
  if (fault === 'elsewhere') {
    response.writeHead(302, { location: 'https://elsewhere.invalid/' })
    response.end()
    return
  }
  if (fault === 'unavailable') return sendJson(response, 503, {})
  if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  const bytes = bytesOf(media)
  // Another file of the same length; or more than was announced.
  if (fault === 'wrong_hash') bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  const sent = fault === 'larger' ? Buffer.concat([bytes, bytes]) : bytes
  response.writeHead(200, { 'content-type': media.mime, 'content-length': sent.length })
  response.end(sent)
}

function bytesOf(media: StoredMedia): Buffer {
  return Buffer.from(media.base64, 'base64')
}
