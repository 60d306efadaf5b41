import { isClean } from '../whatsapp/outbound-check'
import { codePoints, OUTBOUND_LIMITS } from '../whatsapp/outbound-limits'
import type {
  ProductSection,
  StoredFile,
  TemplateButtonValue,
  TemplateHeaderValue,
  TemplateValue,
} from '../whatsapp/outbound-message'
import { fallbackKey, fillBlanks, isPosition } from './blanks'
import type { TemplateButton, TemplateCard, TemplateHeader } from './template-parts'

const LIMITS = OUTBOUND_LIMITS.template

/** What a person filled in, of a template or of one card of a carousel. */
export interface ChosenParts {
  header?: {
    text?: string
    file?: StoredFile
    location?: { latitude: number; longitude: number; name: string; address: string }
    product?: { catalogId: string; productId: string }
  }
  /** In the order of the blanks, or by name. */
  body: { name?: string; text: string }[]
  buttons?: { index: number; value?: string; sections?: ProductSection[] }[]
}

/** Everything that is wrong, by the names of the blanks: `1` of the body, else as `fallbackKey` calls them. */
export interface Troubles {
  missing: string[]
  extra: string[]
  unclean: string[]
  wrongFile: string[]
  long: { field: string; limit: number; actual: number }[]
}

export interface Filled {
  header?: TemplateHeaderValue
  body: TemplateValue[]
  buttons: TemplateButtonValue[]
  /** How it reads. */
  words: { header?: string; text: string }
}

export interface Filling {
  fallbacks: Record<string, string>
  troubles: Troubles
  /** Of a carousel: which card. */
  card?: number
}

/** Values into blanks: given ones first, then what stands for them when nothing is known. Writes down what is wrong. */
export function fillPart(part: TemplateCard, chosen: ChosenParts, filling: Filling): Filled {
  const values = bodyValues(part, chosen, filling)
  const headerValues = new Map<string, string>()
  const header = headerValue(part.header, chosen, filling, headerValues)
  const buttons = part.buttons.flatMap((button, index) => buttonValue(button, index, chosen, filling) ?? [])
  for (const { index } of chosen.buttons ?? []) {
    if (!takesValue(part.buttons[index])) filling.troubles.extra.push(fallbackKey('button', index, filling.card))
  }
  const text = fillBlanks(part.body, values)
  const headerText = part.header?.text === undefined ? undefined : fillBlanks(part.header.text, headerValues)
  const at = filling.card === undefined ? '' : `cards.${filling.card}.`
  within(filling, `${at}body`, text, filling.card === undefined ? LIMITS.body : LIMITS.cardBody)
  within(filling, `${at}header`, headerText ?? '', LIMITS.header)
  return {
    ...(header ? { header } : {}),
    body: part.variables.map(({ key }) => valueFor(key, values.get(key) ?? '')),
    buttons,
    words: { ...(headerText ? { header: headerText } : {}), text },
  }
}

function valueFor(key: string, text: string): TemplateValue {
  return isPosition(key) ? { text } : { name: key, text }
}

/** By name where there are names, else by position; a position may be named too. */
function bodyValues({ variables }: TemplateCard, { body }: ChosenParts, filling: Filling): Map<string, string> {
  const nameOf = (key: string) => (filling.card === undefined ? key : fallbackKey('body', key, filling.card))
  const given = new Map(body.map(({ name, text }, index) => [name ?? variables[index]?.key ?? String(index + 1), text]))
  for (const key of given.keys()) {
    if (!variables.some((one) => one.key === key)) filling.troubles.extra.push(nameOf(key))
  }
  const filled = variables.map(({ key }): [string, string] => {
    return [key, resolve(filling, nameOf(key), given.get(key), fallbackKey('body', key, filling.card))]
  })
  return new Map(filled)
}

/** Meta refuses these in a value (132018). */
const UNCLEAN = /[\n\r\t]| {5}/

