import { DurableObject } from 'cloudflare:workers'
import type {
  ConversationRow,
  DraftKind,
  FeedEvent,
  InboxCounts,
  Mark,
  Presence,
  Publish,
} from '../workers/conversations/live-event'
import type { Env } from '../workers/env'
import { count } from '../workers/platform/operations'
import { Audience, type Who } from './inbox/audience'
import { noCounts } from './inbox/counts'
import { conversationOfWamid, parseCursor, readPage } from './inbox/feed'
import { findMark, type Marked, type MarkKey, marksByUser, marksOn } from './inbox/marks'
import { missedMessages } from './inbox/missed'
import { isPerson, parseHere, windowOf } from './inbox/presence'
import { findRow, type ListPage, listRows } from './inbox/rows'
import { answerClose, feedHead, message, send, withMark } from './inbox/sockets'
import { type Change, InboxStore, type Refusal } from './inbox/store'

export type Written<Result> = ({ ok: true } & Result) | { ok: false; reason: Refusal }
export type FeedPage = { ok: true; events: FeedEvent[]; next: string } | { ok: false; reason: 'bad_cursor' }
export interface List {
  rows: ConversationRow[]
  before: string | null
  /** The asking person's own, by conversation id. */
  marks: Record<string, Mark>
  counts: InboxCounts
  /** The feed's position: a socket opened after it misses nothing of this list. */
  n: number
}
export type ListResult = ({ ok: true } & List) | { ok: false; reason: 'bad_cursor' }
export type MarkResult = { ok: true; mark: Mark } | { ok: false; reason: 'not_found' }
/** One person's, of one conversation. `window`: need not hear of it. */
export type MarkCall = { tenantId: string; window?: string } & MarkKey

/** The live view of one tenant. To another tenant its reads answer as an empty inbox does, and its writes `not_found`. */
export class InboxDO extends DurableObject<Env> {
  readonly #store = new InboxStore(this.ctx.storage)
  readonly #audience = new Audience(this.ctx)
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

