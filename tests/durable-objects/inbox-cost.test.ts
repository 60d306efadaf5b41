import { runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { listRows } from '../../durable-objects/inbox/rows'
import { InboxStore } from '../../durable-objects/inbox/store'
import type { ConversationRow, Publish } from '../../workers/conversations/live-event'
import { newInbox, publishOf, rowOf } from './inbox-support'

/** A store on the object's storage that also says how many rows were written and read. */
function countingStore(storage: DurableObjectStorage) {
  const cursors: { rowsWritten: number; rowsRead: number }[] = []
  const sql = new Proxy(storage.sql, {
    get(target, name) {
      if (name !== 'exec') return Reflect.get(target, name)
      return (query: string, ...bindings: SqlStorageValue[]) => {
        const cursor = target.exec(query, ...bindings)
        cursors.push(cursor)
        return cursor
      }
    },
  })
  const counted = new Proxy(storage, {
    get(target, name) {
      if (name === 'sql') return sql
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const take = () =>
    cursors
      .splice(0)
      .reduce((sum, { rowsWritten, rowsRead }) => ({ written: sum.written + rowsWritten, read: sum.read + rowsRead }), {
        written: 0,
        read: 0,
      })
  return { store: new InboxStore(counted), take }
}

test('a publish writes two rows, three when the conversation changes its place', async () => {
  const { tenantId, inbox } = await newInbox()
  const written = await runInDurableObject(inbox, (_, { storage }) => {
    const { store, take } = countingStore(storage)
    store.writing(tenantId)
    take()
    const rows = (publish: Publish) => {
      store.publish(publish, Date.now())
      return take().written
    }
    const row = rowOf('cnv_a', { lastAt: 2_000 })
    return {
      first: rows(publishOf(tenantId, 'cnv_a', [1])),
      spoken: rows(publishOf(tenantId, 'cnv_a', [2, 3, 4], { row })),
      status: rows(publishOf(tenantId, 'cnv_a', [5], { row })),
      resolved: rows(publishOf(tenantId, 'cnv_a', [6], { row: { ...row, state: 'resolved' } })),
      repeated: rows(publishOf(tenantId, 'cnv_a', [6], { row })),
    }
  })
  expect(written).toEqual({ first: 3, spoken: 3, status: 2, resolved: 3, repeated: 0 })
})

test('only the beginning and the end of a wait for people write one more', async () => {
  const { tenantId, inbox } = await newInbox()
  const written = await runInDurableObject(inbox, (_, { storage }) => {
    const { store, take } = countingStore(storage)
    store.writing(tenantId)
    const baton = { holder: 'people', reason: 'asked' } as const
    const rows = (seq: number, change: Partial<ConversationRow>) => {
      const row = rowOf('cnv_a', { baton, lastAt: seq, ...change })
      store.publish(publishOf(tenantId, 'cnv_a', [seq], { row }), Date.now())
      return take().written
    }
    rows(1, { waitingSince: null })
    return {
      waits: rows(2, { waitingSince: 2 }),
      writesAgain: rows(3, { waitingSince: 2 }),
      taken: rows(4, { baton: { holder: 'agent', userId: 'u1' }, waitingSince: 2 }),
      answered: rows(5, { baton: { holder: 'agent', userId: 'u1' }, waitingSince: null }),
    }
  })
  expect(written).toEqual({ waits: 4, writesAgain: 3, taken: 3, answered: 3 })
})

test('a read mark or a draft writes two rows, its repeat none, and one that takes another place blanks the old first', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  const written = await runInDurableObject(inbox, async (_, { storage }) => {
    const { store, take } = countingStore(storage)
    store.writing(tenantId)
    const key = { conversationId: 'cnv_a', userId: 'u1' }
    const rows = async (act: () => unknown) => {
      take()
      await act()
      return take().written
    }
    return {
      seen: await rows(() => store.see(key, 1)),
      seenAgain: await rows(() => store.see(key, 1)),
      draft: await rows(() => store.draft(key, 'reply', 'On our w')),
      typedOn: await rows(() => store.draft(key, 'reply', 'On our way')),
      typedAgain: await rows(() => store.draft(key, 'reply', 'On our way')),
      removed: await rows(() => store.draft(key, 'reply', '')),
    }
  })
  expect(written).toEqual({ seen: 2, seenAgain: 0, draft: 2, typedOn: 2, typedAgain: 0, removed: 3 })
})

test('removing what has expired writes two rows per batch', async () => {
  const { tenantId, inbox } = await newInbox()
  const written = await runInDurableObject(inbox, async (_, { storage }) => {
    const { store, take } = countingStore(storage)
    store.writing(tenantId)
    for (let seq = 1; seq <= 100; seq++) store.publish(publishOf(tenantId, 'cnv_a', [seq]), 0)
    take()
    await store.trim(Date.now())
    return take().written
  })
  expect(written, 'and two rows in all: how far it was removed, and counted').toBe(202)
})

test('a page of 50,000 conversations reads what it shows, and the counts read what is open', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  const { counted, listed: pages } = await runInDurableObject(inbox, (_, { storage }) => {
    storage.transactionSync(() => {
      for (let index = 0; index < 50_000; index++) {
        const section = index % 500 === 0 ? 'agent:u1' : index % 50 === 0 ? 'people' : 'resolved'
        storage.sql.exec(
          'INSERT INTO conversations (id, epoch, version, last_at, section, row) VALUES (?, 1, 1, ?, ?, ?)',
          ...[`cnv_${index}`, index, section, JSON.stringify(rowOf(`cnv_${index}`))],
        )
      }
    })
    const { store, take } = countingStore(storage)
    take()
    store.counts
    const counted = take().read
    const views = ['all', 'open', 'resolved', 'unassigned', 'mine', 'snoozed'] as const
    const listed = views.map((view) => {
      const shown = listRows(store.sql, { view, userId: 'u1', limit: 50 })?.rows.length
      return { view, shown, read: take().read }
    })
    return { counted, listed }
  })
  expect(pages.map(({ view, shown }) => `${view} ${shown}`)).toEqual([
    ...['all 50', 'open 50', 'resolved 50', 'unassigned 50', 'mine 50', 'snoozed 0'],
  ])
  expect(counted, 'of 1,000 open conversations; of those resolved, none').toBeLessThan(1_100)
  expect(Math.max(...pages.map(({ read }) => read))).toBeLessThan(300)
})
