/** What we say to a customer, as it is stored; how Meta wants it is made here and nowhere else. */
export type OutboundMessage = TextMessage | TemplateMessage

export interface TextMessage {
  type: 'text'
  text: string
  /** wamid of the message that is quoted. */
  replyTo?: string
  /** Show a preview of the first link; default no. */
  preview?: boolean
}

export interface TemplateMessage {
  type: 'template'
  name: string
  /** `en_US` */
  language: string
  /** Values of the body's variables, in order; with `name` for templates with named variables. */
  body?: TemplateValue[]
  replyTo?: string
  /** Meta's word, `MARKETING`. Not sent: it decides who may get it. */
  category?: string
  /** How it reads with these values. Not sent: it is what people see of it. */
  preview?: TemplatePreview
}

export interface TemplatePreview {
  header?: string
  text: string
  footer?: string
  /** What stands on them. */
  buttons?: string[]
}

export interface TemplateValue {
  name?: string
  text: string
}

/** Whom Meta can reach; a group goes before a number, a number before a BSUID. */
export interface Recipient {
  /** Digits only. */
  waId: string | null
  userId: string | null
  groupId: string | null
}

export type GraphPayload = Record<string, unknown> & { messaging_product: 'whatsapp'; type: string }

/** Meta: characters of a text. Counted in code points; how Meta counts emoji is not documented, so stay below. */
export const MAX_TEXT = 4096

/** null: the recipient has no identifier at all. `callbackData` comes back with each status. */
export function graphPayload(message: OutboundMessage, to: Recipient, callbackData?: string): GraphPayload | null {
  const address = addressOf(to)
  if (address === null) return null
  return {
    messaging_product: 'whatsapp',
    ...address,
    ...contentOf(message),
    ...(message.replyTo !== undefined && { context: { message_id: message.replyTo } }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
  }
}

/** What is said, in words: for the thread, the list and the assistant. */
export function wordsOf(message: OutboundMessage): string | null {
  return message.type === 'text' ? message.text : (message.preview?.text ?? null)
}

/** Meta's category of what only those may get who have not refused it. */
export function isMarketing(message: OutboundMessage): boolean {
  return message.type === 'template' && message.category === 'MARKETING'
}

export type OutboundProblem = 'empty' | 'too_long'

/** Said before it is stored, so that an agent hears it while the words are still in the composer. null: it can be sent. */
export function outboundProblem(message: OutboundMessage): OutboundProblem | null {
  if (message.type !== 'text') return null
  if (message.text.trim() === '') return 'empty'
  return message.text.length > MAX_TEXT && codePoints(message.text) > MAX_TEXT ? 'too_long' : null
}

/** Without a country code Meta would put that of the business number before it, hence the `+`. */
function addressOf({ waId, userId, groupId }: Recipient): Record<string, string> | null {
  if (groupId !== null) return { recipient_type: 'group', to: groupId }
  if (waId !== null) return { recipient_type: 'individual', to: `+${waId}` }
  return userId === null ? null : { recipient_type: 'individual', recipient: userId }
}

function contentOf(message: OutboundMessage): { type: string } & Record<string, unknown> {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.text, preview_url: message.preview ?? false } }
    case 'template':
      return { type: 'template', template: templateOf(message) }
  }
}

function templateOf({ name, language, body = [] }: TemplateMessage): Record<string, unknown> {
  const parameters = body.map(({ name: parameter_name, text }) => ({
    type: 'text',
    ...(parameter_name !== undefined && { parameter_name }),
    text,
  }))
  const components = parameters.length > 0 ? [{ type: 'body', parameters }] : []
  return { name, language: { code: language }, ...(components.length > 0 && { components }) }
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
