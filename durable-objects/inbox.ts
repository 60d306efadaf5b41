import { DurableObject } from 'cloudflare:workers'
import type { HopState } from '../workers/canary/hops'
import type {
  ConversationRow,
  DraftKind,
  FeedEvent,
  InboxCounts,
  Mark,
  Publish,
} from '../workers/conversations/live-event'
import type { Sight } from '../workers/conversations/sight'
import type { Env } from '../workers/env'
import { count } from '../workers/platform/operations'
import { announce, tellOwner } from './inbox/announce'
import type { FeedPage, ListResult, MarkCall, MarkResult, RevokeCall, Written } from './inbox/answers'
import { Audience } from './inbox/audience'
import { Beware } from './inbox/beware'
import type { Allowed, Cap, CapReached, Send } from './inbox/caps'
import { noCounts } from './inbox/counts'
import { conversationOfWamid, nextPage, parseCursor } from './inbox/feed'
import { Hooks, positionAt, untoldSince } from './inbox/hooks'
import { Hops } from './inbox/hops'
import { type MarkKey, marksOn } from './inbox/marks'
import type { Arrived } from './inbox/meter'
import { openSocket } from './inbox/open-socket'
import { parseHere } from './inbox/presence'
import { findRow, type ListPage, listRows } from './inbox/rows'
import { answerClose, message, send } from './inbox/sockets'
import { type Change, InboxStore } from './inbox/store'
import { Usage } from './inbox/usage'
import { keepHops, watch } from './inbox/watch'

export type { MarkCall, MarkResult } from './inbox/answers'

/** The live view of one tenant. To another tenant its reads answer as an empty inbox does, and its writes `not_found`. */
export class InboxDO extends DurableObject<Env> {
  readonly #store = new InboxStore(this.ctx.storage)
  readonly #usage = new Usage(this.#store)
  readonly #audience = new Audience(this.ctx, (sight, id) => this.#store.sees(sight, id))
  readonly #hops = new Hops()
  readonly #beware = new Beware(this.ctx, this.env)
  readonly #hooks = new Hooks(this.#store, this.ctx.storage.kv, this.env)
  #armed = false