  /** The same of many conversations, in one transaction. */
  async publishMany(call: { tenantId: string; publishes: Publish[] }): Promise<Written<{ n: number }>> {
    count('objectRequests')
    const refusal = this.#store.writing(call.tenantId)
    if (refusal) return { ok: false, reason: refusal }
    for (const publish of call.publishes) {
      if (publish.tenantId === call.tenantId) this.#announce(await this.#publish(publish))
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

  /** At most 200, with all that a screen shows beside them; `before` is the cursor of the previous page. */
  async list({ tenantId, ...page }: { tenantId: string } & ListPage): Promise<ListResult> {
    const opened = this.#store.reading(tenantId)
    if (!opened) return { ok: true, rows: [], before: null, marks: {}, counts: noCounts(), n: 0 }
    const found = listRows(this.#store.sql, page)
    if (!found) return { ok: false, reason: 'bad_cursor' }
    const ids = found.rows.map(({ id }) => id)
    const marks = page.userId === undefined ? [] : marksOn(this.#store.sql, ids, page.userId)
    return { ok: true, ...found, marks: Object.fromEntries(marks), counts: this.#store.counts, n: opened.n }
  }

  async counts({ tenantId }: { tenantId: string }): Promise<InboxCounts> {
    return this.#store.reading(tenantId) ? this.#store.counts : noCounts()
  }

  /** How many of a conversation's messages one person has seen. Safe to repeat. */
  async see({ tenantId, seen, ...call }: MarkCall & { seen: number }): Promise<MarkResult> {
    const marked = this.#store.reading(tenantId) ? this.#store.see(call, seen) : undefined
    return this.#tellOwner(call, marked)
  }

  /** What one person is writing there; '' when no more. Safe to repeat. */
  async draft({ tenantId, kind, text, ...call }: MarkCall & { kind: DraftKind; text: string }): Promise<MarkResult> {
    const marked = this.#store.reading(tenantId) ? await this.#store.draft(call, kind, text) : undefined
    return this.#tellOwner(call, marked)
  }

  async mark({ tenantId, ...key }: { tenantId: string } & MarkKey): Promise<Mark | null> {
    return this.#store.reading(tenantId) ? findMark(this.#store.sql, key) : null
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

  /** Closes the sockets of a user whose role or account changed, or of one session that ended. */
  async revoke(call: { tenantId: string; userId: string; sessionId?: string }): Promise<{ closed: number }> {
    return { closed: this.#store.refusal(call.tenantId) ? 0 : this.#audience.revoke(call.userId, call.sessionId) }
  }

  /** Everything goes but a mark that refuses late publishes for 8 days. Safe to repeat. */
  async erase({ tenantId }: { tenantId: string }): Promise<Written<{ conversations: number; events: number }>> {
    const refusal = this.#store.writing(tenantId)
    if (refusal === 'not_found') return { ok: false, reason: refusal }
    const gone = await this.#store.erase(tenantId, Date.now())
    this.#armed = true
    this.#audience.endAll()
    return { ok: true, ...gone }
  }

  override async alarm(): Promise<void> {
    const again = await this.#store.trim(Date.now())
    this.#armed = again !== undefined
    if (again !== undefined) await this.ctx.storage.setAlarm(again)
  }

  /** The live socket. The Worker has checked who it is: `x-whatsnexus-tenant`, `-user`, and of a person `-session`. */
  override async fetch(request: Request): Promise<Response> {
    const tenantId = request.headers.get('x-whatsnexus-tenant')
    const userId = request.headers.get('x-whatsnexus-user')
    if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 })
    if (!tenantId || !userId || this.#store.refusal(tenantId)) return new Response(null, { status: 404 })
    const asked = new URL(request.url).searchParams
    const who = { userId, sessionId: request.headers.get('x-whatsnexus-session'), window: windowOf(asked) }
    // Its rights were read before they were taken away: whoever still has some comes again.
    if (this.#audience.isShutOut(who)) return new Response(null, { status: 503, headers: { 'retry-after': '2' } })
    return this.#audience.join(who, (presence) => this.#firstMessages(tenantId, who, asked.get('after'), presence))
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
  #firstMessages(tenantId: string, who: Who, after: string | null, presence: Presence[]): string[] {
    const opened = this.#store.reading(tenantId)
    const n = opened?.n ?? 0
    const hello = message({ type: 'hello', n, counts: this.#store.counts, presence })
    if (after === null || (!opened && after === '0')) return [hello]
    const position = parseCursor(after)
    const missed = opened && position !== undefined ? missedMessages(this.#store.sql, opened, position, who) : undefined
    return missed ? [...missed, hello] : [message({ type: 'reload', n }), hello]
  }

  #announce(change: Change | undefined): void {
    if (!change) return
    this.#audience.dropStale()
    const seats = this.#audience.seats()
    if (seats.length === 0) return
    const conversationId =
      change.row !== null && seats.some(({ listener }) => isPerson(listener)) ? change.conversationId : undefined
    const marks = conversationId === undefined ? undefined : marksByUser(this.#store.sql, conversationId)
    const counts = change.countsChanged ? this.#store.counts : undefined
    for (const { last, events } of change.batches) {
      const head = feedHead({ ...change, n: last, events, counts })
      const plain = withMark(head, undefined)
      for (const seat of seats) {
        const mark = marks?.get(seat.listener.userId)
        send([seat], mark === undefined ? plain : withMark(head, mark))
      }
    }
  }

  #tellOwner({ conversationId, userId, window }: Omit<MarkCall, 'tenantId'>, marked: Marked | undefined): MarkResult {
    if (!marked) return { ok: false, reason: 'not_found' }
    const { mark, changed } = marked
    const others = this.#audience.seats(userId).filter(({ listener }) => !window || listener.window !== window)
    if (changed) send(others, message({ type: 'mark', conversationId, mark }))
    return { ok: true, mark }
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
