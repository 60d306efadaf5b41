/** What we say to a customer, as it is stored. How Meta wants it is made in outbound.ts and nowhere else. */
export type OutboundMessage =
  | TextMessage
  | TemplateMessage
  | MediaMessage
  | LocationMessage
  | ContactsMessage
  | InteractiveMessage
  | ReactionMessage

interface Quoting {
  /** wamid of the message that is quoted; on the way in also `msg_<seq>`. */
  replyTo?: string
}

export interface TextMessage extends Quoting {
  type: 'text'
  text: string
  /** Show a preview of the first link; default no. */
  preview?: boolean
}

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

/** A file in our own bucket. Never a link: Meta says "accepted" also when it cannot fetch one. */
export interface StoredFile {
  kind: MediaKind
  /** `upl_…`: of the tenant and the conversation that it was uploaded for. */
  uploadId: string
  /** Sniffed, never claimed. */
  mimeType: string
  /** Bytes. */
  size: number
  filename?: string
  /** The conversation under whose name it lies, where that is not the message's own: the message moved. */
  home?: string
}

export interface MediaMessage extends Quoting {
  type: MediaKind
  file: StoredFile
  /** Not of audio and stickers. */
  caption?: string
  /** Audio only: OGG/Opus shown as a voice note. */
  voice?: boolean
}

export interface LocationMessage extends Quoting {
  type: 'location'
  latitude: number
  longitude: number
  name?: string
  address?: string
}

export interface ContactsMessage extends Quoting {
  type: 'contacts'
  contacts: OutboundContact[]
}

export interface OutboundContact {
  name: string
  phones: { phone: string; type?: string }[]
  emails?: string[]
  organisation?: string
}

/** Shown on the target, not as a bubble. An empty emoji takes it back. */
export interface ReactionMessage {
  type: 'reaction'
  /** wamid of the message reacted to; on the way in `msg_<seq>`. */
  target: string
  emoji: string
  replyTo?: never
}

export type InteractiveHeader =
  | { type: 'text'; text: string }
  | { type: 'image' | 'video' | 'document'; file: StoredFile }

export interface InteractiveMessage extends Quoting {
  type: 'interactive'
  body: string
  header?: InteractiveHeader
  footer?: string
  action: InteractiveAction
}

export type InteractiveAction =
  | { kind: 'buttons'; buttons: { id: string; title: string }[] }
  | { kind: 'list'; button: string; sections: ListSection[] }
  | { kind: 'cta_url'; text: string; url: string }
  | { kind: 'location_request' }
  | { kind: 'contact_request' }
  | { kind: 'address'; country: 'IN'; values?: Record<string, string> }
  | FlowAction
  | { kind: 'product'; catalogId: string; productId: string }
  | { kind: 'product_list'; catalogId: string; sections: ProductSection[] }

export interface ProductSection {
  title: string
  productIds: string[]
}

export interface ListSection {
  title?: string
  rows: { id: string; title: string; description?: string }[]
}

export interface FlowAction {
  kind: 'flow'
  flowId: string
  /** What stands on the button. */
  text: string
  token?: string
  /** The first screen, for `navigate`; without it the flow asks its endpoint. */
  screen?: string
  data?: Record<string, unknown>
  draft?: boolean
}

export interface TemplateMessage extends Quoting {
  type: 'template'
  name: string
  /** `en_US` */
  language: string
  /** Values, in Meta's order; compiled from the template when it was chosen. */
  header?: TemplateHeaderValue
  body?: TemplateValue[]
  buttons?: TemplateButtonValue[]
  /** Of a carousel, card by card. */
  cards?: TemplateCardValue[]
  /** Of a limited-time offer: epoch ms at which it ends. */
  offerEndsAt?: number
  /** Meta's word, `MARKETING`. Not sent: it decides who may get it and what it costs. */
  category?: string
  /** How it reads with these values. Not sent: it is what people see of it. */
  preview?: TemplatePreview
}

export interface TemplateCardValue {
  header: TemplateHeaderValue
  body?: TemplateValue[]
  buttons?: TemplateButtonValue[]
}

export type TemplateHeaderValue =
  | { type: 'text'; text: string; name?: string }
  | { type: 'image' | 'video' | 'document'; file: StoredFile }
  | { type: 'location'; latitude: number; longitude: number; name: string; address: string }
  | { type: 'product'; catalogId: string; productId: string }

export interface TemplateValue {
  name?: string
  text: string
}

export interface TemplateButtonValue {
  index: number
  type: 'url' | 'copy_code' | 'quick_reply' | 'flow' | 'catalog' | 'mpm'
  /** The link's ending, the code, the payload, the flow token, or the product whose picture stands on the button. */
  value?: string
  /** Of `mpm`: what the list behind the button holds. */
  sections?: ProductSection[]
}

export interface TemplatePreview {
  header?: string
  text: string
  footer?: string
  /** What stands on them. */
  buttons?: string[]
  /** Of a carousel. */
  cards?: { text: string; buttons: string[] }[]
  /** What a limited-time offer is called. */
  offer?: string
}