  /** Safe to repeat: what is at or below the version held is dropped. Durable when it returns; `n` is the feed's newest position. */
  async publish(publish: Publish): Promise<Written<{ n: number }>> {
    count('objectRequests')
    const refusal = this.#store.writing(publish.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    await this.#tell(publish)
    await this.#arm()
    return { ok: true, n: this.#store.n }
  }

  /** The same of many conversations, in one transaction. */
  async publishMany(call: { tenantId: string; publishes: Publish[] }): Promise<Written<{ n: number }>> {
    count('objectRequests')
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    for (const publish of call.publishes) {
      if (publish.tenantId === call.tenantId) await this.#tell(publish)
    }
    await this.#arm()
    return { ok: true, n: this.#store.n }
  }

  /** Events of no conversation, each stored once by its key. */
  async record(call: {
    tenantId: string
    entries: { key: string; event: FeedEvent }[]
  }): Promise<Written<{ stored: number }>> {
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    const { stored, change } = this.#store.record(call.entries, Date.now())
    this.#announce(change)
    await this.#arm()
    return { ok: true, stored }
  }

  /** What arrived in a month, as Meta charges it. */
  async usage({ tenantId, month }: { tenantId: string; month: string }): Promise<Arrived[]> {
    return this.#store.reading(tenantId) ? this.#usage.arrived(month) : []
  }

  /** The tenant's caps as D1 has them now. */
  async putCaps({ tenantId, caps }: { tenantId: string; caps: Cap[] }): Promise<Written<object>> {
    const refusal = this.#store.writing(tenantId)
    if (refusal) return { ok: false, reason: refusal }
    this.#usage.putCaps(caps)
    this.#announce(this.#usage.warnings(tenantId, null, Date.now()))
    return { ok: true }
  }

  /** Asked right before a send that a cap may stop; counted from then on, unless it is given back. */
  async allow({ tenantId, ...send }: { tenantId: string } & Send): Promise<Allowed> {
    count('objectRequests')
    if (this.#store.writing(tenantId)) return { ok: true, month: '' }
    const allowed = this.#usage.allow(send, Date.now())
    if (allowed.ok) this.#announce(this.#usage.warnings(tenantId, null, Date.now()))
    return allowed
  }

  async disallow({ tenantId, month, ...send }: { tenantId: string; month: string } & Send): Promise<void> {
    count('objectRequests')
    if (this.#store.reading(tenantId)) this.#usage.disallow(send, month)
  }

  async capOf({ tenantId, ...send }: { tenantId: string } & Send): Promise<CapReached | null> {
    return this.#store.reading(tenantId) ? this.#usage.inTheWay(send, Date.now()) : null
  }

  /** Where the feed stood at a moment. */
  async positionAt({ tenantId, at }: { tenantId: string; at: number }): Promise<number> {
    const opened = this.#store.reading(tenantId)
    return opened ? positionAt(this.#store.sql, opened.n, at) : 0
  }

  /** For each position of the feed, when what follows it was told; null: nothing does. */
  async untoldSince({ tenantId, cursors }: { tenantId: string; cursors: number[] }): Promise<(number | null)[]> {
    const n = this.#store.reading(tenantId)?.n ?? 0
    return cursors.map((after) => (after < n ? untoldSince(this.#store.sql, after) : null))
  }

  /** Somebody may wait to be told of the feed. Returns at once; safe to repeat. */
  async deliverWebhooks({ tenantId }: { tenantId: string }): Promise<void> {
    if (!this.#store.refusal(tenantId)) this.ctx.waitUntil(this.#hooks.run(tenantId))
  }

  /** At most 1,000 events after a cursor; without one, from the oldest kept. An empty page repeats the cursor. */
  async feed(call: {
    tenantId: string
    after?: string
    limit: number
    source?: FeedEvent['source']
    sight?: Sight
  }): Promise<FeedPage> {
    const { n, trimmedTo } = this.#store.reading(call.tenantId) ?? { n: 0, trimmedTo: 0 }
    const after = call.after === undefined ? 0 : parseCursor(call.after)
    if (after === undefined || after > n) return { ok: false, reason: 'bad_cursor' }
    if (after === n) return { ok: true, events: [], next: String(n) }
    const page = nextPage(this.#store.sql, { ...call, n, after: Math.max(after, trimmedTo) })
    return { ok: true, events: page.events, next: String(page.next) }
  }

  /** At most 200, with all that a screen shows beside them; `before` is the cursor of the previous page. */
  async list({ tenantId, ...page }: { tenantId: string } & ListPage): Promise<ListResult> {
    const opened = this.#store.reading(tenantId)
    if (!opened) return { ok: true, rows: [], before: null, marks: {}, counts: noCounts(), n: 0 }
    const found = listRows(this.#store.sql, page)
    if (!found) return { ok: false, reason: 'bad_cursor' }
    const ids = found.rows.map(({ id }) => id)
    const marks = page.userId === undefined ? [] : marksOn(this.#store.sql, ids, page.userId)
    const counts = page.sight ? this.#store.countsIn(page.sight) : this.#store.counts
    return { ok: true, ...found, marks: Object.fromEntries(marks), counts, n: opened.n }
  }

  async counts({ tenantId }: { tenantId: string }): Promise<InboxCounts> {
    return this.#store.reading(tenantId) ? this.#store.counts : noCounts()
  }

  /** How many of a conversation's messages one person has seen. Safe to repeat. */
  async see({ tenantId, seen, ...call }: MarkCall & { seen: number }): Promise<MarkResult> {
    const marked = this.#store.reading(tenantId) ? this.#store.see(call, seen) : undefined
    return tellOwner(this.#audience, call, marked)
  }

  /** What one person is writing there; '' when no more. Safe to repeat. */
  async draft({ tenantId, kind, text, ...call }: MarkCall & { kind: DraftKind; text: string }): Promise<MarkResult> {
    const marked = this.#store.reading(tenantId) ? await this.#store.draft(call, kind, text) : undefined
    return tellOwner(this.#audience, call, marked)
  }

  async mark({ tenantId, ...key }: { tenantId: string } & MarkKey): Promise<Mark | null> {
    return this.#store.reading(tenantId) ? this.#store.mark(key) : null
  }

  /** Between conversations: what people have seen of one that moves, and were writing there, goes along. Safe to repeat. */
  async moveMarks({ tenantId, from, to }: { tenantId: string; from: string; to: string }): Promise<void> {
    if (!this.#store.reading(tenantId)) return
    for (const { conversationId, userId, mark } of await this.#store.moveMarks(from, to))
      send(this.#audience.seats(userId), message({ type: 'mark', conversationId, mark }))
  }

  /** How messages of a number have come through since this object started. */
  async hops({ tenantId, channelId }: { tenantId: string; channelId: string }): Promise<HopState[]> {
    return this.#store.reading(tenantId) ? this.#hops.of(channelId) : []
  }

  /** Meta's second of the newest probe that came as far as here. */
  async canaryAt({ tenantId, channelId }: { tenantId: string; channelId: string }): Promise<number> {
    return this.#store.reading(tenantId) ? this.#hops.canaryAt(channelId) : 0
  }

  async find(call: { tenantId: string; conversationId: string; sight?: Sight }): Promise<ConversationRow | null> {
    return this.#store.reading(call.tenantId) ? findRow(this.#store.sql, call.conversationId, call.sight) : null
  }

  /** Which of these somebody sees. */
  async inSight(call: { tenantId: string; conversationIds: string[]; sight: Sight }): Promise<string[]> {
    if (!this.#store.reading(call.tenantId)) return []
    return call.conversationIds.filter((id) => findRow(this.#store.sql, id, call.sight))
  }

  /** The conversation of a wamid, from the newest 100,000 events kept. */
  async whereIs({ tenantId, wamid }: { tenantId: string; wamid: string }): Promise<string | null> {
    const opened = this.#store.reading(tenantId)
    return opened ? conversationOfWamid(this.#store.sql, opened.n, wamid) : null
  }

  /** For an erased conversation: row and events go. `epoch`: the lowest still welcome. Safe to repeat. */
  async forget(call: { tenantId: string; conversationId: string; epoch?: number }): Promise<Written<unknown>> {
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    await this.#forget(call)
    await this.#arm()
    return { ok: true }
  }

  /** Closes the sockets of users whose role or account changed, or of one session that ended. */
  async revoke({ tenantId, userIds, sessionId }: RevokeCall): Promise<{ closed: number }> {
    return { closed: this.#store.refusal(tenantId) ? 0 : this.#audience.revoke(userIds, sessionId) }
  }

  /** Everything goes but a mark that refuses late publishes for 8 days. Safe to repeat. */
  async erase({ tenantId }: { tenantId: string }): Promise<Written<{ conversations: number; events: number }>> {
    const refusal = this.#store.writing(tenantId)
    if (refusal === 'not_found') return { ok: false, reason: refusal }
    const gone = await this.#store.erase(tenantId, Date.now())
    this.#usage.forget()
    this.#armed = true
    this.#audience.endAll()
    return { ok: true, ...gone }
  }

  override async alarm(): Promise<void> {
    const again = await this.#store.trim(Date.now())
    this.#armed = again !== undefined
    if (again !== undefined) await this.ctx.storage.setAlarm(again)
  }

  override async fetch(request: Request): Promise<Response> {
    return openSocket(request, this.#store, this.#audience)
  }

  override async webSocketMessage(socket: WebSocket, said: string | ArrayBuffer): Promise<void> {
    this.#audience.hear(socket, parseHere(said))
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    this.#audience.left(socket)
    answerClose(socket, code, reason)
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.#audience.left(socket)
  }

  async #tell(publish: Publish): Promise<void> {
    const change = await this.#publish(publish)
    const listening = this.#audience.seats().length
    this.#announce(change)
    this.#watch(publish, listening)
    if (change) this.#announce(this.#usage.warnings(publish.tenantId, change.batches, Date.now()))
    if (change) this.#beware.of(publish)
  }

  async #publish(publish: Publish): Promise<Change | undefined> {
    for (;;) {
      const change = this.#store.publish(publish, Date.now())
      if (change !== 'forget_first') return change
      await this.#forget(publish)
    }
  }

  async #forget({ conversationId, epoch }: { conversationId: string; epoch?: number }): Promise<void> {
    this.#announce(await this.#store.forget(conversationId, epoch, Date.now()))
  }

  #watch({ tenantId, trace }: Publish, listening: number): void {
    if (!trace) return
    const states = watch(this.#hops, trace, { listening, hearing: this.#audience.seats().length })
    if (states) this.ctx.waitUntil(keepHops(this.env, { tenantId, channelId: trace.channelId }, states))
  }

  #announce(change: Change | undefined): void {
    announce(this.#store, this.#audience, change)
    const told = change && this.#hooks.heard()
    if (told) this.ctx.waitUntil(told)
  }

  /** One look per life of the object: it trims itself on, and starts over should an alarm ever have been given up. */
  async #arm(): Promise<void> {
    if (this.#armed) return
    this.#armed = true
    if ((await this.ctx.storage.getAlarm()) !== null) return
    const due = this.#store.trimAt(Date.now())
    if (due !== undefined) await this.ctx.storage.setAlarm(due)
  }
}
