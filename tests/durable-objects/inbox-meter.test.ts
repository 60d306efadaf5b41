import { runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { InboxStore } from '../../durable-objects/inbox/store'
import { Usage } from '../../durable-objects/inbox/usage'
import type { FeedEvent } from '../../workers/conversations/live-event'
import { newInbox, publishOf } from './inbox-support'

const OCTOBER = Date.UTC(2026, 9, 31, 23, 59)
const DAY_MS = 24 * 3_600_000

test('what is counted outlives the feed, and is counted once, also across a restart', async () => {
  const { tenantId, inbox } = await newInbox()
  const counts = await runInDurableObject(inbox, async (_, { storage }) => {
    const store = new InboxStore(storage)
    store.writing(tenantId)
    for (let seq = 1; seq <= 30; seq++) store.publish(arrivalOf(tenantId, seq, OCTOBER), OCTOBER)
    const first = new Usage(store).arrived('2026-10')
    for (let seq = 31; seq <= 40; seq++) store.publish(arrivalOf(tenantId, seq, OCTOBER + DAY_MS), OCTOBER)
    await store.trim(OCTOBER + 8 * DAY_MS)
    const left = storage.sql.exec('SELECT COUNT(*) AS n FROM feed').one().n
    const again = new Usage(new InboxStore(storage))
    return { first, left, october: again.arrived('2026-10'), november: again.arrived('2026-11') }
  })
  const row = { phoneNumberId: '1001', category: 'utility', type: 'regular', country: 'IN' }
  expect(counts).toEqual({
    left: 0,
    first: [{ ...row, count: 30 }],
    october: [{ ...row, count: 30 }],
    november: [{ ...row, count: 10 }],
  })
})

test('a message costs the meter no row until somebody asks', async () => {
  const { tenantId, inbox } = await newInbox()
  const written = await runInDurableObject(inbox, (_, { storage }) => {
    const store = new InboxStore(storage)
    store.writing(tenantId)
    store.publish(arrivalOf(tenantId, 1, OCTOBER), OCTOBER)
    const before = storage.sql.exec('SELECT folded_to AS n FROM meter').one().n
    const rows = storage.sql.exec('SELECT COUNT(*) AS n FROM arrived').one().n
    return { before, rows }
  })
  expect(written).toEqual({ before: 0, rows: 0 })
})

function arrivalOf(tenantId: string, seq: number, at: number) {
  const publish = publishOf(tenantId, 'cnv_a', [seq])
  const event = {
    ...publish.events[0],
    kind: 'status',
    id: `wamid.${seq}`,
    status: 'delivered',
    direction: 'outbound',
    wa_id: '919550012345',
    user_id: null,
    phone_number_id: '1001',
    timestamp: Math.floor(at / 1_000),
    pricing_category: 'utility',
    pricing_type: 'regular',
    metered: true,
  } as FeedEvent
  return { ...publish, events: [event] }
}
