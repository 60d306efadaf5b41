import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { blankConversation } from '../../durable-objects/inbox/forget'
import type { DraftKind } from '../../workers/conversations/live-event'
import { closeSockets, connect, type Inbox, newInbox, publishOf, rowOf, summary } from './inbox-support'

afterEach(closeSockets)

/** An inbox with conversations in which customers have written this often. */
async function inboxWith(conversations: Record<string, number>) {
  const at = await newInbox()
  for (const [id, inbound] of Object.entries(conversations))
    await at.inbox.publish(publishOf(at.tenantId, id, [1], { row: rowOf(id, { inbound }) }))
  return at
}

/** What one person does in one conversation. */
function personOf({ tenantId, inbox }: Inbox, userId: string, conversationId = 'cnv_a', window?: string) {
  const key = { tenantId, userId, conversationId, ...(window === undefined ? {} : { window }) }
  return {
    see: (seen: number) => inbox.see({ ...key, seen }),
    draft: (kind: DraftKind, text: string) => inbox.draft({ ...key, kind, text }),
    mark: () => inbox.mark({ tenantId, userId, conversationId }),
    list: async () => {
      const page = await inbox.list({ tenantId, view: 'all', userId, limit: 50 })
      return page.ok ? page.marks : page.reason
    },
  }
}

const storedMarks = ({ inbox }: Inbox) =>
  runInDurableObject(inbox, (_, { storage }) =>
    storage.sql
      .exec<{ conversation_id: string; kind: string; value: string | number | null }>('SELECT * FROM marks')
      .toArray(),
  )

test('a read mark is never above what is there, may go down, and stays across an eviction', async () => {
  const at = await inboxWith({ cnv_a: 3 })
  const ada = personOf(at, 'ada')
  expect(await ada.mark()).toBeNull()
  expect(await ada.see(9)).toEqual({ ok: true, mark: { seen: 3, drafts: {} } })
  await evictDurableObject(at.inbox)
  expect(await ada.mark()).toEqual({ seen: 3, drafts: {} })
  expect(await ada.see(1), 'marked as unread').toEqual({ ok: true, mark: { seen: 1, drafts: {} } })
  expect(await ada.see(1)).toEqual({ ok: true, mark: { seen: 1, drafts: {} } })
  expect(await ada.list()).toEqual({ cnv_a: { seen: 1, drafts: {} } })
})

test('reply and note are drafts of their own, kept across an eviction and removed by nothing', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  const ada = personOf(at, 'ada')
  const texts = ['On our way', ' two\n"lines"\\ ', 'நாளை', 'half \ud83d', 'null', '😀'.repeat(2_048), 'x'.repeat(4_096)]
  await ada.draft('note', 'VIP')
  for (const text of [...texts, ...texts.reverse()]) {
    expect(await ada.draft('reply', text)).toEqual({
      ok: true,
      mark: { seen: null, drafts: { reply: text, note: 'VIP' } },
    })
    await evictDurableObject(at.inbox)
    expect(await ada.mark()).toEqual({ seen: null, drafts: { reply: text, note: 'VIP' } })
  }
  await ada.see(1)
  expect(await ada.draft('reply', '')).toEqual({ ok: true, mark: { seen: 1, drafts: { note: 'VIP' } } })
  expect(await ada.draft('note', '')).toEqual({ ok: true, mark: { seen: 1, drafts: {} } })
})

test('of drafts that two windows save at once the last stands, and the other kind is not touched', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  const ada = personOf(at, 'ada')
  const texts = Array.from({ length: 12 }, (_, index) => 'word '.repeat(index % 2 ? 300 : 3) + index)
  await Promise.all([...texts.map((text) => ada.draft('reply', text)), ada.draft('note', 'VIP')])
  const mark = await ada.mark()
  expect(mark?.drafts.note).toBe('VIP')
  expect(texts).toContain(mark?.drafts.reply)
  await ada.draft('reply', 'the end')
  expect(await ada.mark()).toMatchObject({ drafts: { reply: 'the end', note: 'VIP' } })
})

