import type { AccountItem, DeliveryItem } from './delivery'
import type { WhatsAppEvent } from './event'
import { parseAccount } from './inbound-account'
import {
  parseCall,
  parseCallStatus,
  parseContactSync,
  parseGroup,
  parseHandover,
  parseIdentityUpdate,
  parsePreference,
} from './inbound-customer'
import { parseMessage } from './inbound-message'
import { parsePaymentStatus, parseStatus } from './inbound-status'
import { isRecord } from './loose'

export { eventKey } from './event-key'

/** When the Worker had the POST, epoch ms: stands in for a timestamp that cannot be used. */
export interface At {
  receivedAt: number
}

/** An item whose `raw` is an object. */
export type Item = DeliveryItem & { raw: Record<string, unknown> }

/**
 * One item of a delivery in our words. A type we do not know, or one without its object, is a message with `raw` kept; null only for
 * what the envelope would not have delivered.
 */
export function parseItem(item: DeliveryItem, at: At): WhatsAppEvent | null {
  const { raw } = item
  return isRecord(raw) ? PARSERS[item.part]({ ...item, raw }, at) : null
}

/** Of the account, a template or the number, or an error beside everything. */
export function parseAccountItem(item: AccountItem): WhatsAppEvent {
  return parseAccount(item)
}

const PARSERS: Record<DeliveryItem['part'], (item: Item, at: At) => WhatsAppEvent | null> = {
  message: parseMessage,
  echo: parseMessage,
  status: parseStatus,
  payment_status: parsePaymentStatus,
  call: parseCall,
  call_status: parseCallStatus,
  preference: parsePreference,
  identity_update: parseIdentityUpdate,
  contact_sync: parseContactSync,
  handover: parseHandover,
  group: parseGroup,
}
