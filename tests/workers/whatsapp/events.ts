import type { SplitWebhook } from '../../../workers/whatsapp/envelope'
import type { WhatsAppEvent } from '../../../workers/whatsapp/event'
import { eventKey, parseAccountItem, parseItem } from '../../../workers/whatsapp/inbound'

export const RECEIVED_AT = 1_795_400_000_000

export type KeyedEvent = { key: string; waba_id: string; phone_number_id?: string } & WhatsAppEvent

/** Every event of a split webhook with its key, deliveries first. A key that came before is dropped, as an object would. */
export function eventsOf({ deliveries, account }: SplitWebhook, seen = new Set<string>()): KeyedEvent[] {
  const events: KeyedEvent[] = []
  function add(key: string, event: KeyedEvent) {
    if (seen.has(key)) return
    seen.add(key)
    events.push(event)
  }
  for (const { items, wabaId, phoneNumberId } of deliveries) {
    for (const item of items) {
      const event = parseItem(item, { receivedAt: RECEIVED_AT })
      if (event === null) continue
      const key = eventKey(event, item)
      add(`${phoneNumberId} ${key}`, { ...event, key, waba_id: wabaId, phone_number_id: phoneNumberId })
    }
  }
  for (const { items, wabaId, phoneNumberId } of account) {
    for (const item of items) {
      const event = parseAccountItem(item)
      const key = eventKey(event, item)
      const number = phoneNumberId === undefined ? {} : { phone_number_id: phoneNumberId }
      add(`${wabaId} ${key}`, { ...event, key, waba_id: wabaId, ...number })
    }
  }
  return events
}
