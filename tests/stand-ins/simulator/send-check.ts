import { type Fields, fieldsOf, isFields, lengthOf, listOf, textOf } from './fields.ts'
import { GraphError, invalid, missing } from './graph-error.ts'
import { checkInteractive } from './interactive-check.ts'

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker']
const MAX_TEXT = 4096
const MAX_CAPTION = 1024
const MAX_OPAQUE = 512

export function atMost(value: unknown, limit: number, key: string): void {
  if (typeof value === 'string' && lengthOf(value) > limit) throw invalid(`${key} must be at most ${limit} characters`)
}

function checkMedia(type: string, media: Fields): void {
  if (!textOf(media.id) && !textOf(media.link)) throw missing(`${type}.id or ${type}.link`)
  if (media.caption !== undefined && (type === 'audio' || type === 'sticker'))
    throw invalid(`${type} cannot have a caption`)
  atMost(media.caption, MAX_CAPTION, `${type}.caption`)
}

function checkLocation(location: Fields): void {
  for (const key of ['latitude', 'longitude']) {
    if (!Number.isFinite(Number(location[key])) || location[key] === undefined) throw missing(`location.${key}`)
  }
}

function checkContacts(contacts: unknown): void {
  const cards = listOf(contacts)
  if (cards.length === 0) throw missing('contacts')
  if (cards.length > 257) throw invalid('contacts must be at most 257')
  for (const card of cards)
    if (!textOf(fieldsOf(card.name).formatted_name)) throw missing('contacts[].name.formatted_name')
}

function checkTemplate(template: Fields): void {
  if (!textOf(template.name)) throw missing('template.name')
  if (!textOf(fieldsOf(template.language).code)) throw missing('template.language.code')
  for (const component of listOf(template.components)) {
    for (const parameter of listOf(component.parameters)) {
      const text = parameter.type === 'text' ? textOf(parameter.text) : undefined
      if (text !== undefined && /[\n\t]| {5,}/.test(text)) {
        throw new GraphError(
          132018,
          'Parameter text cannot have new-line/tab characters or more than 4 consecutive spaces',
        )
      }
    }
  }
}

/** Throws Meta's error for a send that Meta would refuse. The template's existence and its variables are checked by templates.ts. */
export function checkSend(body: Fields): { type: string; to?: string; recipient?: string } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product')
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
  } else if (MEDIA.includes(type)) checkMedia(type, content)
  else if (type === 'location') checkLocation(content)
  else if (type === 'interactive') checkInteractive(content)
  else if (type === 'template') checkTemplate(content)
  else if (type === 'reaction') {
    if (!textOf(content.message_id)) throw missing('reaction.message_id')
    if (typeof content.emoji !== 'string') throw missing('reaction.emoji')
  } else throw new GraphError(131051, `Message type ${type} is not supported`)
  return { type, to, recipient }
}
