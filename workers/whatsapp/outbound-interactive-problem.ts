import {
  countProblem,
  firstProblem,
  isCleanData,
  type OutboundProblem,
  optionalProblem,
  textProblem,
  uniqueProblem,
  urlProblem,
} from './outbound-check'
import { INTERACTIVE_PARTS, OUTBOUND_LIMITS } from './outbound-limits'
import type { FlowAction, InteractiveAction, InteractiveMessage, ListSection, ProductSection } from './outbound-message'

const { interactive, list, products } = OUTBOUND_LIMITS

/** null: WhatsApp takes it. */
export function interactiveProblem(message: InteractiveMessage): OutboundProblem | null {
  const { body, footer, action } = message
  const limit = action.kind === 'list' ? list.body : interactive.body
  const parts = INTERACTIVE_PARTS[action.kind]
  return firstProblem(
    headerProblem(message),
    action.kind === 'product' ? optionalProblem('body', body, limit) : textProblem('body', body, limit),
    footer !== undefined && !parts.footer ? { reason: 'part_not_allowed', field: 'footer' } : null,
    footer === undefined ? null : textProblem('footer', footer, interactive.footer),
    actionProblem(action),
  )
}

function headerProblem({ header, action }: InteractiveMessage): OutboundProblem | null {
  const { headers, needsHeader } = INTERACTIVE_PARTS[action.kind]
  if (!header) return needsHeader ? { reason: 'empty', field: 'header' } : null
  if (!headers.includes(header.type)) return { reason: 'part_not_allowed', field: 'header' }
  if (header.type === 'text') return textProblem('header', header.text, interactive.header)
  return header.file.kind === header.type ? null : { reason: 'wrong_file', field: 'header' }
}

function actionProblem(action: InteractiveAction): OutboundProblem | null {
  switch (action.kind) {
    case 'buttons':
      return buttonsProblem(action.buttons)
    case 'list':
      return listProblem(action.button, action.sections)
    case 'cta_url':
      return firstProblem(
        textProblem('linkText', action.text, interactive.linkText),
        urlProblem('url', action.url, interactive.url),
      )
    case 'flow':
      return flowProblem(action)
    case 'product':
      return firstProblem(
        productIdProblem('productId', action.catalogId),
        productIdProblem('productId', action.productId),
      )
    case 'product_list':
      return firstProblem(productIdProblem('productId', action.catalogId), productsProblem(action.sections))
    case 'location_request':
    case 'contact_request':
      return null
    case 'address':
      return isCleanData(action.values) ? null : { reason: 'bad_characters', field: 'address' }
  }
}

function buttonsProblem(buttons: { id: string; title: string }[]): OutboundProblem | null {
  return firstProblem(
    countProblem('buttons', buttons.length, interactive.buttons),
    ...buttons.flatMap(({ id, title }, index) => [
      textProblem(`buttons.${index}.title`, title, interactive.buttonTitle),
      textProblem(`buttons.${index}.id`, id, interactive.buttonId),
    ]),
    uniqueProblem(
      'buttons',
      'title',
      buttons.map(({ title }) => title),
    ),
    uniqueProblem(
      'buttons',
      'id',
      buttons.map(({ id }) => id),
    ),
  )
}

function listProblem(button: string, sections: ListSection[]): OutboundProblem | null {
  const rows = sections.flatMap((section) => section.rows)
  return firstProblem(
    textProblem('listButton', button, list.button),
    countProblem('sections', sections.length, list.sections),
    countProblem('rows', rows.length, list.rows),
    ...sections.map((section, index) => sectionProblem(`sections.${index}`, section, sections.length > 1)),
    uniqueProblem(
      'rows',
      'id',
      rows.map(({ id }) => id),
    ),
  )
}

/** Meta wants a title on each as soon as there are two. */
function sectionProblem(at: string, { title, rows }: ListSection, needsTitle: boolean): OutboundProblem | null {
  return firstProblem(
    needsTitle
      ? textProblem(`${at}.title`, title ?? '', list.sectionTitle)
      : optionalProblem(`${at}.title`, title, list.sectionTitle),
    rows.length === 0 ? { reason: 'empty', field: `${at}.rows` } : null,
    ...rows.flatMap((row, index) => [
      textProblem(`${at}.rows.${index}.title`, row.title, list.rowTitle),
      textProblem(`${at}.rows.${index}.id`, row.id, list.rowId),
      optionalProblem(`${at}.rows.${index}.description`, row.description, list.rowDescription),
    ]),
  )
}

function flowProblem({ flowId, text, token, screen, data }: FlowAction): OutboundProblem | null {
  return firstProblem(
    /^\d{1,32}$/.test(flowId) ? null : { reason: 'bad_value', field: 'flowId' },
    textProblem('flowText', text, interactive.flowText),
    optionalProblem('flowToken', token, interactive.flowToken),
    data !== undefined && screen === undefined ? { reason: 'empty', field: 'flowScreen' } : null,
    isCleanData(data) ? null : { reason: 'bad_characters', field: 'flowData' },
    screen === undefined ? null : textProblem('flowScreen', screen, interactive.flowToken),
  )
}

export function productsProblem(sections: ProductSection[]): OutboundProblem | null {
  const ids = sections.flatMap(({ productIds }) => productIds)
  return firstProblem(
    countProblem('sections', sections.length, products.sections),
    countProblem('products', ids.length, products.products),
    ...sections.flatMap(({ title, productIds }, index) => [
      textProblem(`sections.${index}.title`, title, products.sectionTitle),
      productIds.length === 0 ? { reason: 'empty' as const, field: `sections.${index}.products` } : null,
      ...productIds.map((id, at) => productIdProblem(`sections.${index}.products.${at}`, id)),
    ]),
  )
}

export function productIdProblem(field: string, id: string): OutboundProblem | null {
  return textProblem(field, id, products.productId)
}
