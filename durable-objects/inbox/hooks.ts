import type { FeedEvent } from '../../workers/conversations/live-event'
import type { Env } from '../../workers/env'
import { errorName, log } from '../../workers/platform/log'
import type { Sql } from '../../workers/platform/operations'
import type { ReadFeed } from '../../workers/webhooks/courier'
import type { Placed } from '../../workers/webhooks/wave'
import type { InboxStore } from './store'

const LISTENER = 'webhooks'

/**
 * Tells the tenant's own programs what the feed says: here, because here the feed is, and because an object does one thing
 * at a time for its tenant. Whether somebody listens is kept by the object: a tenant without webhooks has neither D1 asked nor
 * what delivers loaded, and one that has them need not wait for the minute's cron after the object was away.
 */
export class Hooks {
  readonly #store: InboxStore
  readonly #kept: SyncKvStorage
  readonly #env: Env
  /** null: nobody. Undefined until it is read. */
  #listener: string | null | undefined
  #woken = false
  #running: Promise<void> | undefined

  constructor(store: InboxStore, kept: SyncKvStorage, env: Env) {
    this.#store = store
    this.#kept = kept
    this.#env = env
  }

  /** Something new is in the feed. Undefined when nobody listens. */
  heard(): Promise<void> | undefined {
    const tenantId = this.#whoListens()
    return tenantId === null ? undefined : this.run(tenantId)
  }

  #whoListens(): string | null {
    if (this.#listener === undefined) this.#listener = this.#kept.get<string>(LISTENER) ?? null
    return this.#listener
  }

  /** Written only when it changes. */
  #listens(tenantId: string | null): void {
    if (this.#whoListens() === tenantId) return
    this.#listener = tenantId
    if (tenantId === null) this.#kept.delete(LISTENER)
    else this.#kept.put(LISTENER, tenantId)
  }

  /** Ends when everybody has heard everything, or waits for another try. A second run joins the first. */
  run(tenantId: string): Promise<void> {
    this.#woken = true
    this.#running ??= this.#rounds(tenantId).finally(() => {
      this.#running = undefined
      if (this.#woken) return this.run(tenantId) // heard in the moment in which the rounds ended
    })
    return this.#running
  }

  async #rounds(tenantId: string): Promise<void> {
    try {
      const { deliver } = await import('../../workers/webhooks/courier')
      while (this.#woken) {
        this.#woken = false
        const { on, more } = await deliver(this.#env, tenantId, this.#reader(tenantId))
        this.#listens(on > 0 ? tenantId : null)
        this.#woken ||= more
      }
    } catch (error) {
      this.#woken = false
      log.error('inbox.hooks_failed', { error: errorName(error) }) // with the next minute
    }
  }

  #reader(tenantId: string): ReadFeed {
    return (after, limit) => {
      const n = this.#store.reading(tenantId)?.n ?? 0
      if (after > n) return undefined
      return after === n ? { events: [], next: n } : readPlaced(this.#store.sql, { after, n, limit })
    }
  }
}

/** The position after which everything was told at this moment or later. Times in the feed only rise, so it is found by halving. */
export function positionAt(sql: Sql, n: number, at: number): number {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = (low + high) >> 1
    const [next] = sql
      .exec<{ last: number; at: number }>(
        'SELECT first + count - 1 AS last, at FROM feed WHERE first > ? ORDER BY first LIMIT 1',
        middle,
      )
      .toArray()
    if (!next || next.at >= at) high = middle
    else low = next.last
  }
  return low
}

/** When the oldest event after a position was told; null: there is none. */
export function untoldSince(sql: Sql, after: number): number | null {
  const [next] = sql
    .exec<{ at: number }>(
      `SELECT at FROM feed WHERE first >= COALESCE((SELECT MAX(first) FROM feed WHERE first <= ?), 0)
       ORDER BY first LIMIT 1`,
      after + 1,
    )
    .toArray()
  return next?.at ?? null
}

function readPlaced(sql: Sql, { after, n, limit }: { after: number; n: number; limit: number }) {
  const events: Placed[] = []
  let next = n
  const batches = sql.exec<{ first: number; count: number; events: string }>(
    `SELECT first, count, events FROM feed
     WHERE first >= COALESCE((SELECT MAX(first) FROM feed WHERE first <= ?), 0) ORDER BY first LIMIT ?`,
    ...[after + 1, limit + 1],
  )
  for (const { first, count, events: text } of batches.toArray()) {
    const parsed: FeedEvent[] = JSON.parse(text)
    for (const [index, event] of parsed.entries()) {
      const position = first + index
      if (position <= after) continue
      events.push({ position, event })
      if (events.length === limit) return { events, next: position }
    }
    next = Math.max(after, first + count - 1)
  }
  return { events, next }
}
