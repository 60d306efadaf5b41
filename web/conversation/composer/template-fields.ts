import { fallbackKey, isPosition } from '../../../workers/templates/blanks'
import { OUTBOUND_LIMITS } from '../../../workers/whatsapp/outbound-limits'
import type { Template } from './templates'

type Part = Pick<Template, 'header' | 'body' | 'variables' | 'buttons'>

/** One thing that a template asks for before it can be sent. `key` is what the server calls it. */
export type TemplateField = { key: string; card?: number } & (
  | {
      kind: 'text'
      part: 'header' | 'body' | 'button'
      blank: string
      example?: string
      fallback?: string
      most: number
      button?: string
    }
  | { kind: 'file'; accepts: 'image' | 'video' | 'document' }
  | { kind: 'place' }
  | { kind: 'product' }
  /** What the list behind a button holds. */
  | { kind: 'products'; button: string }
  | { kind: 'end' }
)

const LIMITS = OUTBOUND_LIMITS.template
const FILES: Readonly<Record<string, 'image' | 'video' | 'document'>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  DOCUMENT: 'document',
}

/** In the order in which the message is read. */
export function fieldsOf(template: Template): TemplateField[] {
  const { cards, limitedTimeOffer, fallbacks } = template
  return [
    ...partFields(template, fallbacks),
    ...cards.flatMap((card, index) => partFields(card, fallbacks, index)),
    ...(limitedTimeOffer?.expires ? [{ kind: 'end', key: 'offer' } as const] : []),
  ]
}

function partFields(
  { header, variables, buttons }: Part,
  fallbacks: Record<string, string>,
  card?: number,
): TemplateField[] {
  const where = card === undefined ? {} : { card }
  const text = (part: 'header' | 'body', variable: Part['variables'][number]): TemplateField => {
    const key = fallbackKey(part, variable.key, card)
    return {
      kind: 'text',
      key,
      ...where,
      part,
      blank: variable.key,
      ...given('example', variable.example),
      ...given('fallback', fallbacks[key]),
      most: part === 'header' ? LIMITS.header : LIMITS.body,
    }
  }
  return [
    ...headerFields(header, text, where, card),
    ...variables.map((variable) => text('body', variable)),
    ...buttons.flatMap((button, index) => buttonFields(button, fallbackKey('button', index, card), fallbacks, where)),
  ]
}

function headerFields(
  header: Part['header'],
  text: (part: 'header', variable: Part['variables'][number]) => TemplateField,
  where: { card?: number },
  card: number | undefined,
): TemplateField[] {
  if (!header) return []
  const key = card === undefined ? 'header' : `cards.${card}.header`
  const accepts = FILES[header.format]
  if (accepts) return [{ kind: 'file', key, ...where, accepts }]
  if (header.format === 'LOCATION') return [{ kind: 'place', key, ...where }]
  if (header.format === 'PRODUCT') return [{ kind: 'product', key, ...where }]
  return header.variables.map((variable) => text('header', variable))
}

function buttonFields(
  { type, text, variables }: Part['buttons'][number],
  key: string,
  fallbacks: Record<string, string>,
  where: { card?: number },
): TemplateField[] {
  if (type === 'MPM') return [{ kind: 'products', key, ...where, button: text }]
  const [variable] = variables
  if (!variable) return []
  const most = type === 'COPY_CODE' ? LIMITS.code : LIMITS.url
  return [
    {
      kind: 'text',
      key,
      ...where,
      part: 'button',
      blank: variable.key,
      ...given('example', variable.example),
      ...given('fallback', fallbacks[key]),
      most,
      button: text,
    },
  ]
}

function given<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>)
}

/** Numbered blanks have no name of their own. */
export function isNumbered({ blank }: { blank: string }): boolean {
  return isPosition(blank)
}
