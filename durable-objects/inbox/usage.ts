import type { FeedEvent } from '../../workers/conversations/live-event'
import { type Allowed, type Cap, type CapReached, Caps, type Send } from './caps'
import type { Batch } from './feed'
import type { Arrived } from './meter'
import type { Change, InboxStore } from './store'

/** What a tenant sends and may send in a month: all that InboxDO is asked about it, each in one transaction. */
export class Usage {
  readonly #store: InboxStore
  readonly #caps: Caps

  constructor(store: InboxStore) {
    this.#store = store
    this.#caps = new Caps(store.sql, store.meter)
  }

  arrived(month: string): Arrived[] {
    return this.#counted(() => this.#store.meter.arrived(month))
  }

  putCaps(caps: Cap[]): void {
    this.#counted(() => this.#caps.put(caps))
  }

  inTheWay(send: Send, now: number): CapReached | null {
    return this.#counted(() => this.#caps.inTheWay(send, now))
  }

  allow(send: Send, now: number): Allowed {
    return this.#counted(() => this.#caps.allow(send, now))
  }

  disallow(send: Send, month: string): void {
    this.#counted(() => this.#caps.disallow(send, month))
  }

  /** What has to be said of the caps since these events came, or since a send was let pass. */
  warnings(tenantId: string, batches: Batch[] | null, now: number): Change | undefined {
    if (this.#caps.all.length === 0) return undefined
    if (batches?.every(({ events }) => !events.includes('"metered":true'))) return undefined
    const reached = this.#counted(() => this.#caps.toWarnOf(now))
    if (reached.length === 0) return undefined
    const entries = reached.map((cap) => ({ key: keyOf(tenantId, cap), event: eventOf(tenantId, cap, now) }))
    return this.#store.record(entries, now).change
  }

  /** The tenant is gone. */
  forget(): void {
    this.#caps.forget()
  }

  #counted<Result>(work: () => Result): Result {
    return this.#store.transaction(() => {
      this.#store.meter.fold(this.#store.n)
      return work()
    })
  }
}

type Warned = CapReached & { part: number }

function keyOf(tenantId: string, { month, channelId, category, monthly, part }: Warned): string {
  return ['cap', tenantId, month, channelId, category, monthly, part].join('.')
}

function eventOf(tenantId: string, cap: Warned, now: number): FeedEvent {
  const { channelId, category, monthly, used, month, action, part } = cap
  return {
    event_id: keyOf(tenantId, cap),
    source: 'whatsnexus',
    tenant: tenantId,
    kind: 'cap',
    event: part < 1 ? 'near' : 'reached',
    ...(cap.phoneNumberId === '' ? {} : { phone_number_id: cap.phoneNumberId }),
    channel_id: channelId,
    category,
    monthly,
    used,
    month,
    action,
    timestamp: Math.floor(now / 1_000),
  }
}
