import { contentHash } from './content-hash'
import type { AccountItem, DeliveryItem } from './delivery'
import type { WhatsAppEvent } from './event'

/**
 * The same for every copy of the same event, however often and in whatever bytes Meta delivers it, and different for different ones.
 * What has a wamid is known by it, live, on standby or from history; a status by (wamid, status, recipient); the rest, which has no
 * id, by its content. Holds people's numbers: never for logs.
 */
export function eventKey(event: WhatsAppEvent, { field, part, raw, entryTime }: DeliveryItem | AccountItem): string {
  switch (event.kind) {
    case 'message':
    case 'reaction':
    case 'edit':
    case 'revoke':
      return event.id
    case 'identity_change':
      return event.id ?? `identity_change:${contentHash(raw)}`
    case 'status': {
      const recipient = event.wa_id ?? event.user_id ?? event.group_id ?? ''
      return `status:${event.id}:${event.status}:${recipient}`
    }
    case 'payment_status':
      return `payment_status:${event.id}:${event.status}:${event.timestamp_invalid ? '' : event.timestamp}`
    case 'call':
      return `call:${event.id}:${part}:${event.event}`
    default:
      return `${event.kind}:${contentHash([field, entryTime ?? null, raw])}`
  }
}
