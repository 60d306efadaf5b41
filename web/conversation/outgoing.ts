import type {
  ContactsMessage,
  InteractiveMessage,
  LocationMessage,
  MediaKind,
  OutboundMessage,
  StoredFile,
} from '../../workers/whatsapp/outbound-message'

/** What the composer sends beside text and templates: as the API takes it, with uploads where the server keeps files. */
export type Outgoing =
  | Omit<LocationMessage, 'replyTo'>
  | Omit<ContactsMessage, 'replyTo'>
  | OutgoingInteractive
  | OutgoingMedia

export interface OutgoingMedia {
  type: MediaKind
  /** `upl_…` */
  upload: string
  caption?: string
  voice?: boolean
}

export interface OutgoingInteractive extends Omit<InteractiveMessage, 'replyTo' | 'header'> {
  header?: { type: 'text'; text: string } | { type: 'image' | 'video' | 'document'; upload: string }
}

/** As a bubble shows it before the server has answered: of a file only its kind is known here. */
export function asShown(content: Outgoing): OutboundMessage {
  switch (content.type) {
    case 'location':
    case 'contacts':
      return content
    case 'interactive': {
      const { header, ...rest } = content
      if (!header) return rest
      return {
        ...rest,
        header: header.type === 'text' ? header : { type: header.type, file: fileOf(header.type, header.upload) },
      }
    }
    default: {
      const { type, upload, ...rest } = content
      return { ...rest, type, file: fileOf(type, upload) }
    }
  }
}

function fileOf(kind: MediaKind, uploadId: string): StoredFile {
  return { kind, uploadId, mimeType: '', size: 0 }
}

/** What stands in the bubble as words. */
export function wordsOf(content: Outgoing): string {
  if (content.type === 'interactive') return content.body
  return 'caption' in content ? (content.caption ?? '') : ''
}
