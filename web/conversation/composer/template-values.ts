import { isPosition } from '../../../workers/templates/blanks'
import { codePoints, OUTBOUND_LIMITS } from '../../../workers/whatsapp/outbound-limits'
import type { ProductSection } from '../../../workers/whatsapp/outbound-message'
import type { ChosenFile } from '../outgoing-files'
import { idsIn } from './insert/check'
import { positionOf } from './insert/map-link'
import { fieldsOf, type TemplateField } from './template-fields'
import type { Template } from './templates'

/** What is known of the contact and can stand for a blank. */
export type ContactField = 'name' | 'firstName' | 'phone' | 'username'
export type ContactFields = Partial<Record<ContactField, string>>

/** What was filled in for one field, as it was typed. */
export interface Filled {
  text?: string
  /** Taken from the contact instead. */
  from?: ContactField
  upload?: ChosenFile
  place?: { latitude: string; longitude: string; name: string; address: string }
  product?: { catalogId: string; productId: string }
  /** Ids, one a line. */
  products?: string
  /** Local time, as the browser's field has it. */
  endsAt?: string
}

export type Values = Readonly<Record<string, Filled>>

/** What goes out for a text field: what was typed, or the contact's, or what the template says stands for it. */
export function textFor(
  field: TemplateField & { kind: 'text' },
  filled: Filled | undefined,
  contact: ContactFields,
): string {
  const said = filled?.from ? contact[filled.from] : filled?.text
  return said?.trim() || field.fallback || ''
}

/** Meta refuses these in a value. */
const UNCLEAN = /[\n\r\t]| {5}/

/** Why a field keeps the template from being sent; null: it does not. */
export function troubleWith(
  field: TemplateField,
  filled: Filled | undefined,
  contact: ContactFields,
  now: number,
): 'missing' | 'long' | 'unclean' | 'position' | 'past' | null {
  switch (field.kind) {
    case 'text': {
      const text = textFor(field, filled, contact)
      if (text === '') return 'missing'
      if (UNCLEAN.test(text) || (field.part === 'button' && /\s/.test(text))) return 'unclean'
      return codePoints(text) > field.most ? 'long' : null
    }
    case 'file':
      return filled?.upload ? null : 'missing'
    case 'place': {
      const { latitude = '', longitude = '', name = '', address = '' } = filled?.place ?? {}
      if ([latitude, longitude, name, address].some((text) => text.trim() === '')) return 'missing'
      const position = positionOf(latitude, longitude)
      return position.latitude === null || position.longitude === null ? 'position' : null
    }
    case 'product': {
      const { catalogId = '', productId = '' } = filled?.product ?? {}
      return catalogId.trim() && productId.trim() ? null : 'missing'
    }
    case 'products': {
      const { length } = idsIn(filled?.products ?? '')
      if (length === 0) return 'missing'
      return length > OUTBOUND_LIMITS.products.products ? 'long' : null
    }
    case 'end': {
      const at = Date.parse(filled?.endsAt ?? '')
      if (Number.isNaN(at)) return 'missing'
      return at <= now ? 'past' : null
    }
  }
}

export interface ChosenParts {
  header?: {
    text?: string
    upload?: string
    location?: { latitude: number; longitude: number; name: string; address: string }
    product?: { catalogId: string; productId: string }
  }
  body?: { name?: string; text: string }[]
  buttons?: { index: number; value?: string; sections?: ProductSection[] }[]
}

export interface ChosenTemplate extends ChosenParts {
  name: string
  language: string
  cards?: (ChosenParts & { body: { name?: string; text: string }[] })[]
  offerEndsAt?: number
}

/** As the API takes it. */
export function chosenOf(template: Template, values: Values, contact: ContactFields): ChosenTemplate {
  const { name, language, cards } = template
  const fields = fieldsOf(template)
  const end = values.offer?.endsAt
  return {
    name,
    language,
    ...partsOf(
      fields.filter(({ card }) => card === undefined),
      values,
      contact,
    ),
    ...(cards.length > 0
      ? {
          cards: cards.map((_, index) => ({
            body: [],
            ...partsOf(
              fields.filter(({ card }) => card === index),
              values,
              contact,
            ),
          })),
        }
      : {}),
    ...(end ? { offerEndsAt: Date.parse(end) } : {}),
  }
}

function partsOf(fields: readonly TemplateField[], values: Values, contact: ContactFields): ChosenParts {
  const header = fields.map((field) => headerOf(field, values[field.key], contact)).find((one) => one !== null)
  const body = fields.flatMap((field) => {
    if (field.kind !== 'text' || field.part !== 'body') return []
    const text = textFor(field, values[field.key], contact)
    return [isPosition(field.blank) ? { text } : { name: field.blank, text }]
  })
  const buttons = fields.flatMap((field) => {
    const index = Number(/button\.(\d+)$/.exec(field.key)?.[1])
    const filled = values[field.key]
    if (field.kind === 'text' && field.part === 'button') return [{ index, value: textFor(field, filled, contact) }]
    if (field.kind !== 'products') return []
    const productIds = idsIn(filled?.products ?? '')
    return [{ index, value: productIds[0] ?? '', sections: [{ title: field.button, productIds }] }]
  })
  return {
    ...(header ? { header } : {}),
    ...(body.length > 0 ? { body } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
  }
}

function headerOf(
  field: TemplateField,
  filled: Filled | undefined,
  contact: ContactFields,
): ChosenParts['header'] | null {
  switch (field.kind) {
    case 'text':
      return field.part === 'header' ? { text: textFor(field, filled, contact) } : null
    case 'file':
      return filled?.upload ? { upload: filled.upload.id } : null
    case 'place': {
      const { latitude = '', longitude = '', name = '', address = '' } = filled?.place ?? {}
      const at = positionOf(latitude, longitude)
      return {
        location: {
          latitude: at.latitude ?? 0,
          longitude: at.longitude ?? 0,
          name: name.trim(),
          address: address.trim(),
        },
      }
    }
    case 'product':
      return filled?.product ? { product: filled.product } : null
    default:
      return null
  }
}

/** The blanks of a part with what stands for them, for the preview; those that are still empty are left out. */
export function blanksFilled(
  fields: readonly TemplateField[],
  part: 'header' | 'body' | 'button',
  values: Values,
  contact: ContactFields,
): Record<string, string> {
  const texts = fields.filter((field) => field.kind === 'text' && field.part === part)
  return Object.fromEntries(
    texts.flatMap((field) => {
      if (field.kind !== 'text') return []
      const text = textFor(field, values[field.key], contact)
      return text === '' ? [] : [[field.blank, text]]
    }),
  )
}
