import type { FeedEvent, Publish } from '../conversations/live-event'
import type { Alarm } from './alarm'

/** Messages of one customer in a minute: two machines, or somebody who wants to harm. */
const CONTACT_A_MINUTE = 60
/** Messages to one number in a minute. */
const NUMBER_A_MINUTE = 1_200
/** Conversations that a person writes to in ten minutes. */
const PERSON_A_SPAN = 100
/** The same for a program, which may write to many; and never an alarm below so many times its own busiest span before. */
const PROGRAM_A_SPAN = 500
const TIMES_BUSIEST = 4

const MINUTE_MS = 60_000
const SPAN_MS = 10 * MINUTE_MS

/**
 * Floods and unusual sends of one tenant, counted where all that happens comes by anyway: in memory, without a row and
 * without a call. An object that is idle forgets, and then there is no flood. Loses and delays nothing: it only tells.
 */
export class Floods {
  #minute = { since: 0, contacts: new Map<string, number>(), numbers: new Map<string, number>() }
  #span = { since: 0, writtenTo: new Map<string, Set<string>>() }
  readonly #busiest = new Map<string, number>()

  /** What one publish, counted once, is to be warned of. May say the same again while it goes on. */
  see({ conversationId, events, row }: Pick<Publish, 'conversationId' | 'events' | 'row'>, now: number): Alarm[] {
    this.#turn(now)
    return events.flatMap((event) => {
      if (isFromCustomer(event)) return this.#heard(conversationId, row?.channelId)
      if (event.kind === 'reply') return this.#written(conversationId, event.by)
      return isGuarded(event) ? [{ kind: 'inbound_flood' as const, about: conversationId, detail: {} }] : []
    })
  }

  #heard(conversationId: string, channelId: string | undefined): Alarm[] {
    const { contacts, numbers } = this.#minute
    const ofContact = plusOne(contacts, conversationId)
    const ofNumber = channelId === undefined ? 0 : plusOne(numbers, channelId)
    const alarms: Alarm[] = []
    if (ofContact === CONTACT_A_MINUTE)
      alarms.push({ kind: 'inbound_flood', about: conversationId, detail: { aMinute: ofContact } })
    if (channelId !== undefined && ofNumber === NUMBER_A_MINUTE)
      alarms.push({ kind: 'inbound_flood', about: channelId, detail: { aMinute: ofNumber } })
    return alarms
  }

  #written(conversationId: string, by: string): Alarm[] {
    const [kind, id = ''] = by.split(':')
    if (kind !== 'agent' && kind !== 'api') return []
    const writtenTo = this.#span.writtenTo.get(by) ?? new Set()
    this.#span.writtenTo.set(by, writtenTo)
    if (writtenTo.has(conversationId)) return []
    writtenTo.add(conversationId)
    const usual = kind === 'agent' ? PERSON_A_SPAN : this.#usualOf(by)
    return writtenTo.size === usual + 1
      ? [{ kind: 'unusual_sends', about: id, detail: { conversations: writtenTo.size, minutes: SPAN_MS / MINUTE_MS } }]
      : []
  }

  #usualOf(by: string): number {
    return Math.max(PROGRAM_A_SPAN, TIMES_BUSIEST * (this.#busiest.get(by) ?? 0))
  }

  #turn(now: number): void {
    if (now - this.#minute.since >= MINUTE_MS) this.#minute = { since: now, contacts: new Map(), numbers: new Map() }
    if (now - this.#span.since < SPAN_MS) return
    for (const [by, writtenTo] of this.#span.writtenTo)
      this.#busiest.set(by, Math.max(writtenTo.size, this.#busiest.get(by) ?? 0))
    this.#span = { since: now, writtenTo: new Map() }
  }
}

function plusOne(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}

/** What is imported of the past was written long ago. */
function isFromCustomer(event: FeedEvent): boolean {
  return event.kind === 'message' && event.direction === 'inbound' && event.origin !== 'history'
}

/** The conversation's own guard has stopped whoever answers by themselves. */
function isGuarded(event: FeedEvent): boolean {
  return event.kind === 'baton' && event.cause === 'flood'
}
