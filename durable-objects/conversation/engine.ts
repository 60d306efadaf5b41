import type { Channel } from '../../workers/channels/channel'
import { channelById } from '../../workers/channels/channels'
import type { Env } from '../../workers/env'
import { errorName, log as logger } from '../../workers/platform/log'
import { count, countedSql } from '../../workers/platform/operations'
import type { Delivery } from '../../workers/whatsapp/delivery'
import type { Lane } from '../lane'
import * as commands from './commands'
import * as deps from './deps'
import type { Origin } from './draft'
import { startDue } from './due'
import { dropErased } from './erased'
import { Erasure } from './erasure'
import { FileKeeper } from './file-keeper'
import { type ImportCommand, type ImportNews, importHistory } from './import'
import { hasNews, inboxLane, isUrgent, tellLast } from './lanes/inbox'
import { mediaLane } from './lanes/media'
import { projectionLane } from './lanes/projections'
import { recoverInFlight, sendLane } from './lanes/send'
import { livingLane } from './living-lane'
import { ConversationLog } from './log'
import { Mover } from './mover'
import { isLeftEmpty } from './not-here'
import { originOf } from './origin'
import { ParkedTimers } from './parked'
import { parseDelivery } from './parse'
import { Parting } from './parting'
import { Pause } from './pause'
import { ReadMarks } from './read-marks'
import { storeEvent } from './receive'
import { eraseSignposts } from './signposts'
import { summariser } from './summariser'
import { SummaryRunner } from './summary-runner'
import { type TimerName, Timers } from './timers'
import { TurnRunner } from './turn-runner'
import { isUndelivered, sayUndelivered } from './undelivered'
import { wishLane } from './wish'

/** If the process dies with work in memory, the alarm brings it back this much later. */
const NET_MS = 5_000
const TOMBSTONE_MS = 8 * 24 * 3_600_000

