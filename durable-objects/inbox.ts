import { DurableObject } from 'cloudflare:workers'
import type { ConversationRow, FeedEvent, InboxCounts, Publish } from '../workers/conversations/live-event'
import type { Env } from '../workers/env'
import { count } from '../workers/platform/operations'
import { noCounts } from './inbox/counts'
import { conversationOfWamid, missedSince, parseCursor, readPage } from './inbox/feed'
import { findRow, type ListPage, listRows } from './inbox/rows'
import * as sockets from './inbox/sockets'
import { type Change, InboxStore, type Refusal } from './inbox/store'

export type Written<Result> = ({ ok: true } & Result) | { ok: false; reason: Refusal }
export type FeedPage = { ok: true; events: FeedEvent[]; next: string } | { ok: false; reason: 'bad_cursor' }
export type ListResult =
  | { ok: true; rows: ConversationRow[]; before: string | null }
  | { ok: false; reason: 'bad_cursor' }

/** The live view of one tenant. To another tenant its reads answer as an empty inbox does, and its writes `not_found`. */
export class InboxDO extends DurableObject<Env> {
  readonly #store = new InboxStore(this.ctx.storage)
  #armed = false

  /** Safe to repeat: what is at or below the version held is dropped. Durable when it returns; `n` is the feed's newest position. */
  async publish(publish: Publish): Promise<Written<{ n: number }>> {
    count('objectRequests')
    const refusal = this.#store.writing(publish.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    this.#announce(await this.#publish(publish))
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

  /** At most 1,000 events after a cursor; without one, from the oldest kept. An empty page repeats the cursor. */
  async feed(call: {
    tenantId: string
    after?: string
    limit: number
    source?: FeedEvent['source']
  }): Promise<FeedPage> {
    const { n, trimmedTo } = this.#store.reading(call.tenantId) ?? { n: 0, trimmedTo: 0 }
    const after = call.after === undefined ? 0 : parseCursor(call.after)
    if (after === undefined || after > n) return { ok: false, reason: 'bad_cursor' }
    if (after === n) return { ok: true, events: [], next: String(n) }
    const page = readPage(this.#store.sql, { ...call, n, after: Math.max(after, trimmedTo) })
    return { ok: true, events: page.events, next: String(page.next) }
  }

  /** Newest first, at most 200; `before` is the cursor of the previous page. */
  async list({ tenantId, ...page }: { tenantId: string } & ListPage): Promise<ListResult> {
    if (!this.#store.reading(tenantId)) return { ok: true, rows: [], before: null }
    const found = listRows(this.#store.sql, page)
    return found ? { ok: true, ...found } : { ok: false, reason: 'bad_cursor' }
  }

  async counts({ tenantId }: { tenantId: string }): Promise<InboxCounts> {
    return this.#store.reading(tenantId) ? this.#store.counts.now() : noCounts()
  }

  async find(call: { tenantId: string; conversationId: string }): Promise<ConversationRow | null> {
    return this.#store.reading(call.tenantId) ? findRow(this.#store.sql, call.conversationId) : null
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

  /** Closes the sockets of a user whose session, role or account changed. */
  async revoke({ tenantId, userId }: { tenantId: string; userId: string }): Promise<{ closed: number }> {
    return { closed: this.#store.reading(tenantId) ? sockets.closeSocketsOf(this.ctx, userId) : 0 }
  }

  /** Everything goes but a mark that refuses late publishes for 8 days. Safe to repeat. */
  async erase({ tenantId }: { tenantId: string }): Promise<Written<{ conversations: number; events: number }>> {
    const refusal = this.#store.writing(tenantId)
    if (refusal === 'not_found') return { ok: false, reason: refusal }
    const gone = await this.#store.erase(tenantId, Date.now())
    this.#armed = true
    sockets.closeAll(this.ctx.getWebSockets(), sockets.CLOSE_ERASED, 'erased')
    return { ok: true, ...gone }
  }

  override async alarm(): Promise<void> {
    const again = await this.#store.trim(Date.now())
    this.#armed = again !== undefined
    if (again !== undefined) await this.ctx.storage.setAlarm(again)
  }

  /** The live socket. The Worker has checked who it is: `x-whatsnexus-tenant`, `x-whatsnexus-user`. */
  override async fetch(request: Request): Promise<Response> {
    const tenantId = request.headers.get('x-whatsnexus-tenant')
    const userId = request.headers.get('x-whatsnexus-user')
    if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 })
    if (!tenantId || !userId || this.#store.refusal(tenantId)) return new Response(null, { status: 404 })
    return sockets.acceptSocket(this.ctx, userId, this.#firstMessages(tenantId, new URL(request.url)))
  }

  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(1003, 'nothing to say here')
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    sockets.answerClose(socket, code, reason)
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

  /** What was missed, then `hello`: from there on the socket is up to date. */
  #firstMessages(tenantId: string, url: URL): string[] {
    const opened = this.#store.reading(tenantId)
    const n = opened?.n ?? 0
    const hello = sockets.message({ type: 'hello', n, counts: opened ? this.#store.counts.now() : noCounts() })
    const after = url.searchParams.get('after')
    if (after === null || after === String(n)) return [hello]
    const position = parseCursor(after)
    const missed = opened && position !== undefined ? missedSince(this.#store.sql, opened, position) : undefined
    if (!missed) return [sockets.message({ type: 'reload', n }), hello]
    return [...missed.map(({ last, ...batch }) => sockets.feedMessage({ n: last, ...batch })), hello]
  }

  #announce(change: Change | undefined): void {
    const listeners = this.ctx.getWebSockets()
    if (!change || listeners.length === 0) return
    const counts = change.countsChanged ? this.#store.counts.now() : undefined
    for (const { last, events } of change.batches) {
      sockets.sendToAll(listeners, sockets.feedMessage({ ...change, n: last, events, counts }))
    }
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
