import { codePoints, OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import type { MessageKey } from '../../../i18n'
import type { Draft, Drafts, Framed } from './drafts'
import { positionOf } from './map-link'

const { interactive, list, products, location, contact } = OUTBOUND_LIMITS

/** Why a form cannot be sent yet, and which of its fields must change. */
export interface Problem {
  /** `titles.1`, `sections.0.rows.2.title`: as the form names its field. */
  path: string
  label: MessageKey
  why: 'missing' | 'long' | 'same' | 'link' | 'latitude' | 'longitude' | 'phone' | 'many'
  /** How many characters or things too many. */
  n?: number
}

/** In the order in which the form asks; empty: it can be sent. */
export function problemsOf(draft: Draft): Problem[] {
  switch (draft.kind) {
    case 'buttons': {
      const { titles } = draft.fields
      const wanted = titles.some((title) => title.trim() !== '') ? [] : [missing('titles.0', 'insert.buttonTitle')]
      return [
        ...framed(draft.fields),
        ...wanted,
        ...titles.flatMap((title, n) => long(`titles.${n}`, 'insert.buttonTitle', title, interactive.buttonTitle)),
        ...same(titles.map((title, n) => [`titles.${n}`, title])).map((path) => again(path, 'insert.buttonTitle')),
      ]
    }
    case 'list':
      return listProblems(draft.fields)
    case 'link': {
      const { text, url } = draft.fields
      return [
        ...framed(draft.fields),
        ...needed('text', 'insert.buttonTitle', text, interactive.linkText),
        ...(isWebAddress(url) || url.trim() === '' ? [] : [{ path: 'url', label: 'insert.url', why: 'link' } as const]),
        ...needed('url', 'insert.url', url, interactive.url),
      ]
    }
    case 'location':
      return placeProblems(draft.fields)
    case 'contacts':
      return draft.fields.people.flatMap((person, n) => [
        ...needed(`people.${n}.name`, 'insert.personName', person.name, contact.name),
        ...phoneProblems(`people.${n}.phone`, person.phone),
        ...long(`people.${n}.organisation`, 'insert.organisation', person.organisation, contact.organisation),
        ...long(`people.${n}.email`, 'insert.email', person.email, contact.email),
      ])
    case 'askLocation':
    case 'askContact':
    case 'address':
      return needed('body', 'insert.body', draft.fields.body, interactive.body)
    case 'product': {
      const { catalogId, productId } = draft.fields
      return [
        // The product's own name and picture may be all there is to say.
        ...long('body', 'insert.body', draft.fields.body, interactive.body),
        ...long('footer', 'insert.footer', draft.fields.footer, interactive.footer),
        ...needed('catalogId', 'insert.catalogId', catalogId, products.productId),
        ...needed('productId', 'insert.productId', productId, products.productId),
      ]
    }
    case 'products':
      return productsProblems(draft.fields)
    case 'flow': {
      const { flowId, text, screen } = draft.fields
      return [
        ...framed(draft.fields),
        ...needed('text', 'insert.buttonTitle', text, interactive.flowText),
        ...needed('flowId', 'insert.flowId', flowId, products.productId),
        ...long('screen', 'insert.screen', screen, products.productId),
      ]
    }
  }
}

function framed({ header, body, footer }: Framed, most: number = interactive.body): Problem[] {
  return [
    ...long('header', 'insert.header', header, interactive.header),
    ...needed('body', 'insert.body', body, most),
    ...long('footer', 'insert.footer', footer, interactive.footer),
  ]
}

function listProblems(fields: Drafts['list']): Problem[] {
  const { sections, button } = fields
  const several = sections.length > 1
  const rows = sections.flatMap(({ rows: own }, at) =>
    own.map((row, n) => ({ ...row, path: `sections.${at}.rows.${n}` })),
  )
  const filled = rows.filter(({ title }) => title.trim() !== '')
  return [
    ...framed(fields, list.body),
    ...needed('button', 'insert.listButton', button, list.button),
    ...(filled.length === 0 ? [missing('sections.0.rows.0.title', 'insert.rowTitle')] : []),
    ...sections.flatMap(({ title, rows: own }, at) => {
      const path = `sections.${at}.title`
      const label = 'insert.sectionTitle'
      const used = own.some((row) => row.title.trim() !== '')
      return several && used
        ? needed(path, label, title, list.sectionTitle)
        : long(path, label, title, list.sectionTitle)
    }),
    ...rows.flatMap(({ path, title, description }) => [
      ...(title.trim() === '' && description.trim() !== '' ? [missing(`${path}.title`, 'insert.rowTitle')] : []),
      ...long(`${path}.title`, 'insert.rowTitle', title, list.rowTitle),
      ...long(`${path}.description`, 'insert.description', description, list.rowDescription),
    ]),
    ...same(rows.map(({ path, title }) => [`${path}.title`, title])).map((path) => again(path, 'insert.rowTitle')),
  ]
}

function placeProblems({ latitude, longitude, name, address }: Drafts['location']): Problem[] {
  const position = positionOf(latitude, longitude)
  return [
    ...(latitude.trim() === '' ? [missing('latitude', 'insert.latitude')] : []),
    ...(latitude.trim() !== '' && position.latitude === null
      ? [{ path: 'latitude', label: 'insert.latitude', why: 'latitude' } as const]
      : []),
    ...(longitude.trim() === '' ? [missing('longitude', 'insert.longitude')] : []),
    ...(longitude.trim() !== '' && position.longitude === null
      ? [{ path: 'longitude', label: 'insert.longitude', why: 'longitude' } as const]
      : []),
    ...long('name', 'insert.placeName', name, location.name),
    ...long('address', 'insert.placeAddress', address, location.address),
  ]
}

function productsProblems(fields: Drafts['products']): Problem[] {
  const { catalogId, sections } = fields
  const listed = sections.map(({ ids }) => idsIn(ids).length)
  const over = listed.reduce((sum, n) => sum + n, 0) - products.products
  const [first] = listed
  return [
    // Meta wants a heading above a list of products.
    ...needed('header', 'insert.header', fields.header, interactive.header),
    ...framed({ ...fields, header: '' }),
    ...needed('catalogId', 'insert.catalogId', catalogId, products.productId),
    ...sections.flatMap(({ title }, at) =>
      needed(`sections.${at}.title`, 'insert.sectionTitle', title, list.sectionTitle),
    ),
    ...sections.flatMap((_, at) => (listed[at] === 0 ? [missing(`sections.${at}.ids`, 'insert.productIds')] : [])),
    ...(over > 0 && first !== undefined
      ? [{ path: `sections.${sections.length - 1}.ids`, label: 'insert.productIds', why: 'many', n: over } as const]
      : []),
  ]
}

function phoneProblems(path: string, phone: string): Problem[] {
  const label = 'insert.phone'
  if (phone.trim() === '') return [missing(path, label)]
  return isPhone(phone) ? [] : [{ path, label, why: 'phone' }]
}

export function idsIn(lines: string): string[] {
  return lines.split(/[\s,]+/).filter(Boolean)
}

/** With its country code, however it is grouped. */
export function isPhone(phone: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(phone.replaceAll(/[\s().-]/g, ''))
}

export function isWebAddress(text: string): boolean {
  const url = /^https?:\/\//i.test(text.trim()) ? URL.parse(text.trim()) : null
  return url?.hostname.includes('.') ?? false
}

function needed(path: string, label: MessageKey, text: string, most: number): Problem[] {
  return text.trim() === '' ? [missing(path, label)] : long(path, label, text, most)
}

function missing(path: string, label: MessageKey): Problem {
  return { path, label, why: 'missing' }
}

function again(path: string, label: MessageKey): Problem {
  return { path, label, why: 'same' }
}

function long(path: string, label: MessageKey, text: string, most: number): Problem[] {
  const over = codePoints(text.trim()) - most
  return over > 0 ? [{ path, label, why: 'long', n: over }] : []
}

/** Paths of those whose words stand there already. */
function same(all: (readonly [path: string, words: string])[]): string[] {
  const seen = new Set<string>()
  return all.flatMap(([path, words]) => {
    const said = words.trim()
    if (said === '') return []
    if (seen.has(said)) return [path]
    seen.add(said)
    return []
  })
}
