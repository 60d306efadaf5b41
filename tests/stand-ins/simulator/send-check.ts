import { type Fields, fieldsOf, isFields, lengthOf, listOf, textOf } from './fields.ts'
import { GraphError, invalid, missing } from './graph-error.ts'
import { checkInteractive } from './interactive-check.ts'
import { checkMedia, type FindMedia } from './media-check.ts'

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker']
const MAX_TEXT = 4096
const MAX_OPAQUE = 512
const MAX_CONTACTS = 257

export function atMost(value: unknown, limit: number, key: string): void {
  if (typeof value === 'string' && lengthOf(value) > limit) throw invalid(`${key} must be at most ${limit} characters`)
}

function checkLocation(location: Fields): void {
  for (const [key, most] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    if (location[key] === undefined || !Number.isFinite(Number(location[key]))) throw missing(`location.${key}`)
    if (Math.abs(Number(location[key])) > most) throw invalid(`location.${key} must be at most ${most}`)
  }
}

/** How a name is written is not enough for Meta: one of its parts has to be there too. */
const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix']

function checkContacts(contacts: unknown): void {
  const cards = listOf(contacts)
  if (cards.length === 0) throw missing('contacts')
  if (cards.length > MAX_CONTACTS) throw invalid(`contacts must be at most ${MAX_CONTACTS}`)
  for (const card of cards) {
    const name = fieldsOf(card.name)
    if (!textOf(name.formatted_name)) throw missing('contacts[].name.formatted_name')
    if (!NAME_PARTS.some((part) => textOf(name[part]))) throw missing('contacts[].name.first_name')
    for (const phone of listOf(card.phones)) if (!textOf(phone.phone)) throw missing('contacts[].phones[].phone')
    for (const email of listOf(card.emails)) if (!textOf(email.email)) throw missing('contacts[].emails[].email')
  }
}

function checkReaction(reaction: Fields, body: Fields): void {
  if (!textOf(reaction.message_id)) throw missing('reaction.message_id')
  if (typeof reaction.emoji !== 'string') throw missing('reaction.emoji')
  if (body.context !== undefined) throw invalid('A reaction cannot be a contextual reply')
  const faces = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(reaction.emoji)].length
  if (faces > 1) throw invalid('reaction.emoji must be one emoji')
}

function checkTemplate(template: Fields): void {
  if (!textOf(template.name)) throw missing('template.name')
  if (!textOf(fieldsOf(template.language).code)) throw missing('template.language.code')
}

/** Meta's parser takes no half of a surrogate pair, wherever it stands. */
function checkText(value: unknown): void {
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0')))
    throw new GraphError(100, 'The request holds characters that are not valid')
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) checkText(part)
}

/**
 * Throws Meta's error for a send that Meta would refuse. The template's existence and its variables are checked by
 * template-fill.ts.
 */
export function checkSend(body: Fields, media: FindMedia): { type: string; to?: string; recipient?: string } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product')
  checkText(body)
  const type = textOf(body.type) ?? 'text'
  const to = textOf(body.to)
  const recipient = textOf(body.recipient)
  if (!to && !recipient) throw missing('to')
  if (to && !/^\+?[\d\s()-]{5,24}$/.test(to) && body.recipient_type !== 'group')
    throw invalid('to is not a phone number')
  if (recipient && !/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient))
    throw invalid('recipient is not a user id')
  atMost(body.biz_opaque_callback_data, MAX_OPAQUE, 'biz_opaque_callback_data')
  if (body.context !== undefined && !textOf(fieldsOf(body.context).message_id)) throw missing('context.message_id')

  const content = body[type]
  if (type === 'contacts') checkContacts(content)
  else if (!isFields(content)) throw missing(type)
  else if (type === 'text') {
    if (!textOf(content.body)) throw missing('text.body')
    atMost(content.body, MAX_TEXT, 'text.body')
  } else if (MEDIA.includes(type)) checkMedia(type, content, media)
  else if (type === 'location') checkLocation(content)
  else if (type === 'interactive') checkInteractive(content, media)
  else if (type === 'template') checkTemplate(content)
  else if (type === 'reaction') checkReaction(content, body)
  else throw new GraphError(131051, `Message type ${type} is not supported`)
  return { type, to, recipient }
}
