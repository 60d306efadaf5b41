import { channelById } from '../../workers/channels/channels'
import type { Actor } from '../../workers/conversations/actor'
import type { Signpost } from '../../workers/conversations/entry'
import { isRestless, SAME_CONTACT } from '../../workers/conversations/guards'
import { MERGED } from '../../workers/conversations/joined'
import type { Env } from '../../workers/env'
import { conversationOf, inboxOf } from '../../workers/objects'
import { log as logger } from '../../workers/platform/log'
import { withoutLap } from '../../workers/whatsapp/contact-key'
import type { Delivery } from '../../workers/whatsapp/delivery'
import { type Incomer, Laps } from './laps'
import type { ConversationLog } from './log'
import { adoptPage, MOVE_PAGE, newKeyOf, signpost, withLeadHere } from './move'
import { originOf } from './origin'
import { leavingOf, splitByOwner } from './owner'
import type { Timers } from './timers'

/** A delivery that was sent on more often than this goes in a circle. */
const MOST_HOPS = 3
const IN_FLIGHT_WAIT_MS = 1_000
const POLL_MS = 50
/** A question that waits for the assistant is answered before the conversation goes; but not for ever. */
const TURN_PATIENCE_MS = 20_000
/** How long Meta waits for a move to end. */
const PATIENCE_MS = 5_000

/** `head`: how far the other's log had come. `moved`: go there instead. `later`: it is moving itself. */
export type Adopted =
  | { ok: true; head: number }
  | { ok: false; reason: 'not_found' | 'later' }
  | { ok: false; reason: 'moved'; to: Signpost }

export interface AdoptCommand {
  tenantId: string
  channelId: string
  contactKey: string
  from: string
  cause: string
  by?: Actor
  /** Left out where a person decided it. */
  incomer?: Incomer
}

export interface MoveCommand {
  to: Omit<Signpost, 'generation'>
  cause: string
  by?: Actor
  /** How often the one that asks had moved when it asked. Left out where a person decided it, or Meta. */
  asOf?: number
  /** They left the number that this conversation stands under. */
  left?: { at: number; userIds: string[] }
}

type Lost = { ok: false; reason: 'not_found' | 'too_many_hops' }
type Received = { ok: true; stored: number } | Lost

/**
 * Design §3: a conversation that learns it is not the canonical one moves. It says so first and from then on only sends
 * deliveries on; the other pulls what is here; then a signpost remains.
 */
export class Mover {
  readonly #env: Env
  readonly #log: ConversationLog
  readonly #timers: Timers
  readonly laps: Laps
  #running: Promise<void> | undefined

  constructor(env: Env, log: ConversationLog, timers: Timers) {
    this.#env = env
    this.#log = log
    this.#timers = timers
    this.laps = new Laps(env, log)
  }

  begin(to: { conversationId: string; contactKey: string }, cause: string, by?: Actor): void {
    const log = this.#log
    if (to.conversationId === log.place.conversationId || log.state.moving || log.state.moved) return
    const now = Date.now()
    if (cause === SAME_CONTACT && isRestless(log.state.restless, now))
      return logger.error('conversation.restless', { conversationId: log.place.conversationId })
    log.transaction(() => {
      log.append({ body: { kind: 'moving', to: signpost(log, to), cause, ...(by ? { by } : {}) }, at: now })
      this.#timers.set('move', now)
    })
  }

  /** Another asks for it. One that has come here itself since it asked is not followed. */
  call({ to, cause, by, asOf, left }: MoveCommand): void {
    const log = this.#log
    const hasCome = asOf !== undefined && asOf < log.state.generation
    if (hasCome && log.state.homes.includes(to.conversationId)) return
    if (left) this.laps.leave(left)
    this.begin(to, cause, by)
  }

