import { type MediaIdOf, productSection } from './outbound-interactive'
import type {
  TemplateButtonValue,
  TemplateCardValue,
  TemplateHeaderValue,
  TemplateMessage,
  TemplateValue,
} from './outbound-message'

type Fields = Record<string, unknown>

/** Meta's word for a flow token that nobody looks at. */
const UNUSED = 'unused'

/** Meta's `template` object. Values stand in it in the order of the template; how many there are was checked when it was filled. */
export function templateOf(message: TemplateMessage, mediaIdOf: MediaIdOf): Fields {
  const { name, language, offerEndsAt, cards } = message
  const components = [
    ...partsOf(message, mediaIdOf),
    ...(offerEndsAt === undefined ? [] : [offer(offerEndsAt)]),
    ...(cards === undefined ? [] : [carousel(cards, mediaIdOf)]),
  ]
  return { name, language: { code: language }, ...(components.length > 0 && { components }) }
}

/** Of a template, and of each card of a carousel. */
function partsOf(
  { header, body = [], buttons = [] }: Pick<TemplateMessage, 'header' | 'body' | 'buttons'>,
  mediaIdOf: MediaIdOf,
): Fields[] {
  return [
    ...(header ? [{ type: 'header', parameters: [headerParameter(header, mediaIdOf)] }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body.map(textParameter) }] : []),
    ...buttons.map(button),
  ]
}

function headerParameter(header: TemplateHeaderValue, mediaIdOf: MediaIdOf): Fields {
  switch (header.type) {
    case 'text':
      return textParameter(header)
    case 'location': {
      const { type, ...location } = header
      return { type, location }
    }
    case 'product':
      return { type: 'product', product: { product_retailer_id: header.productId, catalog_id: header.catalogId } }
    default: {
      const { type, file } = header
      const filename = type === 'document' && file.filename !== undefined ? { filename: file.filename } : {}
      return { type, [type]: { id: mediaIdOf(file), ...filename } }
    }
  }
}

/** `parameter_name` only where the template has names: elsewhere Meta refuses it. */
function textParameter({ name, text }: TemplateValue): Fields {
  return { type: 'text', ...(name !== undefined && { parameter_name: name }), text }
}

function button(value: TemplateButtonValue): Fields {
  return { type: 'button', sub_type: value.type, index: String(value.index), parameters: [buttonParameter(value)] }
}

function buttonParameter({ type, value = '', sections }: TemplateButtonValue): Fields {
  switch (type) {
    case 'url':
      return { type: 'text', text: value }
    case 'copy_code':
      return { type: 'coupon_code', coupon_code: value }
    case 'quick_reply':
      return { type: 'payload', payload: value }
    case 'flow':
      return { type: 'action', action: { flow_token: value === '' ? UNUSED : value } }
    case 'catalog':
      return { type: 'action', action: { thumbnail_product_retailer_id: value } }
    case 'mpm':
      return {
        type: 'action',
        action: {
          ...(value !== '' && { thumbnail_product_retailer_id: value }),
          sections: (sections ?? []).map(productSection),
        },
      }
  }
}

function offer(endsAt: number): Fields {
  const parameter = { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: endsAt } }
  return { type: 'limited_time_offer', parameters: [parameter] }
}

function carousel(cards: TemplateCardValue[], mediaIdOf: MediaIdOf): Fields {
  const filled = cards.map((card, card_index) => ({ card_index, components: partsOf(card, mediaIdOf) }))
  return { type: 'carousel', cards: filled }
}
