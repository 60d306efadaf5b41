import type { Card, CardButton, Shown } from './card.ts'
import { mediaOf } from './card-media.ts'
import { type Fields, fieldsOf, lengthOf, listOf, textOf } from './fields.ts'
import { GraphError, missing } from './graph-error.ts'
import { checkMedia, type FindMedia } from './media-check.ts'

const BLANK = /\{\{\s*([a-z0-9_]+)\s*\}\}/g
const UNCLEAN = /[\n\r\t]| {5,}/

/** A template as Meta keeps it. */
export interface ListedTemplate {
  name: string
  language: string
  status: string
  category: string
  parameter_format: string
  components: Fields[]
}

interface Filling {
  template: ListedTemplate
  find: FindMedia
}

function blanksOf(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(BLANK)].map((blank) => blank[1] ?? ''))]
}

function mismatch(part: string, expected: string, received: unknown): GraphError {
  return new GraphError(
    132012,
    `${part}: Format mismatch, expected ${expected}, received ${String(received ?? 'UNKNOWN')}`,
  )
}

function wordsOf(parameter: Fields): string {
  if (parameter.type === 'text' && !textOf(parameter.text)) throw missing('parameter.text')
  const text =
    textOf(parameter.text) ??
    textOf(fieldsOf(parameter[String(parameter.type)]).fallback_value) ??
    String(parameter.type)
  if (UNCLEAN.test(text)) {
    throw new GraphError(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
  }
  return text
}

/** As many values as blanks, by position or by name as the template has it. */
function fill(part: string, text: string, given: Fields | undefined, { template }: Filling): string {
  const wanted = blanksOf(text)
  const parameters = listOf(given?.parameters)
  if (wanted.length !== parameters.length) {
    throw new GraphError(
      132000,
      `${part}: number of localizable_params (${parameters.length}) does not match the expected number of params (${wanted.length})`,
    )
  }
  const isNamed = template.parameter_format === 'NAMED'
  return text.replace(BLANK, (_whole, key: string) => {
    const parameter = isNamed ? parameters.find((one) => one.parameter_name === key) : parameters[Number(key) - 1]
    if (!parameter) throw new GraphError(100, `Parameter name is missing or empty: ${key}`)
    if (!isNamed && parameter.parameter_name !== undefined)
      throw new GraphError(100, 'This template has no named parameters')
    return wordsOf(parameter)
  })
}

function fillHeader(header: Fields | undefined, given: Fields | undefined, filling: Filling): Card {
  if (!header) {
    if (listOf(given?.parameters).length > 0) throw new GraphError(132000, 'header: the template has none')
    return {}
  }
  if (header.format === 'TEXT') return { header: fill('header', textOf(header.text) ?? '', given, filling) }
  const [parameter] = listOf(given?.parameters)
  const type = String(header.format).toLowerCase()
  if (parameter?.type !== type) throw mismatch('header', String(header.format), parameter?.type)
  const value = fieldsOf(parameter[type])
  if (type === 'location') {
    for (const key of ['latitude', 'longitude', 'name', 'address'])
      if (value[key] === undefined || value[key] === '') throw missing(`location.${key}`)
    return { place: { name: String(value.name), detail: String(value.address) } }
  }
  checkMedia(type, value, filling.find)
  return { media: mediaOf(type, value) }
}

const SUB_TYPES: Record<string, string> = { URL: 'url', OTP: 'url', COPY_CODE: 'copy_code', FLOW: 'flow', MPM: 'mpm' }

/** Of buttons with something to fill in; the rest need none. */
function fillButtons(part: Fields | undefined, components: Fields[]): CardButton[] {
  const buttons = listOf(part?.buttons)
  const given = components.filter((one) => String(one.type).toLowerCase() === 'button')
  for (const one of given) {
    const button = buttons[Number(one.index)]
    const takes = button && (SUB_TYPES[String(button.type)] ?? String(button.type).toLowerCase())
    if (!takes || takes !== String(one.sub_type).toLowerCase())
      throw mismatch(`button ${String(one.index)}`, takes ?? 'none', one.sub_type)
  }
  return buttons.map((button, index) => {
    const parameter = listOf(given.find((one) => Number(one.index) === index)?.parameters)[0]
    const drawn = { id: String(index), title: String(button.text) }
    if (button.type === 'QUICK_REPLY') {
      return {
        ...drawn,
        kind: 'quick_reply',
        ...(textOf(parameter?.payload) ? { payload: textOf(parameter?.payload) } : {}),
      }
    }
    if (button.type === 'URL')
      return { ...drawn, kind: 'link', url: filledUrl(textOf(button.url) ?? '', parameter, index) }
    if (button.type === 'OTP' && !textOf(parameter?.text)) throw needs(index, 'Url')
    if (button.type === 'COPY_CODE') {
      const code = textOf(parameter?.coupon_code)
      if (!code) throw needs(index, 'Copy code')
      if (lengthOf(code) > 20) throw new GraphError(131009, 'coupon_code must be at most 20 characters')
      return { ...drawn, kind: 'plain', detail: code }
    }
    if (button.type === 'FLOW' && !parameter) throw needs(index, 'Flow')
    return { ...drawn, kind: 'plain' }
  })
}

function filledUrl(url: string, parameter: Fields | undefined, index: number): string {
  const [blank] = blanksOf(url)
  if (!blank) return url
  if (!parameter || !textOf(parameter.text)) throw needs(index, 'Url')
  return url.replace(BLANK, wordsOf(parameter))
}

function needs(index: number, type: string): GraphError {
  return new GraphError(
    131008,
    `Required parameter is missing: buttons: Button at index ${index} of type ${type} requires a parameter`,
  )
}

function fillParts(parts: Fields[], components: Fields[], filling: Filling, limit: number): Shown {
  const part = (type: string) => parts.find((one) => one.type === type)
  const given = (type: string) => components.find((one) => String(one.type).toLowerCase() === type)
  const header = fillHeader(part('HEADER'), given('header'), filling)
  const body = part('BODY')
  const text = body ? fill('body', textOf(body.text) ?? '', given('body'), filling) : undefined
  if (text && lengthOf(text) > limit) throw new GraphError(132005, 'Translated text too long')
  const buttons = fillButtons(part('BUTTONS'), components)
  return { ...(text ? { text } : {}), card: { ...header, ...(buttons.length > 0 ? { buttons } : {}) } }
}

function fillCards(carousel: Fields | undefined, components: Fields[], filling: Filling): Shown[] {
  const given = listOf(components.find((one) => String(one.type).toLowerCase() === 'carousel')?.cards)
  const cards = listOf(carousel?.cards)
  if (given.length !== cards.length)
    throw new GraphError(132012, `carousel: expected ${cards.length} cards, received ${given.length}`)
  return cards.map((card, index) => {
    const one = given.find(({ card_index }) => card_index === index)
    if (!one) throw new GraphError(132012, `carousel: card ${index} is missing`)
    return fillParts(listOf(card.components), listOf(one.components), filling, 160)
  })
}

function offerOf(part: Fields | undefined, components: Fields[], now: number): Pick<Card, 'offer'> {
  if (!part) return {}
  const offer = fieldsOf(part.limited_time_offer)
  const text = textOf(offer.text) ?? ''
  const given = components.find((one) => String(one.type).toLowerCase() === 'limited_time_offer')
  const ends = Number(fieldsOf(listOf(given?.parameters)[0]?.limited_time_offer).expiration_time_ms)
  if (offer.has_expiration !== true) return { offer: { text } }
  if (!Number.isFinite(ends)) throw missing('limited_time_offer.expiration_time_ms')
  if (ends < now) throw new GraphError(131009, 'limited_time_offer.expiration_time_ms is in the past')
  return { offer: { text, endsAt: ends } }
}

const SENDABLE = new Set(['APPROVED'])

/** The template as the phone shows it, filled. Throws what Meta would answer. */
export function fillTemplate(
  sent: Fields,
  { find, toNumber, templates }: { find: FindMedia; toNumber: boolean; templates: readonly ListedTemplate[] },
): Shown & { category: string } {
  const code = textOf(fieldsOf(sent.language).code)
  const template = templates.find((one) => one.name === sent.name && one.language === code)
  if (template?.status === 'PAUSED') throw new GraphError(132015, `template ${template.name} is paused`)
  if (template?.status === 'DISABLED') throw new GraphError(132016, `template ${template.name} is disabled`)
  if (!template || !SENDABLE.has(template.status))
    throw new GraphError(132001, `template name (${String(sent.name)}) does not exist in ${code}`)
  if (template.category === 'AUTHENTICATION' && !toNumber)
    throw new GraphError(131062, 'Authentication templates cannot be sent to a business-scoped user id')
  const components = listOf(sent.components)
  const filling = { template, find }
  const part = (type: string) => template.components.find((one) => one.type === type)
  const { text, card } = fillParts(template.components, components, filling, 1024)
  const footer = part('FOOTER')
  const minutes = Number(footer?.code_expiration_minutes)
  const below = textOf(footer?.text) ?? (minutes > 0 ? `This code expires in ${minutes} minutes.` : undefined)
  const cards = fillCards(part('CAROUSEL'), components, filling)
  return {
    ...(text ? { text } : {}),
    card: {
      ...card,
      ...offerOf(part('LIMITED_TIME_OFFER'), components, Date.now()),
      ...(below ? { footer: below } : {}),
      ...(cards.length > 0 ? { cards } : {}),
    },
    category: template.category.toLowerCase(),
  }
}
