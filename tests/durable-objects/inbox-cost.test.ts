import { runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { listRows } from '../../durable-objects/inbox/rows'
import { InboxStore } from '../../durable-objects/inbox/store'
import type { Publish } from '../../workers/conversations/live-event'
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
  expect(written).toBe(201)
})

test('a page of 50,000 conversations reads what it shows, or at most each key once', async () => {
  const { tenantId, inbox } = await newInbox()
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1]))
  const pages = await runInDurableObject(inbox, (_, { storage }) => {
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
    const views = ['all', 'resolved', 'unassigned', 'mine', 'snoozed'] as const
    return views.map((view) => {
      const shown = listRows(store.sql, { view, userId: 'u1', limit: 50 })?.rows.length
      return { view, shown, read: take().read }
    })
  })
  expect(pages.map(({ view, shown }) => `${view} ${shown}`)).toEqual([
    ...['all 50', 'resolved 50', 'unassigned 50', 'mine 50', 'snoozed 0'],
  ])
  const [all, resolved, ...filtered] = pages.map(({ read }) => read)
  expect(Math.max(all ?? 0, resolved ?? 0)).toBeLessThan(300)
  expect(Math.max(...filtered)).toBeLessThan(50_300)
})
