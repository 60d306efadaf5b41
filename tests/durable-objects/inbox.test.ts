import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { blankConversation } from '../../durable-objects/inbox/forget'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { accountEvent, messageEvent, newInbox, publishOf, readFeed, rowOf } from './inbox-support'

const EMPTY = { open: 0, unassigned: 0, assistant: 0, snoozed: 0, resolved: 0, byAgent: {} }
const EMPTY_LIST = { ok: true, rows: [], before: null, marks: {}, counts: EMPTY, n: 0 }

test('a publish told twice is stored once, also across an eviction', async () => {
  const { tenantId, inbox } = await newInbox()
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))).toEqual({ ok: true, n: 2 })
  await evictDurableObject(inbox)
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))).toEqual({ ok: true, n: 2 })
  const feed = await readFeed({ tenantId, inbox })
  expect(feed.events.map(({ seq }) => seq)).toEqual([1, 2])
  expect((await inbox.counts({ tenantId })).open).toBe(1)
})

test('of a publish that overlaps the last one only the new events are kept', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2, 3]))).toEqual({ ok: true, n: 3 })
})

test('an older publish that comes late changes neither row nor feed', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2, 3]))
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [2]))).toEqual({ ok: true, n: 3 })
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' })).toEqual(rowOf('cnv_a', { lastAt: 1_003 }))
})

test('counts follow every change of a row and are the same after an eviction', async () => {
  const { tenantId, inbox } = await newInbox()
  const steps: Partial<ConversationRow>[] = [
    { baton: { holder: 'assistant' } },
    { baton: { holder: 'people', reason: 'asked' } },
    { baton: { holder: 'agent', userId: 'u1' } },
    { baton: { holder: 'agent', userId: 'u2' } },
    { baton: { holder: 'nobody', why: 'elsewhere' } },
    { state: 'snoozed' },
    { state: 'resolved' },
  ]
  await inbox.counts({ tenantId }) // from here on kept in memory
  const seen = []
  for (const [index, step] of steps.entries()) {
    await inbox.publish(publishOf(tenantId, 'cnv_a', [index + 1], { row: rowOf('cnv_a', step) }))
    const counts = await inbox.counts({ tenantId })
    if (index % 2) await evictDurableObject(inbox)
    expect(await inbox.counts({ tenantId })).toEqual(counts)
    seen.push(counts)
  }
  expect(seen).toEqual([
    { ...EMPTY, open: 1, assistant: 1 },
    { ...EMPTY, open: 1, unassigned: 1 },
    { ...EMPTY, open: 1, byAgent: { u1: 1 } },
    { ...EMPTY, open: 1, byAgent: { u2: 1 } },
    { ...EMPTY, open: 1 },
    { ...EMPTY, snoozed: 1 },
    { ...EMPTY, resolved: 1 },
  ])
  await inbox.publish(publishOf(tenantId, 'cnv_a', [9], { row: null }))
  expect(await inbox.counts({ tenantId })).toEqual(EMPTY)
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' })).toBeNull()
})

test('each view lists its conversations newest first and pages through all of them', async () => {
  const { tenantId, inbox } = await newInbox()
  const batons = [
    { holder: 'assistant' },
    { holder: 'people', reason: 'asked' },
    { holder: 'agent', userId: 'u1' },
  ] as const
  for (let index = 0; index < 12; index++) {
    const id = `cnv_${String(index).padStart(2, '0')}`
    const state = index < 9 ? 'open' : index < 11 ? 'snoozed' : 'resolved'
    const row = rowOf(id, { lastAt: 1_000 + (index >> 1), state, baton: batons[index % 3] })
    await inbox.publish(publishOf(tenantId, id, [1], { row }))
  }
  const listed = async (view: 'all' | 'open' | 'mine' | 'unassigned' | 'assistant' | 'snoozed' | 'resolved') => {
    const ids: string[] = []
    let before: string | undefined
    do {
      const page = await inbox.list({ tenantId, view, userId: 'u1', before, limit: 2 })
      if (!page.ok) throw new Error(page.reason)
      ids.push(...page.rows.map(({ id }) => id.slice(4)))
      before = page.before ?? undefined
    } while (before)
    return ids.join(' ')
  }
  expect(await listed('all')).toBe('11 10 09 08 07 06 05 04 03 02 01 00')
  expect(await listed('open')).toBe('08 07 06 05 04 03 02 01 00')
  expect(await listed('assistant')).toBe('06 03 00')
  expect(await listed('unassigned'), 'who waits as long as another, by id').toBe('01 04 07')
  expect(await listed('mine')).toBe('08 05 02')
  expect(await listed('snoozed')).toBe('10 09')
  expect(await listed('resolved')).toBe('11')
  expect(await inbox.list({ tenantId, view: 'all', before: 'x', limit: 2 })).toEqual({
    ok: false,
    reason: 'bad_cursor',
  })
})

