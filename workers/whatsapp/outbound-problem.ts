import {
  countProblem,
  firstProblem,
  isClean,
  type OutboundProblem,
  optionalProblem,
  textProblem,
} from './outbound-check'
import { interactiveProblem } from './outbound-interactive-problem'
import { OUTBOUND_LIMITS } from './outbound-limits'
import type {
  ContactsMessage,
  LocationMessage,
  MediaKind,
  MediaMessage,
  OutboundContact,
  OutboundMessage,
} from './outbound-message'

import { coordinatesProblem, templateProblem } from './outbound-template-problem'

export type { OutboundProblem, OutboundReason } from './outbound-check'

/** Said before it is stored, so that an agent hears it while the words are still in the composer. null: it can be sent. */
export function outboundProblem(message: OutboundMessage): OutboundProblem | null {
  switch (message.type) {
    case 'text':
      return textProblem('text', message.text, OUTBOUND_LIMITS.text)
    case 'location':
      return locationProblem(message)
    case 'contacts':
      return contactsProblem(message)
    case 'interactive':
      return interactiveProblem(message)
    case 'reaction':
      return reactionProblem(message.emoji)
    case 'template':
      return templateProblem(message)
    default:
      return mediaProblem(message)
  }
}

const WITHOUT_CAPTION: ReadonlySet<MediaKind> = new Set(['audio', 'sticker'])

function mediaProblem({ type, file, caption, voice }: MediaMessage): OutboundProblem | null {
  if (file.kind !== type) return { reason: 'wrong_file', field: 'upload' }
  if (caption !== undefined && WITHOUT_CAPTION.has(type)) return { reason: 'part_not_allowed', field: 'caption' }
  if (voice && (type !== 'audio' || !file.mimeType.startsWith('audio/ogg')))
    return { reason: 'part_not_allowed', field: 'voice' }
  return optionalProblem('caption', caption, OUTBOUND_LIMITS.caption)
}

function locationProblem({ latitude, longitude, name, address }: LocationMessage): OutboundProblem | null {
  const { location } = OUTBOUND_LIMITS
  return firstProblem(
    coordinatesProblem({ latitude, longitude }),
    optionalProblem('name', name, location.name),
    optionalProblem('address', address, location.address),
  )
}

function contactsProblem({ contacts }: ContactsMessage): OutboundProblem | null {
  return firstProblem(
    countProblem('contacts', contacts.length, OUTBOUND_LIMITS.contacts),
    ...contacts.map((contact, index) => contactProblem(`contacts.${index}`, contact)),
  )
}

function contactProblem(
  at: string,
  { name, phones, emails = [], organisation }: OutboundContact,
): OutboundProblem | null {
  const limits = OUTBOUND_LIMITS.contact
  return firstProblem(
    textProblem(`${at}.name`, name, limits.name),
    phones.length === 0 && emails.length > 0 ? null : countProblem(`${at}.phones`, phones.length, limits.phones),
    ...phones.map(({ phone, type }, index) => phoneProblem(`${at}.phones.${index}`, phone, type)),
    emails.length === 0 ? null : countProblem(`${at}.emails`, emails.length, limits.emails),
    ...emails.map((email, index) => textProblem(`${at}.emails.${index}`, email, limits.email)),
    optionalProblem(`${at}.organisation`, organisation, limits.organisation),
  )
}

function phoneProblem(field: string, phone: string, type: string | undefined): OutboundProblem | null {
  const { phone: limit } = OUTBOUND_LIMITS.contact
  const written = textProblem(field, phone, limit) ?? optionalProblem(field, type, limit)
  return written ?? (/\d{3}/.test(phone.replace(/\D/g, '')) ? null : { reason: 'bad_value', field })
}

/** One emoji, however many code points it is made of; or nothing, which takes it back. */
function reactionProblem(emoji: string): OutboundProblem | null {
  if (emoji === '') return null
  if (!isClean(emoji)) return { reason: 'bad_characters', field: 'emoji' }
  const [first, ...more] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(emoji)
  const isEmoji = first !== undefined && /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u20e3|\p{RI}/u.test(emoji)
  return isEmoji && more.length === 0 ? null : { reason: 'bad_value', field: 'emoji' }
}