  /** What Meta just said may name the customer's new place. */
  async followIdentity(): Promise<void> {
    const log = this.#log
    if (log.state.moving || log.state.moved) return
    for (const entry of log.after(log.state.followedUpTo)) {
      const found = newKeyOf(entry.body, log.contactKey)
      if (!found) continue
      const id = await this.laps.idUnder(found.contactKey)
      if (found.left) {
        this.laps.leave(found.left)
        await this.laps.announce(id, found.left.userIds)
      }
      this.begin({ conversationId: id, contactKey: found.contactKey }, found.cause)
    }
  }

  /** Is it to be looked at who is meant, before anything is stored. */
  mustSort(): boolean {
    const { moved, moving, left } = this.#log.state
    return moved !== null || moving !== null || left !== null
  }

  /** Sends on what belongs elsewhere; `rest` is for this conversation, and nothing may be awaited before it is stored. */
  async sort(delivery: Delivery): Promise<{ ok: true; stored: number; rest: Delivery | null } | Lost> {
    await this.#finish()
    const { state } = this.#log
    const leaving = state.moved ? leavingOf(state, delivery) : null
    if (leaving) this.laps.left(leaving)
    const { theirs, strangers } = splitByOwner(state, delivery)
    const sent: Received[] = []
    if (state.moved && theirs.length > 0) sent.push(await this.#sendOn(state.moved, { ...delivery, items: theirs }))
    if (strangers.length > 0)
      sent.push(
        await this.#sendOn(await this.laps.successor(), {
          ...delivery,
          items: strangers,
          heldSince: state.left?.at ?? 0,
        }),
      )
    const lost = sent.find((answer) => !answer.ok)
    if (lost && !lost.ok) return lost
    const stored = sent.reduce((sum, answer) => sum + (answer.ok ? answer.stored : 0), 0)
    const stays = !state.moved && theirs.length > 0
    return { ok: true, stored, rest: stays ? { ...delivery, items: theirs } : null }
  }

  async #sendOn(
    { conversationId: id, contactKey }: Omit<Signpost, 'generation'>,
    delivery: Delivery,
  ): Promise<Received> {
    const hops = (delivery.hops ?? 0) + 1
    if (hops > MOST_HOPS) return { ok: false, reason: 'too_many_hops' }
    return conversationOf(this.#env, id).receive({ ...delivery, conversationId: id, contactKey, hops })
  }

  async #finish(): Promise<void> {
    const log = this.#log
    const until = Date.now() + PATIENCE_MS
    while (log.exists && log.state.moving) {
      const now = Date.now()
      if (now > until) throw new Error('still moving')
      // One that fails keeps to its own backoff: a crowd of webhooks must not drive it.
      if (this.#waits() || !this.#timers.allows('move', now)) await scheduler.wait(POLL_MS)
      else await this.run()
    }
  }

  /** What is out must come to an end here, for its answer knows only this object; and so must a question that is being answered. */
  #waits(): boolean {
    const { moving, inFlight, burst, wish } = this.#log.state
    const asked = burst.length > 0 || wish !== undefined
    return inFlight !== null || (asked && Date.now() - (moving?.since ?? 0) < TURN_PATIENCE_MS)
  }

  /** Pulls all of the conversation at `from`, page by page. Safe to repeat from the beginning. */
  async adopt({ from, cause, by, incomer, ...at }: AdoptCommand): Promise<Adopted> {
    const log = this.#log
    const origin = await originOf(this.#env, log, at)
    if (!origin) return { ok: false, reason: 'not_found' }
    const next = log.exists && incomer ? await this.laps.successorOf(from, incomer) : null
    if (next) return { ok: false, reason: 'moved', to: { ...next, generation: log.state.generation } }
    const refused = this.#refuse(from)
    if (refused) return refused
    const assistant = (await channelById(this.#env, at.tenantId, at.channelId))?.assistant ?? false
    const { epoch } = log
    let head = 0
    for (let after: number | null = 0; after !== null; ) {
      const answer = await conversationOf(this.#env, from).handOver({ tenantId: at.tenantId, after, limit: MOVE_PAGE })
      if (!answer.ok || log.epoch !== epoch) return { ok: false, reason: 'not_found' }
      const { page } = answer
      const now = Date.now()
      log.begin(origin, assistant, now)
      log.transaction(() => {
        if (at.contactKey !== withoutLap(at.contactKey)) this.laps.hold(incomer?.since ?? undefined)
        adoptPage(log, from, page, now)
        if (page.after !== null) return
        const key = `adopted:${from}:${page.state.generation}`
        log.append({
          body: { kind: 'adopted', from, cause, origin: withLeadHere(log, from, page.state), ...(by ? { by } : {}) },
          at: now,
          key,
        })
      })
      after = page.after
      head = page.head
    }
    if (log.state.hold) this.#timers.set('send', log.state.hold.until)
    return { ok: true, head }
  }

  /** Not into one that is not here any more, nor into one that is leaving. Of two that move into each other the lower id stays. */
  #refuse(from: string): Exclude<Adopted, { ok: true }> | null {
    const log = this.#log
    if (!log.exists) return null
    const { moved, moving } = log.state
    if (moved && moved.conversationId !== from) return { ok: false, reason: 'moved', to: moved }
    if (!moving) return null
    if (moving.conversationId !== from || log.place.conversationId > from) return { ok: false, reason: 'later' }
    log.transaction(() => {
      log.append({ body: { kind: 'stayed' }, at: Date.now() })
      this.#timers.clear('move')
    })
    return null
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** Hands everything over; the timer `move` repeats it until the other has it. */
  run(): Promise<void> {
    this.#running ??= this.#handOver().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #handOver(): Promise<void> {
    const log = this.#log
    const timers = this.#timers
    const { moving } = log.state
    if (!moving) return timers.clear('move')
    if (this.#waits()) return timers.set('move', Date.now() + IN_FLIGHT_WAIT_MS)
    const { tenantId, channelId, conversationId: from, epoch } = log.place
    const { cause, since: _since, by, ...to } = moving
    const { left, contact } = log.state
    const since = cause === 'number_changed' && left ? left.at : null
    const incomer = cause === MERGED ? undefined : { userId: contact.userId, since }
    try {
      const other = conversationOf(this.#env, to.conversationId)
      const how = { cause, ...(by ? { by } : {}), ...(incomer ? { incomer } : {}) }
      const answer = await other.adopt({ tenantId, channelId, contactKey: to.contactKey, from, ...how })
      if (log.epoch !== epoch || !log.state.moving) return
      if (!answer.ok && answer.reason === 'moved' && answer.to) return this.#aim(answer.to, cause)
      if (!answer.ok) throw new Error(answer.reason)
      // Something was stored here after the last page: once more, what the other has is recognised.
      if (answer.head !== log.head) return timers.set('move', Date.now())
      await (await inboxOf(this.#env, tenantId)).moveMarks({ tenantId, from, to: to.conversationId })
      if (log.epoch !== epoch || !log.state.moving) return
      log.transaction(() => {
        log.append({ body: { kind: 'moved', to }, at: Date.now() })
        timers.clear('move')
      })
    } catch (error) {
      if (log.exists && log.epoch === epoch)
        timers.failed('move', Date.now(), error instanceof Error ? error.name : 'error')
    }
  }

  /** Where it should go has gone elsewhere itself. */
  #aim({ conversationId: id, contactKey }: Signpost, cause: string): void {
    const log = this.#log
    const now = Date.now()
    log.transaction(() => {
      if (id === log.place.conversationId) {
        log.append({ body: { kind: 'stayed' }, at: now })
        this.#timers.clear('move')
      } else {
        log.append({ body: { kind: 'moving', to: signpost(log, { conversationId: id, contactKey }), cause }, at: now })
        this.#timers.set('move', now)
      }
    })
  }
}
