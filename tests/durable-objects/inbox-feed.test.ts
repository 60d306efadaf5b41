import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FeedEvent } from '../../workers/conversations/live-event'
import { accountEvent, type Inbox, messageEvent, newInbox, noteEvent, publishOf, readFeed } from './inbox-support'

/** Reads to the end, taking page sizes in turn. */
async function readAll(at: Inbox, limits: number[], source?: FeedEvent['source']) {
  const ids: string[] = []
  let after: string | undefined
  for (let turn = 0; ; turn++) {
    const { events, next } = await readFeed(at, { after, limit: limits[turn % limits.length], source })
    ids.push(...events.map((event) => event.event_id))
    if (next === after) return ids
    after = next
  }
}

test('without a cursor a page starts at the oldest event, and an empty page repeats its cursor', async () => {
  const at = await newInbox()
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1, 2, 3]))
  const first = await readFeed(at, { limit: 2 })
  expect(first.events.map(({ seq }) => seq)).toEqual([1, 2])
  const second = await readFeed(at, { after: first.next, limit: 2 })
  expect(second.events.map(({ seq }) => seq)).toEqual([3])
  expect(await readFeed(at, { after: second.next })).toEqual({ ok: true, events: [], next: second.next })
})

test('a cursor that is none of ours is refused', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  for (const after of ['', '-1', 'x', '1.5', '2', '99999999999999999999']) {
    expect(await inbox.feed({ tenantId, after, limit: 10 }), after).toEqual({ ok: false, reason: 'bad_cursor' })
  }
})

test('a filter that hides everything still moves the cursor', async () => {
  const at = await newInbox()
  for (let seq = 1; seq <= 20; seq++) {
    const change = { events: [noteEvent(at.tenantId, 'cnv_a', seq)] }
    await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [seq], change))
  }
  expect(await readFeed(at, { after: '3', limit: 5, source: 'whatsapp' })).toEqual({ ok: true, events: [], next: '20' })
})

test('any split into publishes, any page sizes, repeats and evictions: every event once, in order', async () => {
  const conversations = ['cnv_a', 'cnv_b', 'cnv_c']
  const publish = fc.record({
    conversation: fc.constantFrom(...conversations),
    size: fc.integer({ min: 0, max: 6 }),
    note: fc.boolean(),
    overlap: fc.integer({ min: 0, max: 3 }),
    after: fc.constantFrom('', '', '', 'evict', 'repeat', 'account'),
  })
  const limits = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.array(publish, { maxLength: 25 }), limits, async (steps, sizes) => {
      const at = await newInbox()
      const { tenantId, inbox } = at
      const last = new Map<string, number>()
      const told: FeedEvent[] = []
      for (const [index, step] of steps.entries()) {
        const from = last.get(step.conversation) ?? 0
        const seqs = Array.from({ length: step.size }, (_, offset) => from + 1 + offset)
        const events = seqs.map((seq) =>
          step.note && seq % 2
            ? noteEvent(tenantId, step.conversation, seq)
            : messageEvent(tenantId, step.conversation, seq),
        )
        const again = told
          .filter((event) => event.conversation_id === step.conversation)
          .slice(-step.overlap || Infinity)
        const version = from + step.size
        const sent = publishOf(tenantId, step.conversation, [version], { events: [...again, ...events] })
        await inbox.publish(sent)
        last.set(step.conversation, version)
        told.push(...events)
        if (step.after === 'repeat') await inbox.publish(sent)
        if (step.after === 'evict') await evictDurableObject(inbox)
        if (step.after === 'account') {
          const event = accountEvent(tenantId, `account.${index}`)
          await inbox.record({ tenantId, entries: [{ key: event.event_id, event }] })
          told.push(event)
        }
      }
      const ids = (source?: FeedEvent['source']) =>
        told.filter((event) => !source || event.source === source).map((event) => event.event_id)
      expect(await readAll(at, sizes)).toEqual(ids())
      expect(await readAll(at, sizes, 'whatsapp')).toEqual(ids('whatsapp'))
      expect(await readAll(at, sizes, 'whatsnexus')).toEqual(ids('whatsnexus'))
    }),
    { numRuns: 40 },
  )
})

test('a publish too large for one stored value is split, in order', async () => {
  const at = await newInbox()
  const events = Array.from({ length: 400 }, (_, index) =>
    messageEvent(at.tenantId, 'cnv_a', index + 1, 'अ'.repeat(4_096)),
  )
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [400], { events }))
  expect(await readAll(at, [1_000, 7])).toEqual(events.map((event) => event.event_id))
})

test('what is older than seven days is trimmed in pieces, and positions go on', async () => {
  const at = await newInbox()
  const { tenantId, inbox } = at
  await inbox.record({ tenantId, entries: [{ key: 'old', event: accountEvent(tenantId, 'old') }] })
  await runInDurableObject(inbox, async (_, { storage }) => {
    for (let first = 2; first <= 701; first++) {
      const batch = [first, JSON.stringify([accountEvent(tenantId, `old.${first}`)])]
      storage.sql.exec('INSERT INTO feed (first, count, sources, at, events) VALUES (?, 1, 1, 0, ?)', ...batch)
    }
    storage.sql.exec('UPDATE feed SET at = 0')
    storage.sql.exec('UPDATE account_keys SET at = 0')
    await storage.setAlarm(Date.now() + 3_600_000)
  })
  await evictDurableObject(inbox)
  const left = () =>
    runInDurableObject(inbox, (_, { storage }) =>
      Number(storage.sql.exec('SELECT COUNT(*) AS left FROM feed').one().left),
    )
  await runDurableObjectAlarm(inbox)
  expect(await left()).toBe(201)
  await runDurableObjectAlarm(inbox)
  expect(await left()).toBe(0)
  await evictDurableObject(inbox)
  expect(await readFeed(at)).toEqual({ ok: true, events: [], next: '701' })
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))).toEqual({ ok: true, n: 702 })
  const entries = [{ key: 'old', event: accountEvent(tenantId, 'old') }]
  expect(await inbox.record({ tenantId, entries }), 'its key is trimmed too').toEqual({ ok: true, stored: 1 })
  const alarm = await runInDurableObject(inbox, (_, { storage }) => storage.getAlarm())
  expect(alarm).toBeGreaterThan(Date.now() + 6 * 86_400_000)
})
