import type { ConversationState } from '../../workers/conversations/state'
import { phoneVariants } from '../../workers/whatsapp/contact-key'
import type { Delivery, DeliveryItem } from '../../workers/whatsapp/delivery'
import type { WhatsAppEvent } from '../../workers/whatsapp/event'
import { parseItem } from '../../workers/whatsapp/inbound'

/** Whose a number is after its owner left it: what Meta delivers under it may be theirs still, or a stranger's by now. */

/** Acts of whoever has the number: what only reports on earlier messages belongs to whom they were sent. */
const ACTS = new Set<WhatsAppEvent['kind']>(['message', 'call', 'preference', 'identity_change'])

type Owned = Pick<ConversationState, 'left' | 'contact'>

export interface Split {
  theirs: DeliveryItem[]
  strangers: DeliveryItem[]
}

/** In the order of the delivery. */
export function splitByOwner({ left, contact }: Owned, { items, receivedAt }: Delivery): Split {
  if (!left) return { theirs: items, strangers: [] }
  const isStrange = (item: DeliveryItem) => {
    const event = parseItem(item, { receivedAt })
    return event !== null && isFrom(event, contact.waId) && isStrangers(event, left)
  }
  const strangers = items.filter(isStrange)
  return { theirs: items.filter((item) => !strangers.includes(item)), strangers }
}

/** Whoever was joined to the customer writes from a number of their own, and is no stranger at this one. */
function isFrom(event: WhatsAppEvent, number: string | null): boolean {
  const from = event.kind === 'identity_change' ? event.old_wa_id : 'wa_id' in event ? event.wa_id : null
  return from == null || number === null || phoneVariants(number).includes(from)
}

/** They leave this number for another, says the event. */
export function leavingOf(
  { left, contact: { waId } }: Owned,
  { items, receivedAt }: Delivery,
): { at: number; userIds: string[] } | null {
  if (left || waId === null) return null
  for (const item of items) {
    const event = parseItem(item, { receivedAt })
    if (event?.kind !== 'identity_change' || event.old_wa_id !== waId || !event.wa_id || event.wa_id === waId) continue
    const userIds = [event.old_user_id, event.user_id].filter((id) => id != null)
    return { at: (event.timestamp ?? 0) * 1000 || receivedAt, userIds }
  }
  return null
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
