import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reply } from '../../durable-objects/conversation/commands'
import type { ConversationLog } from '../../durable-objects/conversation/log'
import { storeEvent } from '../../durable-objects/conversation/receive'
import { threadChanges } from '../../durable-objects/conversation/thread-changes'
import { threadPage } from '../../durable-objects/conversation/thread-page'
import type { Channel } from '../../workers/channels/channel'
import type { ThreadChanges, ThreadItem } from '../../workers/conversations/thread'
import type { WhatsAppEvent } from '../../workers/whatsapp/event'
import { said, tick, told, withLog, write } from './log-support'

const NOW = 1_800_000_000_000
const AGENT = { kind: 'agent', userId: 'usr_1' } as const
const CHANNEL: Channel = {
  id: 'chn',
  tenantId: 't',
  phoneNumberId: '1',
  wabaId: '2',
  displayPhoneNumber: '1',
  appId: 'default',
  assistant: false,
  keywordRules: [],
  guards: { flood: null, loop: null },
  messagesPerSecond: 80,
  name: null,
  onBusinessApp: false,
  readMarks: true,
  pairBurst: 0,
  disconnectedAt: null,
}

function changes(log: ConversationLog, after: number): ThreadChanges {
  const found = threadChanges(log, after, NOW)
  if (!found.ok) throw new Error(found.reason)
  return found.changes
}

function whole(log: ConversationLog): ThreadItem[] {
  const found = threadPage(log, { limit: 1_000 }, NOW)
  if (!found.ok) throw new Error(found.reason)
  return found.page.items
}

/** What the dashboard does: whole items in the place of those with the same id. */
class Client {
  #items = new Map<string, ThreadItem>()
  #seq = 0

  load(log: ConversationLog): void {
    this.#items = new Map(whole(log).map((item) => [item.id, item]))
    this.#seq = log.head
  }

  follow(log: ConversationLog): void {
    const { items, conversation, reload } = changes(log, this.#seq)
    if (reload) return this.load(log)
    for (const item of items) this.#items.set(item.id, item)
    this.#seq = conversation.seq
  }

  get shown(): ThreadItem[] {
    return [...this.#items.values()].sort((a, b) => a.order - b.order || a.seq - b.seq)
  }
}

const customer = { wa_id: '447700900001', user_id: null, direction: 'inbound' } as const
const wamid = (n: number) => `wamid.${n}`

/** One of few wamids, so that what refers to a message meets it: before it, after it, and before its answer. */
const about = fc.nat(12).map(wamid)
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('message' as const), id: about, quote: fc.option(about) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('past' as const), id: about, quote: fc.option(about) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), id: about }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), id: about }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reaction' as const), id: about, removed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick' as const), id: about }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reply' as const), quote: fc.option(about) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accepted' as const), id: about, pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('labels' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('follow' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('checkpoint' as const) }) },
)
type Happening = (typeof happening extends fc.Arbitrary<infer T> ? T : never) & { n: number }

function play(log: ConversationLog, what: Happening, at: number): void {
  const { n } = what
  const timestamp = Math.floor(at / 1000)
  const store = (event: WhatsAppEvent) =>
    log.transaction(() => storeEvent(log, { event, key: `evt.${n}` }, CHANNEL, at))
  const base = { ...customer, id: `wamid.event.${n}`, timestamp }
  if (what.kind === 'message' || what.kind === 'past') {
    const quote = what.quote === null ? {} : { reply_to: what.quote }
    const origin = what.kind === 'past' ? { origin: 'history' as const } : {}
    store({ ...base, kind: 'message', id: what.id, type: 'text', text: `m${n}`, ...quote, ...origin })
  }
  if (what.kind === 'edit')
    store({ ...base, kind: 'edit', type: 'edit', text: `e${n}`, target_id: what.id, new_type: 'text' })
  if (what.kind === 'revoke') store({ ...base, kind: 'revoke', type: 'revoke', text: null, target_id: what.id })
  if (what.kind === 'reaction') {
    const { removed } = what
    store({ ...base, kind: 'reaction', type: 'reaction', text: removed ? null : '👍', target_id: what.id, removed })
  }
  if (what.kind === 'tick') store({ ...base, kind: 'status', id: what.id, direction: 'outbound', status: 'read' })
  if (what.kind === 'reply') {
    const quote = what.quote === null ? {} : { replyTo: what.quote }
    reply(log, { by: AGENT, content: { type: 'text', text: `a${n}`, ...quote }, clientId: `c${n}` }, at)
  }
  if (what.kind === 'accepted') {
    const ref = log.state.queue[0]
    const draft = {
      at,
      ref: ref ?? 0,
      key: what.id,
      body: { kind: 'accepted', n: 1, wamid: what.id, by: 'answer' } as const,
    }
    if (ref !== undefined) log.transaction(() => log.append(draft) ?? log.appendOverPlaceholder(draft))
  }
  if (what.kind === 'labels') write(log, { at, body: { kind: 'labels', added: [`l${n}`], removed: [], by: AGENT } })
}

