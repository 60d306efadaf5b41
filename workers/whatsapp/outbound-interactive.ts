import type {
  InteractiveAction,
  InteractiveHeader,
  InteractiveMessage,
  ProductSection,
  StoredFile,
} from './outbound-message'

type Fields = Record<string, unknown>
export type MediaIdOf = (file: StoredFile) => string

/** Meta: the version of flow messages that is spoken. */
const FLOW_MESSAGE_VERSION = '3'

const META_TYPES: Record<InteractiveAction['kind'], string> = {
  buttons: 'button',
  list: 'list',
  cta_url: 'cta_url',
  flow: 'flow',
  location_request: 'location_request_message',
  contact_request: 'request_contact_info',
  address: 'address_message',
  product: 'product',
  product_list: 'product_list',
}

/** Meta's `interactive` object. */
export function interactiveOf({ body, header, footer, action }: InteractiveMessage, mediaIdOf: MediaIdOf): Fields {
  return {
    type: META_TYPES[action.kind],
    ...(header && { header: headerOf(header, mediaIdOf) }),
    ...(body !== '' && { body: { text: body } }), // a single product may stand without words
    ...(footer !== undefined && { footer: { text: footer } }),
    action: actionOf(action),
  }
}

function headerOf(header: InteractiveHeader, mediaIdOf: MediaIdOf): Fields {
  if (header.type === 'text') return { type: 'text', text: header.text }
  const { file } = header
  const filename = header.type === 'document' && file.filename !== undefined ? { filename: file.filename } : {}
  return { type: header.type, [header.type]: { id: mediaIdOf(file), ...filename } }
}

function actionOf(action: InteractiveAction): Fields {
  switch (action.kind) {
    case 'buttons':
      return { buttons: action.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) }
    case 'list':
      return { button: action.button, sections: action.sections.map(listSection) }
    case 'cta_url':
      return { name: 'cta_url', parameters: { display_text: action.text, url: action.url } }
    case 'location_request':
      return { name: 'send_location' }
    case 'contact_request':
      return { name: 'request_contact_info' }
    case 'address':
      return {
        name: 'address_message',
        parameters: { country: action.country, ...(action.values && { values: action.values }) },
      }
    case 'flow':
      return { name: 'flow', parameters: flowParameters(action) }
    case 'product':
      return { catalog_id: action.catalogId, product_retailer_id: action.productId }
    case 'product_list':
      return { catalog_id: action.catalogId, sections: action.sections.map(productSection) }
  }
}

function listSection({ title, rows }: Extract<InteractiveAction, { kind: 'list' }>['sections'][number]): Fields {
  const listed = rows.map(({ id, title, description }) => ({ id, title, ...(description && { description }) }))
  return { ...(title && { title }), rows: listed }
}

/** Of a product list, and of a template with one behind its button. */
export function productSection({ title, productIds }: ProductSection): Fields {
  return { title, product_items: productIds.map((product_retailer_id) => ({ product_retailer_id })) }
}

function flowParameters(flow: Extract<InteractiveAction, { kind: 'flow' }>): Fields {
  const { flowId, text, token, screen, data, draft } = flow
  const first = screen !== undefined && { flow_action_payload: { screen, ...(data && { data }) } }
  return {
    flow_message_version: FLOW_MESSAGE_VERSION,
    flow_id: flowId,
    flow_cta: text,
    ...(token !== undefined && { flow_token: token }),
    flow_action: screen === undefined ? 'data_exchange' : 'navigate',
    ...first,
    ...(draft && { mode: 'draft' }),
  }
}
