import type { Env } from '../../workers/env'
import { conversationOf } from '../../workers/objects'
import { errorName, log as logger } from '../../workers/platform/log'
import { count, countedSql } from '../../workers/platform/operations'
import type { Channel } from '../../workers/tenants/channel'
import { channelById } from '../../workers/tenants/channels'
import type { Delivery } from '../../workers/whatsapp/delivery'
import { createLane, type Lane, type LaneSteps } from '../lane'
import * as commands from './commands'
import { inboxDeps, inboxForget, projectionDeps, sendDeps, turnDecider, unknownWaitMs } from './deps'
import { type ImportCommand, type ImportNews, importHistory } from './import'
import { hasNews, inboxLane, isUrgent } from './lanes/inbox'
import { projectionLane } from './lanes/projections'
import { recoverInFlight, sendLane } from './lanes/send'
import { ConversationLog, type Origin } from './log'
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
    this.log = new ConversationLog(ctx.storage, () => this.timers.forget())
    this.timers = new Timers(countedSql(ctx.storage.sql, 'conversationRowsWritten'))
    const { log, timers } = this
    this.mover = new Mover(env, log, timers)
    this.#lanes = {
      send: this.#lane(sendLane(log, timers, sendDeps(env, log))),
      inbox: this.#lane(inboxLane(log, timers, { ...inboxDeps(env), pause: (ms) => this.#pause(ms) })),
      projections: this.#lane(projectionLane(log, timers, projectionDeps(env, log, this.mover))),
    }
    this.#turns = new TurnRunner(log, timers, turnDecider(env, log), {
      delayMs: Number(env.TURN_DELAY_MS ?? 2_000),
      committed: () => void this.wake(),
    })
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
    const channel = await channelById(this.#env, delivery.tenantId, delivery.channelId)
    const origin = await originOf(this.#env, log, delivery)
    // From here to the transaction nothing is awaited: what is true of the conversation stays true.
    if (!channel || (log.tenantId ?? delivery.tenantId) !== delivery.tenantId) return { ok: false, reason: 'not_found' }
    if (log.exists && (log.state.moved ?? log.state.moving)) return this.mover.forward(delivery)
    // A status finds its conversation by what we sent along; a conversation that is not here cannot be it.
    if (!log.exists && origin?.conversationId !== delivery.conversationId) return { ok: false, reason: 'not_found' }
    const now = Date.now()
    const fresh = this.#dropErased(parseDelivery(delivery), now)
    if (origin && fresh.length > 0) log.begin(origin, channel.assistant, now)
    if (!log.exists) return { ok: true, stored: 0 }
    const before = log.head
    const stored = log.transaction(() => fresh.filter((one) => storeEvent(log, one, channel, now)).length)
    const news = log.after(before)
    if (news.some(({ body }) => body.kind === 'meta' && body.turn)) this.#turns.customerWrote(now)
    if (news.some(isUrgent)) this.#hurry?.()
    await this.wake()
    return { ok: true, stored }
  }

  /** Alone with its news it starts nothing: its caller tells of many imports at once, or repeats this one. */
  async importHistory(origin: Origin, command: ImportCommand): Promise<{ stored: number; news: ImportNews | null }> {
    const imported = importHistory(this.log, this.timers, origin, command)
    if (!imported.news) await this.wake()
    return imported
  }

  async historyTold({ upTo, linked }: { upTo: number; linked: boolean }): Promise<void> {
    const { log } = this
    if (!log.exists) return
    log.advance('inboxCursor', upTo)
    if (linked) log.advance('projectionsCursor', upTo)
    log.checkpoint()
    await this.wake()
  }

  setState(command: commands.StateCommand, assistant: boolean, now: number): void {
    commands.setState(this.log, command, assistant, now)
    if (command.state === 'snoozed' && command.until !== undefined) this.timers.set('snooze', command.until)
    else this.timers.clear('snooze')
  }

  /** `signposts`: the conversations that moved here, erased with it. */
  async erase(): Promise<{ entries: number; signposts: string[] }> {
    const now = Date.now()
    const { tenantId, conversationId } = this.log.place
    const signposts = this.log.reading.adoptedFrom()
    const entries = this.log.erase(now)
    this.timers.forget()
    this.timers.set('tombstone', now + TOMBSTONE_MS)
    await this.#arm()
    await inboxForget(this.#env, { tenantId, conversationId, epoch: this.log.epoch })
    // Signposts to here know the customer's earlier numbers.
    for (const id of signposts) await conversationOf(this.#env, id).erase({ tenantId })
    return { entries, signposts }
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
        // Whoever opened or resolved it meanwhile has ended the snooze.
        const by = { kind: 'system', cause: 'snooze_over' } as const
        if (log.state.state === 'snoozed') commands.setState(log, { by, state: 'open', cause: by.cause }, false, now)
        timers.clear(name)
      } else if (name === 'tombstone') {
        timers.clear(name)
        // A customer who came back has a new conversation here: that stays.
        if (!log.exists) this.#ctx.waitUntil(this.#ctx.storage.deleteAll())
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
      if (log.state.queue.length > 0 && this.#mayRunSend()) this.#run(this.#lanes.send)
      if (hasNews(log)) this.#run(this.#lanes.inbox)
      if (log.head > log.projectionsCursor && timers.allows('projections', Date.now())) {
        this.#run(this.#lanes.projections)
      }
      const now = Date.now()
      if (isDue(timers, 'turn', now)) this.#run(this.#turns)
      if (isDue(timers, 'move', now)) this.#run(this.mover)
    }
    await this.#arm()
  }

  /** What runs already only hears that there is more. What ends may have left work to another. */
  #run(work: Lane): void {
    const running = work.isRunning
    const ended = work.run()
    if (running) return
    const follow = ended.then(
      () => this.#after(),
      (error: unknown) => {
        logger.error('conversation.background', { error: errorName(error) })
        return this.#arm()
      },
    )
    this.#ctx.waitUntil(follow)
  }

  async #after(): Promise<void> {
    const { log } = this
    if (!log.exists) return
    if (log.state.moved && !hasNews(log) && log.reading.first() !== null) log.wipe()
    // A lane that runs hears of its own; to wake it from here would be a circle, for as long as Meta takes to answer.
    const { send, inbox } = this.#lanes
    const waiting = !send.isRunning && log.state.queue.length > 0 && this.#mayRunSend()
    const news = !inbox.isRunning && hasNews(log) && this.timers.allows('inbox', Date.now())
    if (waiting || news || isDue(this.timers, 'turn', Date.now())) return this.wake()
    await this.mover.followIdentity()
    if (isDue(this.timers, 'move', Date.now())) this.#run(this.mover)
    await this.#arm()
  }

  #mayRunSend(): boolean {
    const { hold, moving, moved } = this.log.state
    return !moving && !moved && (!hold || hold.until <= Date.now())
  }

  async #arm(): Promise<void> {
    if (this.log.tenantId === null) return
    const now = Date.now()
    // What runs has its timer in the past until it ends; the net is enough for it.
    const running = this.#running()
    const busy = running.size > 0 || (this.log.exists && this.#hasUnguarded(now))
    const want = Math.min(this.timers.earliest(running), busy ? now + NET_MS : Number.POSITIVE_INFINITY)
    if (want === Number.POSITIVE_INFINITY || this.#armedAt <= want) return
    this.#armedAt = want
    count('conversationRowsWritten') // an alarm is billed as a row
    await this.#ctx.storage.setAlarm(Math.max(want, now))
  }

  /** Work that only memory knows of. A lane that waits for its retry has a timer. */
  #hasUnguarded(now: number): boolean {
    return (hasNews(this.log) && this.timers.allows('inbox', now)) || this.log.state.inFlight !== null
  }

  #running(): Set<string> {
    const work: [TimerName, Lane][] = [
      ['send', this.#lanes.send],
      ['inbox', this.#lanes.inbox],
      ['projections', this.#lanes.projections],
      ['turn', this.#turns],
      ['move', this.mover],
    ]
    return new Set(work.flatMap(([name, { isRunning }]) => (isRunning ? [name] : [])))
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
      () => Date.now(), // the clock that #after asks too, also where a test has moved it: else both would wait for each other
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

function isDue(timers: Timers, name: TimerName, now: number): boolean {
  return (timers.dueAt(name) ?? Number.POSITIVE_INFINITY) <= now
}