test('account events are recorded once by their key', async () => {
  const { tenantId, inbox } = await newInbox()
  const entries = ['k1', 'k2'].map((key) => ({ key, event: accountEvent(tenantId, key) }))
  expect(await inbox.record({ tenantId, entries })).toEqual({ ok: true, stored: 2 })
  await evictDurableObject(inbox)
  const again = [...entries, { key: 'k3', event: accountEvent(tenantId, 'k3') }]
  expect(await inbox.record({ tenantId, entries: again })).toEqual({ ok: true, stored: 1 })
  expect(await inbox.record({ tenantId, entries })).toEqual({ ok: true, stored: 0 })
  const feed = await readFeed({ tenantId, inbox })
  expect(feed.events.map((event) => event.event_id)).toEqual(['k1', 'k2', 'k3'])
})

test('a wamid leads to its conversation', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  await inbox.publish(publishOf(tenantId, 'cnv_b', [1, 11]))
  expect(await inbox.whereIs({ tenantId, wamid: 'wamid.cnv_b.11' })).toBe('cnv_b')
  expect(await inbox.whereIs({ tenantId, wamid: 'wamid.cnv_b' })).toBeNull()
  expect(await inbox.whereIs({ tenantId, wamid: 'wamid.cnv_b.*' })).toBeNull()
  const event = { ...messageEvent(tenantId, 'cnv_c', 1), id: `wamid.${'HBgM*[x]?'.repeat(12)}"=` }
  await inbox.publish(publishOf(tenantId, 'cnv_c', [1], { events: [event] }))
  expect(await inbox.whereIs({ tenantId, wamid: event.id })).toBe('cnv_c')
})

test('another tenant is shown nothing and may write nothing', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  const other = 'another-tenant'
  expect(await inbox.publish(publishOf(other, 'cnv_b', [1]))).toEqual({ ok: false, reason: 'not_found' })
  expect(await inbox.record({ tenantId: other, entries: [] })).toEqual({ ok: false, reason: 'not_found' })
  expect(await inbox.forget({ tenantId: other, conversationId: 'cnv_a' })).toEqual({ ok: false, reason: 'not_found' })
  expect(await inbox.erase({ tenantId: other })).toEqual({ ok: false, reason: 'not_found' })
  expect(await inbox.feed({ tenantId: other, limit: 10 })).toEqual({ ok: true, events: [], next: '0' })
  expect(await inbox.list({ tenantId: other, view: 'all', limit: 10 })).toEqual(EMPTY_LIST)
  expect(await inbox.counts({ tenantId: other })).toEqual(EMPTY)
  expect(await inbox.find({ tenantId: other, conversationId: 'cnv_a' })).toBeNull()
  expect(await inbox.whereIs({ tenantId: other, wamid: 'wamid.cnv_a.1' })).toBeNull()
  const headers = { upgrade: 'websocket', 'x-whatsnexus-tenant': other, 'x-whatsnexus-user': 'u1' }
  expect((await inbox.fetch('https://inbox/', { headers })).status).toBe(404)
  expect(await inbox.feed({ tenantId, limit: 10 })).toMatchObject({ next: '1' })
})

test('reading an inbox that nobody wrote to makes no schema', async () => {
  const { tenantId, inbox } = await newInbox()
  expect(await inbox.feed({ tenantId, limit: 10 })).toEqual({ ok: true, events: [], next: '0' })
  expect(await inbox.list({ tenantId, view: 'all', userId: 'u1', limit: 10 })).toEqual(EMPTY_LIST)
  expect(await inbox.counts({ tenantId })).toEqual(EMPTY)
  const tables = await runInDurableObject(inbox, (_, state) =>
    state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
  )
  expect(tables).toEqual([])
})