describe('an open thread', () => {
  test('that follows what happens shows what one that is loaded anew shows, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 60, size: 'max' }), async (steps) => {
        await withLog((first, _take, restart) => {
          let log = first
          const client = new Client()
          write(log, said('begin', NOW - 1_000_000))
          client.load(log)
          for (const [n, step] of steps.entries()) {
            const at = NOW - 900_000 + n * 900
            if (step.kind === 'follow') client.follow(log)
            else if (step.kind === 'restart') log = restart()
            else if (step.kind === 'checkpoint') log.checkpoint()
            else play(log, { ...step, n }, at)
          }
          client.follow(log)
          expect(client.shown).toEqual(whole(log))
          expect(client.shown).toEqual(whole(restart()))
        })
      }),
      { numRuns: 150, seed: 20_261_124 },
    )
  }, 90_000)

  test('hears of a message for all that became of it, once', async () => {
    await withLog((log) => {
      write(log, said('one', NOW - 9_000))
      write(log, said('two', NOW - 8_000))
      for (const status of ['sent', 'delivered', 'read']) write(log, tick(1, NOW - 7_000, { status }))
      const { items, conversation, reload } = changes(log, 2)
      expect(items).toMatchObject([
        { id: 'msg_1', statuses: [{ status: 'sent' }, { status: 'delivered' }, { status: 'read' }] },
      ])
      expect([conversation.seq, reload]).toEqual([5, false])
      expect(changes(log, 5).items).toEqual([])
    })
  })

  test('loads anew after more than 300 changes; a thousand ticks about one message are one', async () => {
    await withLog((log) => {
      write(log, said('begin', NOW - 9_000))
      log.transaction(() => {
        for (let n = 0; n < 300; n += 1) log.append(said(`m${n}`, NOW - 8_000))
      })
      expect(changes(log, 1)).toMatchObject({ reload: false, items: { length: 300 } })
      write(log, said('one more', NOW - 7_000))
      expect(changes(log, 1)).toMatchObject({ reload: true, items: [], conversation: { seq: 302 } })
      const before = log.head
      log.transaction(() => {
        for (let n = 0; n < 1_000; n += 1) log.append(tick(1, NOW - 6_000, { id: `wamid.${n}` }))
      })
      expect(changes(log, before).items.map(({ id }) => id)).toEqual(['msg_1'])
    })
  })

  test('loads anew when what it holds was erased, and the customer began again', async () => {
    await withLog((log) => {
      const { place, contactKey } = log
      write(log, said('secret', NOW - 9_000))
      write(log, said('more', NOW - 9_000))
      log.erase(NOW - 8_000)
      log.begin({ ...place, contactKey }, false, NOW - 7_000)
      write(log, said('new', NOW - 6_000))
      for (const after of [0, 1, 2]) expect(changes(log, after)).toMatchObject({ reload: true, items: [] })
      expect(changes(log, 3)).toMatchObject({ reload: false, items: [] })
      expect(whole(log)).toMatchObject([{ id: 'msg_3', text: 'new' }])
    })
  })

  test('loads anew when it knows more than there is', async () => {
    await withLog((log) => {
      write(log, said('one', NOW))
      expect(changes(log, 7)).toMatchObject({ reload: true })
    })
  })
})

