import { formatNumber } from '../../i18n/phone-number'
import { session } from '../../session'
import { enqueue } from '../outbox'
import type { Thread } from '../store'
import { fieldsOf } from './template-fields'
import { blanksFilled, type ContactFields, chosenOf, type Filled, type Values } from './template-values'
import { filledPieces, rememberTemplate, type Template } from './templates'

/** What is known of them and may stand for a blank. */
export function contactFields(thread: Thread): ContactFields {
  const contact = thread.conversation.value?.contact
  if (!contact) return {}
  const { name, waId, username } = contact
  const [first] = name?.trim().split(/\s+/) ?? []
  return {
    ...(name ? { name } : {}),
    ...(first ? { firstName: first } : {}),
    ...(waId ? { phone: formatNumber(waId) } : {}),
    ...(username ? { username: `@${username}` } : {}),
  }
}

/** The first blank is a greeting's name more often than not; a wrong guess is seen in the preview. */
export function firstValues(template: Template, { name }: ContactFields): Record<string, Filled> {
  const [first] = fieldsOf(template).filter((field) => field.kind === 'text' && field.part === 'body')
  const guessed = first?.kind === 'text' && name && /^(1|name|customer_name|first_name)$/.test(first.blank)
  if (!guessed || !first) return {}
  return { [first.key]: { from: first.blank === 'first_name' ? 'firstName' : 'name' } }
}

export function sendTemplate(thread: Thread, template: Template, values: Values): void {
  const contact = contactFields(thread)
  const { name, language, category, header, footer, buttons, body } = template
  const own = fieldsOf(template).filter(({ card }) => card === undefined)
  const read = (text: string, part: 'header' | 'body') =>
    filledPieces(text, blanksFilled(own, part, values, contact))
      .map(({ text: piece }) => piece)
      .join('')
  enqueue({
    clientId: crypto.randomUUID(),
    conversationId: thread.id,
    kind: 'template',
    text: read(body, 'body'),
    template: chosenOf(template, values, contact),
    shown: {
      name,
      language,
      category,
      ...(header?.text ? { header: read(header.text, 'header') } : {}),
      ...(footer ? { footer } : {}),
      ...(buttons.length > 0 ? { buttons: buttons.map(({ text }) => text) } : {}),
    },
    seenOutbound: thread.conversation.peek()?.spokenSeq ?? 0,
  })
  rememberTemplate(me(), name)
}

export function me(): string {
  const { value } = session
  return value.state === 'in' ? value.me.id : ''
}
