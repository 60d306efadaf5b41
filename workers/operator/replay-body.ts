import type { ItemPart } from '../whatsapp/delivery'
import { isMessagingField } from '../whatsapp/envelope-value'

/** Where Meta has each kind of item in `value`. */
const LIST_OF: Record<ItemPart, string> = {
  message: 'messages',
  status: 'statuses',
  echo: 'message_echoes',
  call: 'calls',
  call_status: 'statuses',
  payment_status: 'statuses',
  preference: 'user_preferences',
  identity_update: 'user_id_update',
  contact_sync: 'state_sync',
  handover: 'messaging_handovers',
  group: 'groups',
}

type Json = Record<string, unknown>

export interface Kept {
  field: string
  phoneNumberId: string | null
  wabaId: string | null
  raw: unknown
}

/** A webhook body that says again what was kept: a whole body, an entry, a change, a value, or one item of it. */
export function replayBody({ field, phoneNumberId, wabaId, raw }: Kept): unknown {
  if (!isJson(raw) || 'object' in raw) return raw
  if ('changes' in raw) return bodyOf(raw)
  if ('field' in raw && 'value' in raw) return bodyOf({ id: wabaId, changes: [raw] })
  const isItem = isPart(raw.part) || (isMessagingField(field) && !('metadata' in raw))
  const value = isItem ? { ...metadataOf(phoneNumberId), ...itemOf(raw) } : raw
  return bodyOf({ id: wabaId, changes: [{ field, value }] })
}

function bodyOf(entry: Json): Json {
  return { object: 'whatsapp_business_account', entry: [entry] }
}

function metadataOf(phoneNumberId: string | null): Json {
  return { messaging_product: 'whatsapp', metadata: phoneNumberId === null ? {} : { phone_number_id: phoneNumberId } }
}

/** With its part and contact, as the router keeps it; or bare, as the sorter did. */
function itemOf(raw: Json): Json {
  if (raw.part === 'handover' && isJson(raw.raw)) return raw.raw // the value itself is the item
  if (!isPart(raw.part)) return { [typeof raw.status === 'string' ? 'statuses' : 'messages']: [raw] }
  const contacts = raw.contact === undefined ? {} : { contacts: [raw.contact] }
  return { [LIST_OF[raw.part]]: [raw.raw], ...contacts }
}

function isPart(value: unknown): value is ItemPart {
  return typeof value === 'string' && Object.hasOwn(LIST_OF, value)
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