test.each([
  ['answers it', { kind: 'message', type: 'text', text: 'thanks', reply_to: 'wamid.lost' }],
  ['reacts to it', { kind: 'reaction', type: 'reaction', text: '👍', target_id: 'wamid.lost', removed: false }],
] as const)(
  'a message whose answer was lost is settled by its status, also when the customer %s first',
  async (_how, what) => {
    await withLog((log) => {
      const store = (event: WhatsAppEvent) =>
        log.transaction(() => storeEvent(log, { event, key: event.kind }, CHANNEL, NOW))
      write(log, said('ping', NOW - 9_000))
      reply(log, { by: AGENT, content: { type: 'text', text: 'pong' } }, NOW - 8_000)
      write(log, { at: NOW - 7_000, ref: 2, body: { kind: 'unanswered', n: 1, until: NOW + 9_000 } })
      store({ ...customer, ...what, id: 'wamid.first' })
      const biz_opaque_callback_data = `${log.place.conversationId}.msg_2.1`
      const status = { kind: 'status', id: 'wamid.lost', status: 'delivered', direction: 'outbound' } as const
      store({ ...customer, ...status, biz_opaque_callback_data })
      const pong = { text: 'pong', status: 'delivered', reaction: what.kind === 'reaction' ? '👍' : null }
      expect(whole(log)).toContainEqual(expect.objectContaining(pong))
      if (what.kind === 'message')
        expect(whole(log)).toContainEqual(
          expect.objectContaining({ text: 'thanks', quote: expect.objectContaining({ id: 'msg_2' }) }),
        )
      expect(log.state).toMatchObject({ queue: [], hold: null })
    })
  },
)

describe('what a message answers', () => {
  const quoting = (text: string, at: number, reply_to: string) => said(text, at, { reply_to })

  test('stands in it, shortened, also when it comes only later', async () => {
    await withLog((log) => {
      write(log, quoting('yes', NOW - 9_000, 'wamid.question'))
      expect(whole(log)).toMatchObject([{ text: 'yes', quote: { id: null, text: null } }])
      const question = said('q'.repeat(300), NOW - 8_000, { id: 'wamid.question' })
      log.transaction(() => log.append(question) ?? log.appendOverPlaceholder({ ...question, key: 'wamid.question' }))
      const expected = { id: 'msg_3', by: 'customer', type: 'text', text: 'q'.repeat(200) }
      expect(changes(log, 2).items).toMatchObject([{ text: 'yes', quote: expected }, { id: 'msg_3' }])
    })
  })

  test('is shown as it is now: corrected, or taken back', async () => {
    await withLog((log) => {
      write(log, said('helo', NOW - 9_000))
      write(log, quoting('what?', NOW - 8_000, 'wamid.helo'))
      const correction = { ...customer, timestamp: NOW / 1000, id: 'e1', target_id: 'wamid.helo' }
      const store = (event: WhatsAppEvent) =>
        log.transaction(() => storeEvent(log, { event, key: event.kind }, CHANNEL, NOW))
      store({ ...correction, kind: 'edit', type: 'edit', text: 'hello', new_type: 'text' })
      expect(changes(log, 2).items).toMatchObject([{ text: 'hello' }, { text: 'what?', quote: { text: 'hello' } }])
      const { head } = log
      store({ ...correction, id: 'e2', kind: 'revoke', type: 'revoke', text: null })
      expect(changes(log, head).items).toMatchObject([{ revoked: true }, { quote: { id: 'msg_1', text: null } }])
    })
  })

  test('does not break a flag or a face in two', async () => {
    await withLog((log) => {
      write(log, said('🙂'.repeat(250), NOW - 9_000, { id: 'wamid.faces' }))
      write(log, quoting('ha', NOW - 8_000, 'wamid.faces'))
      const [, item] = whole(log)
      expect(item).toMatchObject({ quote: { text: '🙂'.repeat(200) } })
    })
  })

  test('costs a message that answers none not a row more', async () => {
    await withLog((log, take) => {
      write(log, said('one', NOW))
      const plain = take()
      write(log, told('past', NOW - 1_000, NOW))
      take()
      write(log, quoting('answer', NOW, 'wamid.one'))
      expect(take().written).toBe(plain.written)
    })
  })
})
