import type { MediaRef, MessageEvent } from '../whatsapp/event'
import type { OutboundMessage, StoredFile } from '../whatsapp/outbound-message'
import type { Actor } from './actor'
import type { MediaFailure, MediaView } from './views'

/** What happened to the file of the message that the entry refers to. */
export type MediaEntry = { kind: 'media' } & (
  | { what: 'told'; file: ToldFile }
  | { what: 'stored'; mimeType: string; filename: string; size: number; sha256: string }
  | { what: 'failed'; failure: MediaFailure; tries: number; retryAt: number | null }
  /** Meta keeps it no longer. */
  | { what: 'expired' }
  /** To be fetched once more: somebody asked, or the number has another token. */
  | { what: 'asked'; by: Actor }
)

/** History tells of the file later than of its message, which is a placeholder until then. */
export interface ToldFile {
  type: string
  text: string | null
  media: MediaRef
  filename?: string
  voice?: boolean
  animated?: boolean
}

/** What has become of a message's file. */
export interface MediaFold {
  told?: ToldFile
  stored?: { mimeType: string; filename: string; size: number; sha256: string }
  /** Since it was last asked for. */
  tries: number
  failure?: MediaFailure
  retryAt?: number
  expired?: true
  /** The conversation under whose name it lies, where that is not this one: the message moved here. */
  home?: string
  /** What it is called there. */
  name?: string
}

/** Where a file lies: below the name of the conversation `home`. */
export interface FileAt {
  home: string
  name: string
}

export function mediaInto(fold: MediaFold | undefined, body: MediaEntry): MediaFold {
  const told = fold?.told ? { told: fold.told } : {}
  switch (body.what) {
    case 'told':
      return { tries: 0, told: body.file }
    case 'stored': {
      const { mimeType, filename, size, sha256 } = body
      return { ...told, tries: fold?.tries ?? 0, stored: { mimeType, filename, size, sha256 } }
    }
    case 'failed': {
      const { failure, tries, retryAt } = body
      return { ...told, tries, failure, ...(retryAt === null ? {} : { retryAt }) }
    }
    case 'expired':
      return { ...told, tries: (fold?.tries ?? 0) + 1, expired: true }
    case 'asked':
      return { ...told, tries: 0 }
  }
}

/** Of two lives of one message, the one that has the file. */
export function joinMedia(own: MediaFold | undefined, other: MediaFold | undefined): MediaFold | undefined {
  if (!own || !other) return own ?? other
  const [first, second] = own.stored || !other.stored ? [own, other] : [other, own]
  const told = first.told ?? second.told
  return { ...first, ...(told ? { told } : {}) }
}

/** The message with all that was told of it. */
export function complete(event: MessageEvent, fold: MediaFold | undefined): MessageEvent {
  return fold?.told ? { ...event, ...fold.told } : event
}

/** Meta: by older pages media can be had for 30 days; nothing older is asked for. */
export const MEDIA_KEPT_MS = 30 * 24 * 3_600_000

/** As the API shows it; undefined: there is no file. */
export function mediaView(
  event: MessageEvent,
  fold: MediaFold | undefined,
  { sentAt, now }: { sentAt: number; now: number },
): MediaView | undefined {
  if (!event.media) return undefined
  const { stored, failure, retryAt, expired } = fold ?? {}
  return {
    state: stateOf(fold, now - sentAt),
    mimeType: stored?.mimeType ?? event.media.mime_type ?? null,
    filename: event.filename === undefined ? null : (stored?.filename ?? event.filename),
    voice: event.voice === true,
    animated: event.animated === true,
    size: stored?.size ?? null,
    failure: stored || expired ? null : (failure ?? null),
    retryAt: stored || expired ? null : (retryAt ?? null),
  }
}

function stateOf(fold: MediaFold | undefined, age: number): MediaView['state'] {
  if (fold?.stored) return 'ready'
  if (fold?.expired) return 'expired'
  if (fold?.failure) return 'failed'
  return age > MEDIA_KEPT_MS ? 'expired' : 'pending'
}

/** The same message, of which each file names where it lies: it goes to another conversation. */
export function withHome(message: OutboundMessage, home: string): OutboundMessage {
  const at = <File extends StoredFile>(file: File): File => ({ ...file, home: file.home ?? home })
  if ('file' in message) return { ...message, file: at(message.file) }
  if (message.type !== 'interactive' && message.type !== 'template') return message
  const { header } = message
  const moved = header && 'file' in header ? { ...message, header: { ...header, file: at(header.file) } } : message
  if (moved.type !== 'template' || !moved.cards) return moved as OutboundMessage
  const cards = moved.cards.map((card) =>
    'file' in card.header ? { ...card, header: { ...card.header, file: at(card.header.file) } } : card,
  )
  return { ...moved, cards } as OutboundMessage
}
