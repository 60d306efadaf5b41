import { type Fields, fieldsOf, lengthOf, listOf, textOf } from './fields.ts'
import { invalid, missing } from './graph-error.ts'

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

function checkButtons(action: Fields): void {
  const buttons = listOf(action.buttons)
  if (buttons.length < 1 || buttons.length > 3) throw invalid('interactive.action.buttons must be 1 to 3')
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
  if (sections.length < 1 || sections.length > 10) throw invalid('interactive.action.sections must be 1 to 10')
  for (const section of sections) {
    if (sections.length > 1) required(section.title, 24, 'section.title')
    else within(section.title, 24, 'section.title')
  }
  const rows = sections.flatMap((section) => listOf(section.rows))
  if (rows.length < 1 || rows.length > 10) throw invalid('rows must be 1 to 10 in total')
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

/** Limits of Meta's interactive messages. Kinds without a rule here pass with a body. */
export function checkInteractive(interactive: Fields): void {
  const type = textOf(interactive.type)
  if (!type) throw missing('interactive.type')
  const action = fieldsOf(interactive.action)
  const bodyLimit = type === 'list' ? 4096 : 1024
  if (type !== 'product') required(fieldsOf(interactive.body).text, bodyLimit, 'interactive.body.text')
  within(fieldsOf(interactive.footer).text, 60, 'interactive.footer.text')
  within(fieldsOf(interactive.header).text, 60, 'interactive.header.text')
  if (type === 'button') checkButtons(action)
  else if (type === 'list') checkList(action)
  else if (type === 'cta_url') checkUrl(action)
  else if (!textOf(action.name) && !textOf(action.catalog_id)) throw missing('interactive.action')
}
