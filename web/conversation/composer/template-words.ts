import { type MessageKey, t } from '../../i18n'
import { isNumbered, type TemplateField } from './template-fields'
import type { ContactField } from './template-values'
import type { Template } from './templates'

const FILE_NAMES = {
  image: 'conversation.picture',
  video: 'conversation.video',
  document: 'conversation.document',
} as const

/** What a field is called, with the card that it belongs to. */
export function fieldName(field: TemplateField): string {
  const name = ownName(field)
  return field.card === undefined ? name : t('insert.cardField', { n: field.card + 1, name })
}

function ownName(field: TemplateField): string {
  switch (field.kind) {
    case 'text': {
      if (field.part === 'button') {
        const button = field.button ?? ''
        return t(field.blank === 'code' ? 'insert.codeFor' : 'insert.linkEnd', { button })
      }
      const blank = isNumbered(field) ? t('composer.blank', { key: field.blank }) : field.blank
      return field.part === 'header' ? t('insert.inHeading', { name: blank }) : blank
    }
    case 'file':
      return t(FILE_NAMES[field.accepts])
    case 'place':
      return t('insert.location')
    case 'product':
      return t('insert.product')
    case 'products':
      return t('insert.productIds')
    case 'end':
      return t('insert.offerEnd')
  }
}

export const CONTACT_FIELDS: Readonly<Record<ContactField, MessageKey>> = {
  name: 'insert.contactName',
  firstName: 'insert.contactFirstName',
  phone: 'insert.contactPhone',
  username: 'insert.contactUsername',
}

export const CATEGORIES: Readonly<Record<string, MessageKey>> = {
  UTILITY: 'composer.useful',
  MARKETING: 'composer.offer',
  AUTHENTICATION: 'composer.code',
}

const STATUSES: Readonly<Record<string, MessageKey>> = {
  PENDING: 'insert.statusReview',
  IN_APPEAL: 'insert.statusReview',
  REJECTED: 'insert.statusRejected',
  PAUSED: 'insert.statusPaused',
  DISABLED: 'insert.statusDisabled',
}

/** Why Meta would not take it: by its status in our words, else as the server says. */
export function whyNot({ status, reason }: Pick<Template, 'status' | 'reason'>): string {
  const key = STATUSES[status]
  return key ? t(key) : (reason ?? '')
}