test('a mark is heard by the other windows of its person, once', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  const own = await connect(at, { userId: 'ada', window: 'w1' })
  const other = await connect(at, { userId: 'ada', window: 'w2' })
  const ada = personOf(at, 'ada', 'cnv_a', 'w1')
  await ada.draft('reply', 'Hi')
  await ada.draft('reply', 'Hi')
  await ada.see(1)
  const mark = { seen: 1, drafts: { reply: 'Hi' } }
  await vi.waitFor(() => expect(other.heard.at(-1)).toEqual({ type: 'mark', conversationId: 'cnv_a', mark }))
  expect(summary(other.heard)).toEqual(['hello 1', 'mark cnv_a', 'mark cnv_a'])
  expect(summary(own.heard)).toEqual(['hello 1'])
  await personOf(at, 'ada').see(0)
  await vi.waitFor(() => expect(summary(own.heard), 'who does not say its window hears it').toContain('mark cnv_a'))
})

test('a publish carries the mark of each who has one', async () => {
  const at = await inboxWith({ cnv_a: 1, cnv_b: 1 })
  await personOf(at, 'ada').draft('reply', '"so" far')
  await personOf(at, 'bo').see(1)
  const [ada, bo, cy] = [await connect(at, { userId: 'ada' }), await connect(at, { userId: 'bo' }), await connect(at)]
  await evictDurableObject(at.inbox)
  const publish = publishOf(at.tenantId, 'cnv_a', [2])
  await at.inbox.publish(publish)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_b', [2]))
  const feeds = async ({ heard }: typeof ada) => {
    await vi.waitFor(() => expect(summary(heard)).toContain('feed 4'))
    return heard.filter(({ type }) => type === 'feed')
  }
  const told = { type: 'feed', n: 3, conversationId: 'cnv_a', row: publish.row, events: publish.events }
  const [first, second] = await feeds(ada)
  expect(first).toEqual({ ...told, mark: { seen: null, drafts: { reply: '"so" far' } } })
  expect(second).not.toHaveProperty('mark')
  expect((await feeds(bo))[0]).toEqual({ ...told, mark: { seen: 1, drafts: {} } })
  expect((await feeds(cy))[0]).toEqual(told)
})

test('who comes back hears what changed in their other windows, with or without a message since', async () => {
  const at = await inboxWith({ cnv_a: 1, cnv_b: 1, cnv_c: 1 })
  await personOf(at, 'ada', 'cnv_c').see(1)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  await personOf(at, 'ada', 'cnv_a').see(1)
  await personOf(at, 'ada', 'cnv_b').draft('note', 'Later')
  await evictDurableObject(at.inbox)
  const ada = await connect(at, { userId: 'ada', after: 4 })
  await vi.waitFor(() => expect(summary(ada.heard)).toEqual(['mark cnv_a', 'mark cnv_b', 'hello 4']))
  const longer = await connect(at, { userId: 'ada', after: 3 })
  await vi.waitFor(() => expect(summary(longer.heard)).toEqual(['feed 4', 'mark cnv_c', 'mark cnv_b', 'hello 4']))
  expect(longer.heard[0]).toMatchObject({ conversationId: 'cnv_a', mark: { seen: 1 } })
  const bo = await connect(at, { userId: 'bo', after: 3 })
  await vi.waitFor(() => expect(summary(bo.heard)).toEqual(['feed 4', 'hello 4']))
  expect(bo.heard[0]).not.toHaveProperty('mark')
})

test('marks of one person reach no other, and no program', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  const others = [
    await connect(at, { userId: 'bo' }),
    await connect(at, { userId: 'ad' }),
    await connect(at, { userId: 'api:ada' }),
  ]
  await personOf(at, 'ada').draft('reply', 'secret thought')
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [2]))
  others.push(await connect(at, { userId: 'bo', after: 0 }), await connect(at, { userId: 'api:ada', after: 0 }))
  for (const { heard } of others) {
    await vi.waitFor(() => expect(summary(heard)).toContain('feed 2'))
    expect(JSON.stringify(heard)).not.toMatch(/secret|"mark"/)
  }
  expect(await personOf(at, 'bo').list()).toEqual({})
  expect(await personOf(at, 'bo').mark()).toBeNull()
  const program = await at.inbox.list({ tenantId: at.tenantId, view: 'all', limit: 5 })
  expect(program).toMatchObject({ marks: {} })
})