/** What runs inside a conversation: its log and timers, the lanes that carry its log out, and the one alarm. */
export class Engine {
  readonly log: ConversationLog
  readonly timers: Timers
  readonly mover: Mover
  readonly parting: Parting
  readonly readMarks: ReadMarks
  readonly #ctx: DurableObjectState
  readonly #env: Env
  readonly files: FileKeeper
  readonly #lanes: { send: Lane; inbox: Lane; projections: Lane; media: Lane; wish: Lane }
  readonly #turns: TurnRunner
  readonly summaries: SummaryRunner
  readonly #parked: ParkedTimers
  readonly #erasure: Erasure
  /** When the alarm will ring; asked of the platform once per start. */
  #armedAt = Number.POSITIVE_INFINITY
  readonly #pause = new Pause()

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx
    this.#env = env
    this.log = new ConversationLog(ctx.storage, () => this.timers.forget())
    this.timers = new Timers(countedSql(ctx.storage.sql, 'conversationRowsWritten'))
    const { log, timers } = this
    this.mover = new Mover(env, log, timers)
    this.files = new FileKeeper(ctx.storage, env, log, timers)
    this.#parked = new ParkedTimers(env, log, timers)
    this.#erasure = new Erasure(ctx.storage.kv, env, log, timers)
    this.parting = new Parting(log, timers)
    const keep = (telling: Promise<void>) => ctx.waitUntil(telling)
    this.readMarks = new ReadMarks(log, deps.readMarkDeps(env, log, keep))
    const heard: SummaryRunner['heard'] = (news, at) => this.summaries.heard(news, at)
    this.#lanes = {
      send: livingLane(log, this.parting.guard(sendLane(log, timers, deps.sendDeps(env, log, this.files.uploads)))),
      inbox: livingLane(log, inboxLane(log, timers, { ...deps.inboxDeps(env), pause: (ms) => this.#pause.wait(ms) })),
      projections: livingLane(log, projectionLane(log, timers, deps.projectionDeps(env, log, this.mover))),
      media: livingLane(log, mediaLane(log, timers, this.files.deps)),
      wish: livingLane(log, wishLane(log, deps.wishDeps(env, log), heard)),
    }
    this.#turns = new TurnRunner(log, timers, deps.turnDecider(env, log), {
      delayMs: Number(env.TURN_DELAY_MS ?? 2_000),
      began: () => this.readMarks.typing(),
      committed: () => void this.wake(),
    })
    this.summaries = new SummaryRunner(log, timers, summariser(env, log), () => void this.wake())
    ctx.blockConcurrencyWhile(async () => {
      this.#armedAt = (await ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY
      if (log.exists) recoverInFlight(log, timers, deps.unknownWaitMs(env), Date.now())
    })
  }

  channel(): Promise<Channel | null> {
    const { tenantId, channelId } = this.log.place
    return channelById(this.#env, tenantId, channelId)
  }

  /** Where that cannot be read it is not said: what is written then waits for its token. */
  async isDisconnected(): Promise<boolean> {
    const channel = await this.channel().catch(() => null)
    return channel !== null && channel.disconnectedAt !== null
  }

  /** Runs a command, then starts what it left to do. */
  async write<T>(command: (now: number) => T): Promise<T> {
    const { exists, head } = this.log
    const result = command(Date.now())
    const news = exists && this.log.exists ? this.log.after(head) : []
    this.summaries.heard(news, Date.now())
    this.#turns.filesChanged(news, Date.now())
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
    if (!channel || (log.tenantId ?? delivery.tenantId) !== delivery.tenantId) return { ok: false, reason: 'not_found' }
    // The number is nobody's, or another tenant's by now: its customers are not ours any more.
    if (channel.disconnectedAt !== null) return { ok: false, reason: 'not_found' }
    const sorts = log.exists && this.mover.mustSort()
    const sorted = sorts ? await this.mover.sort(delivery) : { ok: true as const, stored: 0, rest: delivery }
    if (!sorted.ok) return sorted
    const { rest, stored: elsewhere } = sorted
    if (!rest) return { ok: true, stored: elsewhere }
    // It began to move while others were told of theirs.
    if (log.exists && (log.state.moved ?? log.state.moving)) return this.receive(rest)
    // From here to the transaction nothing is awaited: what is true of the conversation stays true. A status finds its conversation by what we sent along; a conversation that is not here cannot be it.
    if (!log.exists && origin?.conversationId !== delivery.conversationId) return { ok: false, reason: 'not_found' }
    const now = Date.now()
    const fresh = dropErased(log, parseDelivery(rest), now)
    if (origin && fresh.length > 0) log.begin(origin, channel.assistant, now)
    if (log.exists) this.mover.laps.hold(rest.heldSince)
    if (!log.exists) return { ok: true, stored: elsewhere }
    const before = log.head
    const stored = log.transaction(() => fresh.filter((one) => storeEvent(log, one, channel, now)).length)
    const news = log.after(before)
    if (news.some(({ body }) => body.kind === 'meta' && body.turn)) this.#turns.customerWrote(now)
    this.summaries.heard(news, now)
    if (news.some(isUrgent)) this.#pause.hurry()
    if (news.some(isUndelivered)) this.#ctx.waitUntil(sayUndelivered(this.#env, log.place))
    await this.wake()
    return { ok: true, stored: stored + elsewhere }
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

  /** `into`: of a signpost, the one that is erased with all it took over. Says how many entries there were. */
  async erase(into: readonly string[] | null = null): Promise<number> {
    await tellLast(this.log, deps.inboxDeps(this.#env))
    const kept = await eraseSignposts(this.#env, this.log, into)
    const sparing = { kept, since: this.log.erasedAt ?? 0 }
    const elsewhere = this.log.reading.filesElsewhere()
    await this.files.eraseFiles(sparing, elsewhere)
    const now = Date.now()
    const entries = this.log.erase(now)
    this.files.uploads.erase()
    this.timers.forget()
    this.timers.set('tombstone', now + TOMBSTONE_MS)
    this.#erasure.begin(now)
    await this.#arm()
    await this.files.eraseFiles(sparing, elsewhere) // what came meanwhile
    // A signpost tells nobody that it failed: it tries again by itself.
    await (into ? this.#erasure.again(Date.now()) : this.#erasure.finish())
    return entries
  }

  async onAlarm(): Promise<void> {
    count('objectRequests')
    this.#armedAt = Number.POSITIVE_INFINITY
    try {
      const now = Date.now()
      const { log, timers, files } = this
      const owner = { log, timers, files, erasure: this.#erasure, ctx: this.#ctx }
      if (log.tenantId !== null) for (const name of timers.due(now)) startDue(name, owner, now)
    } finally {
      await this.wake()
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
      if (this.files.hasNews(Date.now())) this.#run(this.#lanes.media)
      if (log.state.wish !== undefined) this.#run(this.#lanes.wish)
      const now = Date.now()
      if (timers.isDue('turn', now)) this.#run(this.#turns)
      if (timers.isDue('summary', now)) this.#run(this.summaries)
      if (timers.isDue('move', now)) this.#run(this.mover)
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
    if (isLeftEmpty(log) && !hasNews(log) && log.reading.first() !== null) {
      this.files.keepSaid()
      log.wipe()
    }
    // A lane that runs hears of its own; to wake it from here would be a circle, for as long as Meta takes to answer.
    const { send, inbox } = this.#lanes
    const waiting = !send.isRunning && log.state.queue.length > 0 && this.#mayRunSend()
    const news = !inbox.isRunning && hasNews(log) && this.timers.allows('inbox', Date.now())
    if (waiting || news || this.timers.isDue('turn', Date.now())) return this.wake()
    await this.mover.followIdentity()
    if (this.timers.isDue('move', Date.now())) this.#run(this.mover)
    await this.#arm()
  }

  #mayRunSend(): boolean {
    const { hold, moving, moved } = this.log.state
    return !moving && !moved && !this.parting.isOn && (!hold || hold.until <= Date.now())
  }

  async #arm(): Promise<void> {
    if (this.log.tenantId === null) return
    const telling = this.#parked.tell()
    if (telling) this.#ctx.waitUntil(telling)
    const now = Date.now()
    // What runs has its timer in the past until it ends; the net is enough for it.
    const running = this.#running()
    const busy = running.size > 0 || (this.log.exists && this.#hasUnguarded(now))
    const want = Math.min(this.timers.earliest(running), busy ? now + NET_MS : Number.POSITIVE_INFINITY)
    if (want === Number.POSITIVE_INFINITY || this.#armedAt <= want) return
    this.#armedAt = want
    count('conversationRowsWritten') // an alarm is billed as a row
    // A moment later than what is due: an alarm set for the very time of the one that rings is taken for that one, and lost.
    await this.#ctx.storage.setAlarm(Math.ceil(Math.max(want, now)) + 1)
  }

  /** Work that only memory knows of. A lane that waits for its retry has a timer. */
  #hasUnguarded(now: number): boolean {
    const { inFlight, wish } = this.log.state
    return (hasNews(this.log) && this.timers.allows('inbox', now)) || inFlight !== null || wish !== undefined
  }

  #running(): Set<string> {
    const work: [TimerName, Lane][] = [
      ['send', this.#lanes.send],
      ['inbox', this.#lanes.inbox],
      ['projections', this.#lanes.projections],
      ['media', this.#lanes.media],
      ['turn', this.#turns],
      ['summary', this.summaries],
      ['move', this.mover],
    ]
    return new Set(work.flatMap(([name, { isRunning }]) => (isRunning ? [name] : [])))
  }
}
