import type { AccountItem, DeliveryItem, UnroutedItem, UnroutedReason } from './delivery'
import type { AccountDelivery, RoutedDelivery, SplitWebhook } from './envelope'

/** The pile on which a delivery lies. */
export type Place = Pick<RoutedDelivery, 'wabaId' | 'phoneNumberId' | 'contactKey' | 'conversationId'>
type AccountPlace = Pick<AccountDelivery, 'wabaId' | 'phoneNumberId'>
type Origin = { wabaId?: string; phoneNumberId?: string }

export type Sorter = ReturnType<typeof createSorter>

/** Collects items into piles that keep the order of the POST. */
export function createSorter() {
  const deliveries = new Map<string, RoutedDelivery>()
  const account = new Map<string, AccountDelivery>()
  const unrouted: UnroutedItem[] = []
  let items = 0

  function deliver(place: Place, item: DeliveryItem): void {
    items++
    // No part can hold a line feed, so that no two places share a key.
    const key = `${place.wabaId}\n${place.phoneNumberId}\n${place.conversationId ?? ''}\n${place.contactKey}`
    const pile = deliveries.get(key)
    if (pile) pile.items.push(item)
    else deliveries.set(key, { ...place, items: [item] })
  }

  function record(place: AccountPlace, item: AccountItem): void {
    items++
    const key = `${place.wabaId}\n${place.phoneNumberId ?? ''}`
    const pile = account.get(key)
    if (pile) pile.items.push(withoutAbsentTime(item))
    else account.set(key, { ...withoutAbsentNumber(place), items: [withoutAbsentTime(item)] })
  }

  function unroute(reason: UnroutedReason, field: string, raw: unknown, origin: Origin = {}): void {
    items++
    const { wabaId, phoneNumberId } = origin
    unrouted.push({ reason, field, raw, ...(wabaId && { wabaId }), ...(phoneNumberId && { phoneNumberId }) })
  }

  function result(): SplitWebhook {
    return { deliveries: [...deliveries.values()], account: [...account.values()], unrouted, items }
  }

  return { deliver, record, unroute, result, count: () => items }
}

function withoutAbsentTime({ entryTime, ...item }: AccountItem): AccountItem {
  return entryTime === undefined ? item : { ...item, entryTime }
}

function withoutAbsentNumber({ wabaId, phoneNumberId }: AccountPlace): AccountPlace {
  return phoneNumberId === undefined ? { wabaId } : { wabaId, phoneNumberId }
}