test('a forgotten conversation leaves list, counts and feed, and its old epoch stays out', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))
  await inbox.publish(publishOf(tenantId, 'cnv_b', [1]))
  await inbox.publish(publishOf(tenantId, 'cnv_a', [3]))
  expect(await inbox.forget({ tenantId, conversationId: 'cnv_a', epoch: 2 })).toEqual({ ok: true })
  await evictDurableObject(inbox)
  expect(await inbox.forget({ tenantId, conversationId: 'cnv_a', epoch: 2 })).toEqual({ ok: true })
  expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [4]))).toMatchObject({ ok: true })
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' })).toBeNull()
  expect(await inbox.counts({ tenantId })).toMatchObject({ open: 1 })
  const feed = await readFeed({ tenantId, inbox })
  expect(feed.events.map((event) => event.event_id)).toEqual(['cnv_b.1'])
  const left = await runInDurableObject(inbox, (_, state) =>
    JSON.stringify(
      ['conversations', 'feed'].map((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
    ),
  )
  expect(left).not.toContain('wamid.cnv_a')

  await inbox.publish(publishOf(tenantId, 'cnv_a', [1], { epoch: 2 }))
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' })).not.toBeNull()
  expect(await inbox.forget({ tenantId, conversationId: 'cnv_a', epoch: 2 })).toEqual({ ok: true })
  expect(await inbox.forget({ tenantId, conversationId: 'cnv_a' })).toEqual({ ok: true })
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' }), 'a late repeat spares the new life').not.toBeNull()
})

test('an erasure that a crash cut in half is finished by its repeat', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))
  await runInDurableObject(inbox, (_, { storage }) => blankConversation(storage.sql, 'cnv_a', 2, Date.now()))
  await evictDurableObject(inbox)
  expect((await readFeed({ tenantId, inbox })).events).toEqual([])
  expect(await inbox.list({ tenantId, view: 'all', limit: 10 })).toMatchObject({ rows: [] })
  expect(await inbox.find({ tenantId, conversationId: 'cnv_a' })).toBeNull()
  await inbox.forget({ tenantId, conversationId: 'cnv_a', epoch: 2 })
  const rows = await runInDurableObject(inbox, (_, { storage }) =>
    storage.sql.exec('SELECT * FROM conversations').toArray(),
  )
  expect(rows).toEqual([])
})

test('a publish of a later epoch removes what the erasure has not reached yet', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1], { epoch: 2 }))
  const feed = await readFeed({ tenantId, inbox })
  expect(feed.events).toEqual(publishOf(tenantId, 'cnv_a', [1]).events)
  expect(await inbox.counts({ tenantId })).toMatchObject({ open: 1 })
})

test('an erased inbox keeps one mark that refuses late publishes, then nothing', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1, 2]))
  expect(await inbox.erase({ tenantId })).toEqual({ ok: true, conversations: 1, events: 2 })
  expect(await inbox.erase({ tenantId })).toEqual({ ok: true, conversations: 0, events: 0 })
  for (const evict of [false, true]) {
    if (evict) await evictDurableObject(inbox)
    expect(await inbox.publish(publishOf(tenantId, 'cnv_a', [3]))).toEqual({ ok: false, reason: 'erased' })
    expect(await inbox.feed({ tenantId, limit: 10 })).toEqual({ ok: true, events: [], next: '0' })
    expect(await inbox.counts({ tenantId })).toEqual(EMPTY)
  }
  const alarm = await runInDurableObject(inbox, async (_, state) => {
    state.storage.sql.exec('UPDATE inbox SET erased_at = erased_at - 9 * 86400000')
    return state.storage.getAlarm()
  })
  expect(alarm).not.toBeNull()
  await evictDurableObject(inbox)
  expect(await runDurableObjectAlarm(inbox)).toBe(true)
  const tables = await runInDurableObject(inbox, (_, state) =>
    state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'inbox'").toArray(),
  )
  expect(tables).toEqual([])
})
