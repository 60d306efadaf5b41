import type { ConversationState } from '../../workers/conversations/state'
import type { Delivery, DeliveryItem } from '../../workers/whatsapp/delivery'
import type { WhatsAppEvent } from '../../workers/whatsapp/event'
import { parseItem } from '../../workers/whatsapp/inbound'

/** Whose a number is after its owner left it: what Meta delivers under it may be theirs still, or a stranger's by now. */

/** Acts of whoever has the number: what only reports on earlier messages belongs to whom they were sent. */
const ACTS = new Set<WhatsAppEvent['kind']>(['message', 'call', 'preference', 'identity_change'])

export interface Split {
  theirs: DeliveryItem[]
  strangers: DeliveryItem[]
}

/** In the order of the delivery. */
export function splitByOwner({ left }: Pick<ConversationState, 'left'>, { items, receivedAt }: Delivery): Split {
  if (!left) return { theirs: items, strangers: [] }
  const isStrange = (item: DeliveryItem) => {
    const event = parseItem(item, { receivedAt })
    return event !== null && isStrangers(event, left)
  }
  const strangers = items.filter(isStrange)
  return { theirs: items.filter((item) => !strangers.includes(item)), strangers }
}

/** Meta's clock counts whole seconds: in that of the change only another user id tells the two apart. */
export function isStrangers(event: WhatsAppEvent, left: NonNullable<ConversationState['left']>): boolean {
  if (!ACTS.has(event.kind) || !('user_id' in event)) return false
  if ('origin' in event && event.origin === 'history') return false
  const known = [event.user_id, 'old_user_id' in event ? event.old_user_id : null].filter((id) => id != null)
  if (known.some((id) => left.userIds.includes(id))) return false
  const at = (event.timestamp ?? 0) * 1000
  return at > left.at || (at === left.at && known.length > 0)
}
