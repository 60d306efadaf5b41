import type { Env } from '../../workers/env'
import { count, countedSql } from '../../workers/platform/operations'
import type { Channel } from '../../workers/tenants/channel'
import { channelById } from '../../workers/tenants/channels'
import type { Delivery } from '../../workers/whatsapp/delivery'
import { createLane, type Lane, type LaneSteps } from '../lane'
import * as commands from './commands'
import { inboxDeps, inboxForget, projectionDeps, sendDeps, turnDecider, unknownWaitMs } from './deps'
import { hasNews, inboxLane, isUrgent } from './lanes/inbox'
import { projectionLane } from './lanes/projections'
import { recoverInFlight, sendLane } from './lanes/send'
import { ConversationLog } from './log'
import { Mover } from './mover'
import { originOf } from './origin'
import { parseDelivery } from './parse'
import { type Received, storeEvent } from './receive'
import { type TimerName, Timers } from './timers'
import { TurnRunner } from './turn-runner'

/** If the process dies with work in memory, the alarm brings it back this much later. */
const NET_MS = 5_000
const TOMBSTONE_MS = 8 * 24 * 3_600_000

/** What runs inside a conversation: its log and timers, the lanes that carry its log out, and the one alarm. */
export class Engine {
  readonly log: ConversationLog
  readonly timers: Timers
  readonly mover: Mover
  readonly #ctx: DurableObjectState
  readonly #env: Env
  readonly #lanes: { send: Lane; inbox: Lane; projections: Lane }
  readonly #turns: TurnRunner
  /** When the alarm will ring; asked of the platform once per start. */
  #armedAt = Number.POSITIVE_INFINITY
  #hurry: (() => void) | undefined

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx
    this.#env = env
    this.log = new ConversationLog(ctx.storage)
    this.timers = new Timers(countedSql(ctx.storage.sql, 'conversationRowsWritten'))
    const { log, timers } = this
    this.mover = new Mover(env, log, timers)
    this.#lanes = {
      send: this.#lane(sendLane(log, timers, sendDeps(env, log))),
      inbox: this.#lane(inboxLane(log, timers, { ...inboxDeps(env), pause: (ms) => this.#pause(ms) })),
      projections: this.#lane(projectionLane(log, timers, projectionDeps(env, log, this.mover))),
    }
    this.#turns = new TurnRunner(log, timers, turnDecider(env, log), Number(env.TURN_DELAY_MS ?? 2_000))
    ctx.blockConcurrencyWhile(async () => {
      this.#armedAt = (await ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY
      if (log.exists) recoverInFlight(log, timers, unknownWaitMs(env), Date.now())
    })
  }

  channel(): Promise<Channel | null> {
    const { tenantId, channelId } = this.log.place
    return channelById(this.#env, tenantId, channelId)
  }

  /** Runs a command, then starts what it left to do. */
  async write<T>(command: (now: number) => T): Promise<T> {
    const result = command(Date.now())
    await this.wake()
    return result
  }

  async receive(
    delivery: Delivery,
  ): Promise<{ ok: true; stored: number } | { ok: false; reason: 'not_found' | 'too_many_hops' }> {
    count('objectRequests')
    const { log } = this
    if (log.exists && log.tenantId === delivery.tenantId && (log.state.moved ?? log.state.moving))
      return this.mover.forward(delivery)
    const channel = await channelById(this.#env, delivery.tenantId, delivery.channelId)
    const origin = log.exists ? null : await originOf(this.#env, log, delivery)
    if (!channel || (log.tenantId ?? delivery.tenantId) !== delivery.tenantId) return { ok: false, reason: 'not_found' }
    // A status finds its conversation by what we sent along; a conversation that is not here cannot be it.
    if (!log.exists && (!origin || origin.conversationId !== delivery.conversationId))
      return { ok: false, reason: 'not_found' }
    const received = parseDelivery(delivery)
    const now = Date.now()
    const fresh = this.#dropErased(received, now)
    if (origin && fresh.length > 0) log.begin(origin, channel.assistant, now)
    if (!log.exists) return { ok: true, stored: 0 }
    const before = log.head
    const stored = log.transaction(() => fresh.filter((one) => storeEvent(log, one, channel, now)).length)
    if (log.state.burst.length > 0) this.#turns.customerWrote(now)
    if (log.after(before).some(isUrgent)) this.#hurry?.()
    await this.wake()
    return { ok: true, stored }
  }

  setState(command: Parameters<typeof commands.setState>[1], assistant: boolean, now: number): void {
    commands.setState(this.log, command, assistant, now)
    if (command.state === 'snoozed' && command.until !== undefined) this.timers.set('snooze', command.until)
    else this.timers.clear('snooze')
  }

  async erase(): Promise<number> {
    const now = Date.now()
    const { tenantId, conversationId } = this.log.place
    const entries = this.log.erase(now)
    this.timers.forget()
    this.timers.set('tombstone', now + TOMBSTONE_MS)
    await this.#arm()
    await inboxForget(this.#env, { tenantId, conversationId, epoch: this.log.epoch })
    return entries
  }

  async onAlarm(): Promise<void> {
    count('objectRequests')
    this.#armedAt = Number.POSITIVE_INFINITY
    try {
      const now = Date.now()
      if (this.log.tenantId !== null) for (const name of this.timers.due(now)) this.#start(name, now)
    } finally {
      await this.wake()
    }
  }

  #start(name: TimerName, now: number): void {
    const { log, timers } = this
    try {
      if (name === 'snooze') {
        commands.setState(log, { by: { kind: 'system', cause: 'snooze_over' }, state: 'open' }, false, now)
        timers.clear(name)
      } else if (name === 'tombstone') {
        timers.clear(name)
        this.#ctx.waitUntil(this.#ctx.storage.deleteAll())
      } else if (name === 'send') {
        timers.clear(name) // the lane looks at the hold, which is over
      }
    } catch (error) {
      timers.failed(name, now, error instanceof Error ? error.message : 'error')
    }
  }

  /** Starts every lane that has work, and the turn and the move that are due. Waits for none of them. */
  async wake(): Promise<void> {
    const { log, timers } = this
    if (log.exists) {
      await this.mover.followIdentity()
      const now = Date.now()
      if (log.state.queue.length > 0) this.#background(this.#lanes.send.run())
      if (hasNews(log)) this.#background(this.#lanes.inbox.run())
      if (log.head > log.projectionsCursor) this.#background(this.#lanes.projections.run())
      if ((timers.dueAt('turn') ?? Number.POSITIVE_INFINITY) <= now) this.#background(this.#turns.run())
      if ((timers.dueAt('move') ?? Number.POSITIVE_INFINITY) <= now) this.#background(this.mover.run())
    }
    await this.#arm()
  }

  #background(work: Promise<void>): void {
    this.#ctx.waitUntil(
      work.then(
        () => (this.log.exists ? this.#after() : undefined),
        (error: unknown) =>
          console.error(
            JSON.stringify({
              event: 'conversation.background',
              error: error instanceof Error ? error.message : 'error',
            }),
          ),
      ),
    )
  }

  /** A lane that ended may have left work to another, and timers that are earlier than the alarm. */
  async #after(): Promise<void> {
    const { log } = this
    await this.mover.followIdentity()
    if (!log.exists) return
    if (log.state.queue.length > 0 && !this.#lanes.send.isRunning && this.#mayRunSend())
      this.#background(this.#lanes.send.run())
    if (hasNews(log) && !this.#lanes.inbox.isRunning && this.timers.allows('inbox', Date.now()))
      this.#background(this.#lanes.inbox.run())
    if ((this.timers.dueAt('turn') ?? Number.POSITIVE_INFINITY) <= Date.now()) this.#background(this.#turns.run())
    await this.#arm()
  }

  #mayRunSend(): boolean {
    const { hold, moving, moved } = this.log.state
    return !moving && !moved && (!hold || hold.until <= Date.now())
  }

  async #arm(): Promise<void> {
    if (this.log.tenantId === null) return
    const now = Date.now()
    const busy =
      this.log.exists &&
      (hasNews(this.log) || this.log.state.inFlight !== null || (this.log.state.queue.length > 0 && this.#mayRunSend()))
    const want = Math.min(this.timers.earliest(), busy ? now + NET_MS : Number.POSITIVE_INFINITY)
    if (want === Number.POSITIVE_INFINITY || this.#armedAt <= want) return
    this.#armedAt = want
    count('conversationRowsWritten') // an alarm is billed as a row
    await this.#ctx.storage.setAlarm(Math.max(want, now))
  }

  /** In an erased conversation nothing that was under way may write any more. */
  #lane<Item, Result>(steps: LaneSteps<Item, Result>): Lane {
    const { log } = this
    let epoch = log.epoch
    return createLane<Item, Result>(
      {
        next: (now) => {
          epoch = log.epoch
          return log.exists ? steps.next(now) : undefined
        },
        deliver: (item) => steps.deliver(item),
        settle: (item, result, now) => {
          if (log.exists && log.epoch === epoch) steps.settle(item, result, now)
        },
      },
      Date.now,
    )
  }

  async #pause(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.#hurry = resolve
    })
    await (ms > 100 ? Promise.race([scheduler.wait(ms), hurried]) : scheduler.wait(ms))
    this.#hurry = undefined
  }

  #dropErased(received: Received[], now: number): Received[] {
    const { erasedAt } = this.log
    if (erasedAt === null) return received
    const fresh = received.filter(
      ({ event }) => (event.timestamp === undefined ? now : event.timestamp * 1000) > erasedAt,
    )
    this.log.countDropped(received.length - fresh.length)
    return fresh
  }
}