function resolve({ fallbacks, troubles }: Filling, blank: string, given: string | undefined, key = blank): string {
  const value = given?.trim() ? given : (fallbacks[key] ?? '')
  if (value.trim() === '') troubles.missing.push(blank)
  else if (UNCLEAN.test(value) || !isClean(value)) troubles.unclean.push(blank)
  return value
}

function headerValue(
  header: TemplateHeader | null,
  { header: given }: ChosenParts,
  filling: Filling,
  values: Map<string, string>,
): TemplateHeaderValue | undefined {
  const { troubles, card } = filling
  const blank = card === undefined ? 'header' : `cards.${card}.header`
  if (!header) {
    if (given && Object.keys(given).length > 0) troubles.extra.push(blank)
    return undefined
  }
  switch (header.format) {
    case 'TEXT': {
      const [first] = header.variables
      if (!first) return undefined
      const text = resolve(filling, fallbackKey('header', first.key, card), given?.text)
      values.set(first.key, text)
      return { type: 'text', ...valueFor(first.key, text) }
    }
    case 'LOCATION':
      if (given?.location) return { type: 'location', ...given.location }
      break
    case 'PRODUCT':
      if (given?.product) return { type: 'product', ...given.product }
      break
    default: {
      const { file } = given ?? {}
      const type = FILES[header.format]
      if (file && type && file.kind === type) return { type, file }
      if (file) troubles.wrongFile.push(blank)
      if (file) return undefined
    }
  }
  troubles.missing.push(blank)
  return undefined
}

const FILES: Record<string, 'image' | 'video' | 'document'> = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' }

const TAKING = new Set(['QUICK_REPLY', 'COPY_CODE', 'FLOW', 'CATALOG', 'MPM'])

function takesValue(button: TemplateButton | undefined): boolean {
  return button !== undefined && (TAKING.has(button.type) || button.variables.length > 0)
}

function buttonValue(
  button: TemplateButton,
  index: number,
  { buttons = [] }: ChosenParts,
  filling: Filling,
): TemplateButtonValue | undefined {
  const given = buttons.find((one) => one.index === index)
  const blank = fallbackKey('button', index, filling.card)
  switch (button.type) {
    case 'URL': {
      const [ending] = button.variables
      if (!ending) return undefined
      const value = resolve(filling, blank, given?.value)
      within(filling, blank, fillBlanks(button.url ?? '', new Map([[ending.key, value]])), LIMITS.url)
      if (/\s/.test(value)) filling.troubles.unclean.push(blank)
      return { index, type: 'url', value }
    }
    case 'COPY_CODE': {
      const value = resolve(filling, blank, given?.value)
      within(filling, blank, value, LIMITS.code)
      return { index, type: 'copy_code', value }
    }
    case 'QUICK_REPLY':
      if (!given?.value) return undefined // Meta sends the words on the button back
      within(filling, blank, given.value, LIMITS.payload)
      if (!isClean(given.value)) filling.troubles.unclean.push(blank)
      return { index, type: 'quick_reply', value: given.value }
    case 'FLOW':
      return { index, type: 'flow', ...(given?.value ? { value: given.value } : {}) }
    case 'CATALOG':
      return given?.value ? { index, type: 'catalog', value: given.value } : undefined
    case 'MPM':
      return productsValue(index, given, blank, filling)
    default:
      return undefined
  }
}

function productsValue(
  index: number,
  given: { value?: string; sections?: ProductSection[] } | undefined,
  blank: string,
  { troubles }: Filling,
): TemplateButtonValue {
  const { value, sections = [] } = given ?? {}
  const actual = sections.reduce((count, { productIds }) => count + productIds.length, 0)
  const { products: limit } = OUTBOUND_LIMITS.products
  if (actual === 0) troubles.missing.push(blank)
  if (actual > limit) troubles.long.push({ field: blank, limit, actual })
  return { index, type: 'mpm', sections, ...(value ? { value } : {}) }
}

function within({ troubles }: Filling, field: string, text: string, limit: number): void {
  const actual = text.length > limit ? codePoints(text) : 0
  if (actual > limit) troubles.long.push({ field, limit, actual })
}
