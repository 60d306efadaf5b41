import type { Delivery } from '../../workers/whatsapp/delivery'
import { eventKey, parseItem } from '../../workers/whatsapp/inbound'
import type { Received } from './receive'

/** Meta's items in our words; what the parser knows nothing of was not delivered here. */
export function parseDelivery({ items, receivedAt }: Delivery): Received[] {
  return items.flatMap((item) => {
    const event = parseItem(item, { receivedAt })
    return event ? [{ event, key: eventKey(event, item) }] : []
  })
}
