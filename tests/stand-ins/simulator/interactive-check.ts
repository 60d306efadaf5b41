import { type Fields, fieldsOf, lengthOf, listOf, textOf } from './fields.ts'
import { GraphError, invalid, missing } from './graph-error.ts'
import { checkMedia, type FindMedia } from './media-check.ts'

function within(value: unknown, limit: number, key: string): void {
  if (typeof value === 'string' && lengthOf(value) > limit) throw invalid(`${key} must be at most ${limit} characters`)
}

function required(value: unknown, limit: number, key: string): string {
  const text = textOf(value)
  if (!text) throw missing(key)
  within(text, limit, key)
  return text
}

function allDifferent(values: string[], key: string): void {
  if (new Set(values).size !== values.length) throw invalid(`${key} must be unique`)
}

function between(count: number, least: number, most: number, key: string): void {
  if (count < least || count > most) throw invalid(`${key} must be ${least} to ${most}`)
}

function checkButtons(action: Fields): void {
  const buttons = listOf(action.buttons)
  between(buttons.length, 1, 3, 'interactive.action.buttons')
  if (buttons.some(({ type }) => type !== 'reply')) throw invalid('buttons must be of type reply')
  const replies = buttons.map((button) => fieldsOf(button.reply))
  allDifferent(
    replies.map((reply) => required(reply.title, 20, 'reply.title')),
    'reply.title',
  )
  allDifferent(
    replies.map((reply) => required(reply.id, 256, 'reply.id')),
    'reply.id',
  )
}

function checkList(action: Fields): void {
  required(action.button, 20, 'interactive.action.button')
  const sections = listOf(action.sections)
  between(sections.length, 1, 10, 'interactive.action.sections')
  for (const section of sections) {
    if (sections.length > 1) required(section.title, 24, 'section.title')
    else within(section.title, 24, 'section.title')
    if (listOf(section.rows).length === 0) throw missing('section.rows')
  }
  const rows = sections.flatMap((section) => listOf(section.rows))
  between(rows.length, 1, 10, 'rows in total')
  for (const row of rows) {
    required(row.title, 24, 'row.title')
    within(row.description, 72, 'row.description')
  }
  allDifferent(
    rows.map((row) => required(row.id, 200, 'row.id')),
    'row.id',
  )
}

function checkUrl(action: Fields): void {
  const parameters = fieldsOf(action.parameters)
  required(parameters.display_text, 20, 'parameters.display_text')
  if (!/^https?:\/\//.test(required(parameters.url, 2000, 'parameters.url')))
    throw invalid('parameters.url must be a web address')
}

function checkFlow(action: Fields): void {
  const parameters = fieldsOf(action.parameters)
  if (parameters.flow_message_version !== '3') throw invalid('parameters.flow_message_version must be 3')
  if (!textOf(parameters.flow_id) && !textOf(parameters.flow_name)) throw missing('parameters.flow_id')
  required(parameters.flow_cta, 20, 'parameters.flow_cta')
  const action_ = parameters.flow_action ?? 'navigate'
  if (action_ !== 'navigate' && action_ !== 'data_exchange') throw invalid('parameters.flow_action is not known')
  if (action_ === 'navigate' && !textOf(fieldsOf(parameters.flow_action_payload).screen))
    throw missing('parameters.flow_action_payload.screen')
}

function checkAddress(action: Fields): void {
  if (fieldsOf(action.parameters).country !== 'IN') throw invalid('parameters.country must be IN')
}

function checkProduct(action: Fields): void {
  required(action.catalog_id, 64, 'action.catalog_id')
  required(action.product_retailer_id, 256, 'action.product_retailer_id')
}

function checkProducts(action: Fields, interactive: Fields): void {
  required(action.catalog_id, 64, 'action.catalog_id')
  if (fieldsOf(interactive.header).type !== 'text') throw missing('interactive.header')
  const sections = listOf(action.sections)
  between(sections.length, 1, 10, 'interactive.action.sections')
  for (const section of sections) if (sections.length > 1) required(section.title, 24, 'section.title')
  const items = sections.flatMap((section) => listOf(section.product_items))
  between(items.length, 1, 30, 'product_items in total')
  for (const item of items) required(item.product_retailer_id, 256, 'product_retailer_id')
}

interface Kind {
  /** What may stand above. */
  headers: string[]
  check(action: Fields, interactive: Fields): void
  /** Meta's word for the action, where it has one. */
  name?: string
}

const ANY = ['text', 'image', 'video', 'document']

const KINDS: Record<string, Kind> = {
  button: { headers: ANY, check: checkButtons },
  list: { headers: ['text'], check: checkList },
  cta_url: { headers: ANY, check: checkUrl, name: 'cta_url' },
  flow: { headers: ANY, check: checkFlow, name: 'flow' },
  location_request_message: { headers: [], check: () => {}, name: 'send_location' },
  request_contact_info: { headers: [], check: () => {}, name: 'request_contact_info' },
  address_message: { headers: [], check: checkAddress, name: 'address_message' },
  product: { headers: [], check: checkProduct },
  product_list: { headers: ['text'], check: checkProducts },
}

function checkHeader(interactive: Fields, { headers }: Kind, find: FindMedia): void {
  if (interactive.header === undefined) return
  const header = fieldsOf(interactive.header)
  const type = textOf(header.type) ?? ''
  if (!headers.includes(type)) throw invalid(`interactive.header cannot be ${type} here`)
  if (type === 'text') required(header.text, 60, 'interactive.header.text')
  else checkMedia(type, fieldsOf(header[type]), find)
}

/** Throws what Meta would answer. */
export function checkInteractive(interactive: Fields, find: FindMedia): void {
  const type = textOf(interactive.type)
  if (!type) throw missing('interactive.type')
  const kind = KINDS[type]
  if (!kind) throw new GraphError(131051, `Interactive type ${type} is not supported`)
  const action = fieldsOf(interactive.action)
  const bodyLimit = type === 'list' ? 4096 : 1024
  const body = fieldsOf(interactive.body).text
  if (type === 'product') within(body, bodyLimit, 'interactive.body.text')
  else required(body, bodyLimit, 'interactive.body.text')
  if (interactive.footer !== undefined) required(fieldsOf(interactive.footer).text, 60, 'interactive.footer.text')
  checkHeader(interactive, kind, find)
  if (kind.name !== undefined && action.name !== kind.name)
    throw invalid(`interactive.action.name must be ${kind.name}`)
  kind.check(action, interactive)
}
