import type { AccountItem, Delivery, UnroutedItem } from './delivery'
import { createSorter, type Sorter } from './envelope-sorter'
import { isMessagingField, sortValue } from './envelope-value'
import { idText, isRecord, recordOf } from './loose'
import { sanitise } from './sanitise'

/** A delivery before the channel is known. */
export type RoutedDelivery = Omit<Delivery, 'tenantId' | 'channelId' | 'receivedAt'>

export interface AccountDelivery {
  wabaId: string
  /** Where Meta names the number; account and template fields do not. */
  phoneNumberId?: string
  items: AccountItem[]
}

export interface SplitWebhook {
  /** One per (WABA, number, conversation), in the order of their first item; items in the order of the POST. */
  deliveries: RoutedDelivery[]
  account: AccountDelivery[]
  unrouted: UnroutedItem[]
  /** Of all three, for the limit above which a POST is worked off later. */
  items: number
}

/**
 * Sorts a webhook's parsed body by the conversation that each item belongs to. Reads just enough to route and never throws: what it
 * cannot place is `unrouted` with the reason. Whether number, WABA and app belong together is judged later, with the channel.
 */
export function splitWebhook(input: unknown): SplitWebhook {
  const sorter = createSorter()
  const body = sanitise(input)
  if (!isRecord(body)) sorter.unroute('bad_shape', '', body)
  else if (body.object !== 'whatsapp_business_account') sorter.unroute('not_whatsapp', '', body)
  else if (!Array.isArray(body.entry) || body.entry.length === 0) sorter.unroute('bad_shape', '', body)
  else for (const entry of body.entry) sortEntry(entry, sorter)
  return sorter.result()
}

function sortEntry(entry: unknown, sorter: Sorter) {
  if (!isRecord(entry) || !Array.isArray(entry.changes) || entry.changes.length === 0)
    return sorter.unroute('bad_shape', '', entry)
  for (const change of entry.changes) sortChange(entry, change, sorter)
}

function sortChange(entry: Record<string, unknown>, change: unknown, sorter: Sorter) {
  const wabaId = idText(entry.id) ?? ''
  const entryTime = typeof entry.time === 'number' && Number.isSafeInteger(entry.time) ? entry.time : undefined
  if (!isRecord(change) || !isRecord(change.value)) return sorter.unroute('bad_shape', '', change, { wabaId })
  // Some of Meta's samples have `field` beside `changes`.
  const field = idText(change.field) ?? idText(entry.field) ?? 'unknown'
  if (isMessagingField(field)) return sortValue({ wabaId, field, entryTime, value: change.value }, sorter)
  const account = accountOf(change.value, wabaId)
  if (account === '') return sorter.unroute('unknown_account', field, change.value)
  const phoneNumberId = idText(recordOf(change.value.metadata).phone_number_id)
  sorter.record({ wabaId: account, phoneNumberId }, { field, part: 'account', raw: change.value, entryTime })
}

/** In partner events `entry.id` may be the business portfolio; the WABA then stands in `waba_info`. */
function accountOf(value: Record<string, unknown>, wabaId: string): string {
  return idText(recordOf(value.waba_info).waba_id) ?? wabaId
}
