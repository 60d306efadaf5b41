import type { Card, CardButton, Shown } from './card.ts'
import { mediaOf } from './card-media.ts'
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts'

/** What can be tapped below the words. */
type Tap = Pick<Card, 'buttons' | 'list' | 'products' | 'note'>

function replies(action: Fields): Tap {
  const buttons = listOf(action.buttons).map(({ reply }): CardButton => {
    const { id, title } = fieldsOf(reply)
    return { id: String(id), title: String(title), kind: 'reply' }
  })
  return { buttons }
}

function list(action: Fields): Tap {
  const rows = listOf(action.sections).flatMap((section) => listOf(section.rows))
  return {
    list: {
      button: textOf(action.button) ?? 'Choose',
      rows: rows.map((row) => ({ id: String(row.id), title: String(row.title), description: textOf(row.description) })),
    },
  }
}

function one(title: string, kind: CardButton['kind'], url?: string): Tap {
  return { buttons: [{ id: kind, title, kind, ...(url ? { url } : {}) }] }
}

const TAPS: Record<string, (action: Fields) => Tap> = {
  button: replies,
  list,
  cta_url: (action) => {
    const { display_text, url } = fieldsOf(action.parameters)
    return one(String(display_text), 'link', textOf(url))
  },
  flow: (action) => one(String(fieldsOf(action.parameters).flow_cta), 'plain'),
  location_request_message: () => one('Send location', 'send_location'),
  request_contact_info: () => one('Share my number', 'send_contact'),
  address_message: () => one('Provide address', 'plain'),
  product: (action) => ({ products: [String(action.product_retailer_id)], ...one('View', 'plain') }),
  product_list: (action) => {
    const items = listOf(action.sections).flatMap((section) => listOf(section.product_items))
    return { products: items.map((item) => String(item.product_retailer_id)), ...one('View items', 'plain') }
  },
}

function above(header: Fields): Pick<Card, 'header' | 'media'> {
  const type = textOf(header.type)
  if (!type) return {}
  return type === 'text' ? { header: textOf(header.text) } : { media: mediaOf(type, fieldsOf(header[type])) }
}

/** An interactive message of the business on the phone. */
export function showInteractive(interactive: Fields): Shown {
  const footer = textOf(fieldsOf(interactive.footer).text)
  const tap = TAPS[String(interactive.type)]?.(fieldsOf(interactive.action)) ?? {
    note: `Interactive message: ${String(interactive.type).replaceAll('_', ' ')}`,
  }
  return {
    text: textOf(fieldsOf(interactive.body).text),
    card: { ...above(fieldsOf(interactive.header)), ...(footer ? { footer } : {}), ...tap },
  }
}
