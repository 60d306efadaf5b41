import { interactiveOf, type MediaIdOf } from './outbound-interactive'
import type { ContactsMessage, MediaMessage, OutboundContact, OutboundMessage, StoredFile } from './outbound-message'
import { templateOf } from './outbound-template'

export type { OutboundMessage, TemplateMessage, TemplatePreview, TemplateValue, TextMessage } from './outbound-message'

/** Whom Meta can reach; a group goes before a number, a number before a BSUID. */
export interface Recipient {
  /** Digits only. */
  waId: string | null
  userId: string | null
  groupId: string | null
}

export type GraphPayload = Record<string, unknown> & { messaging_product: 'whatsapp'; type: string }

export interface SendingAs {
  /** Comes back with each status. */
  callbackData?: string
  /** Meta's media id of each of `filesOf`, by `uploadId`. */
  mediaIds?: ReadonlyMap<string, string>
}

/** Meta's codes, with which it would answer itself. */
const UNDELIVERABLE = 131026
export const NEEDS_NUMBER = 131062

/** null: it cannot go there, see `unreachable`. Throws when a file has no media id. */
export function graphPayload(
  message: OutboundMessage,
  to: Recipient,
  { callbackData, mediaIds }: SendingAs = {},
): GraphPayload | null {
  const address = addressOf(to)
  if (address === null || unreachable(message, to) !== null) return null
  return {
    messaging_product: 'whatsapp',
    ...address,
    ...contentOf(message, (file) => idIn(mediaIds, file)),
    ...(message.replyTo !== undefined && { context: { message_id: message.replyTo } }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
  }
}

/** With which of Meta's codes it would fail, whatever is in it: nobody is named, or a code for somebody without a number. */
export function unreachable(message: OutboundMessage, to: Recipient): number | null {
  if (addressOf(to) === null) return UNDELIVERABLE
  return isAuthentication(message) && to.waId === null ? NEEDS_NUMBER : null
}

/** What has to be at Meta before the message can leave. */
export function filesOf(message: OutboundMessage): StoredFile[] {
  if ('file' in message) return [message.file]
  if (message.type === 'interactive') return message.header && 'file' in message.header ? [message.header.file] : []
  if (message.type !== 'template') return []
  const headers = [message.header, ...(message.cards ?? []).map(({ header }) => header)]
  return headers.flatMap((header) => (header && 'file' in header ? [header.file] : []))
}

/** Meta's category of what only those may get who have not refused it. */
export function isMarketing(message: OutboundMessage): boolean {
  return message.type === 'template' && message.category === 'MARKETING'
}

/** A code to sign in with: goes to a number only. */
export function isAuthentication(message: OutboundMessage): boolean {
  return message.type === 'template' && message.category === 'AUTHENTICATION'
}

/** What is said, in words: for the thread, the list and the assistant. null: a file or a place without a word. */
export function wordsOf(message: OutboundMessage): string | null {
  switch (message.type) {
    case 'text':
      return message.text
    case 'template':
      return message.preview?.text ?? null
    case 'interactive':
      return message.body === '' ? null : message.body
    case 'reaction':
      return message.emoji
    case 'location':
      return message.name || message.address || null
    case 'contacts':
      return message.contacts.map(({ name }) => name).join(', ')
    default:
      return message.caption || null
  }
}

/** Two of these are the same message, whatever they quote: how a template reads may have been edited since. */
export function whatIsSaid(message: OutboundMessage): string {
  if (message.type === 'text') return JSON.stringify([message.text])
  if (message.type === 'template') {
    const { replyTo: _quote, category: _category, preview: _preview, ...sent } = message
    return JSON.stringify({ ...sent, body: sent.body ?? [] })
  }
  const { replyTo: _quote, ...sent } = message
  return JSON.stringify(sent)
}

/** Without a country code Meta would put that of the business number before it, hence the `+`. */
function addressOf({ waId, userId, groupId }: Recipient): Record<string, string> | null {
  if (groupId !== null) return { recipient_type: 'group', to: groupId }
  if (waId !== null) return { recipient_type: 'individual', to: `+${waId}` }
  return userId === null ? null : { recipient_type: 'individual', recipient: userId }
}

function contentOf(message: OutboundMessage, mediaIdOf: MediaIdOf): { type: string } & Record<string, unknown> {
  const { type } = message
  switch (type) {
    case 'text':
      return { type, text: { body: message.text, preview_url: message.preview ?? false } }
    case 'template':
      return { type, template: templateOf(message, mediaIdOf) }
    case 'interactive':
      return { type, interactive: interactiveOf(message, mediaIdOf) }
    case 'reaction':
      return { type, reaction: { message_id: message.target, emoji: message.emoji } }
    case 'location': {
      const { latitude, longitude, name, address } = message
      return { type, location: { latitude, longitude, ...(name && { name }), ...(address && { address }) } }
    }
    case 'contacts':
      return { type, contacts: cardsOf(message) }
    default:
      return { type, [type]: mediaOf(message, mediaIdOf) }
  }
}

/** A document keeps its name; a voice note needs OGG/Opus, which was checked when it was uploaded. */
function mediaOf({ type, file, caption, voice }: MediaMessage, mediaIdOf: MediaIdOf): Record<string, unknown> {
  return {
    id: mediaIdOf(file),
    ...(caption && { caption }),
    ...(type === 'document' && file.filename !== undefined && { filename: file.filename }),
    ...(type === 'audio' && voice && { voice }),
  }
}

function cardsOf({ contacts }: ContactsMessage): Record<string, unknown>[] {
  return contacts.map(({ name, phones, emails = [], organisation }: OutboundContact) => ({
    // Meta wants one more part of the name beside how it is written.
    name: { formatted_name: name, first_name: name },
    ...(phones.length > 0 && { phones: phones.map(({ phone, type }) => ({ phone, ...(type && { type }) })) }),
    ...(emails.length > 0 && { emails: emails.map((email) => ({ email })) }),
    ...(organisation && { org: { company: organisation } }),
  }))
}

function idIn(mediaIds: SendingAs['mediaIds'], { uploadId }: StoredFile): string {
  const id = mediaIds?.get(uploadId)
  if (id === undefined) throw new Error(`${uploadId} is not at Meta`)
  return id
}