test('there is no mark of what is not listed, in no inbox but its own, and asking makes no schema', async () => {
  const refused = { ok: false, reason: 'not_found' }
  const unused = await newInbox()
  const at = await inboxWith({ cnv_a: 1 })
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_gone', [1], { row: null }))
  const foreign = { inbox: at.inbox, tenantId: unused.tenantId }
  for (const person of [personOf(unused, 'ada'), personOf(foreign, 'ada'), personOf(at, 'ada', 'cnv_gone')]) {
    expect(await person.see(1)).toEqual(refused)
    expect(await person.draft('reply', 'Hi')).toEqual(refused)
    expect(await person.mark()).toBeNull()
  }
  const tables = await runInDurableObject(unused.inbox, (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'marks'").toArray(),
  )
  expect(tables).toEqual([])
})

test('a forgotten conversation takes everybody’s marks along, overwritten before they go', async () => {
  const at = await inboxWith({ cnv_a: 2, cnv_b: 2 })
  const { tenantId, inbox } = at
  await personOf(at, 'ada').draft('reply', 'Dear Asha, ')
  await personOf(at, 'bo').draft('note', 'Asha is '.repeat(200))
  await personOf(at, 'bo').see(2)
  await personOf(at, 'ada', 'cnv_b').draft('reply', 'Dear Ravi')
  const before = await storedMarks(at)
  await runInDurableObject(inbox, (_, { storage }) => blankConversation(storage.sql, 'cnv_a', 2, Date.now()))
  const blanked = await storedMarks(at)
  expect(JSON.stringify(blanked)).not.toContain('Asha')
  const sizes = (marks: typeof before) => marks.map(({ kind, value }) => [kind, String(value).length])
  expect(sizes(blanked)).toEqual(sizes(before))
  expect(await personOf(at, 'bo').see(1), 'there is nothing left to see').toMatchObject({ ok: false })

  await evictDurableObject(inbox)
  await inbox.forget({ tenantId, conversationId: 'cnv_a', epoch: 2 })
  expect(await storedMarks(at)).toMatchObject([{ conversation_id: 'cnv_b' }])
  await inbox.publish(publishOf(tenantId, 'cnv_a', [1], { epoch: 2 }))
  expect(await personOf(at, 'bo').mark(), 'its next life begins unread').toBeNull()
})

test('a next life that comes before the erasure was finished begins without the marks of the old one', async () => {
  const at = await inboxWith({ cnv_a: 2 })
  await personOf(at, 'ada').see(2)
  await runInDurableObject(at.inbox, (_, { storage }) => blankConversation(storage.sql, 'cnv_a', 2, Date.now()))
  await evictDurableObject(at.inbox)
  await at.inbox.publish(publishOf(at.tenantId, 'cnv_a', [1], { epoch: 2 }))
  expect(await personOf(at, 'ada').mark()).toBeNull()
  expect(await at.inbox.find({ tenantId: at.tenantId, conversationId: 'cnv_a' })).not.toBeNull()
})

test('an erased inbox keeps no mark', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  await personOf(at, 'ada').draft('reply', 'Dear Asha')
  await at.inbox.erase({ tenantId: at.tenantId })
  expect(await storedMarks(at)).toEqual([])
  expect(await personOf(at, 'ada').draft('reply', 'Dear Asha')).toEqual({ ok: false, reason: 'not_found' })
})

test('a draft that is replaced or removed stands nowhere any more', async () => {
  const at = await inboxWith({ cnv_a: 1 })
  const ada = personOf(at, 'ada')
  await ada.draft('reply', 'Dear Asha')
  await ada.draft('reply', 'Dear Asha, '.repeat(100))
  await ada.draft('reply', 'Hello')
  expect(JSON.stringify(await storedMarks(at))).not.toContain('Asha')
  await ada.draft('reply', '')
  expect(await storedMarks(at)).toMatchObject([{ kind: 'reply', value: null }])
})
