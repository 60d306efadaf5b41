import type { Decision, Turn } from '../../workers/assistant/decide'
import type { Entry } from '../../workers/conversations/entry'
import type { ConversationLog } from './log'
import type { Timers } from './timers'
import { snapshotTurn } from './turn'
import { commitTurn } from './turn-commit'

export interface TurnDecider {
  decide(turn: Turn): Promise<Decision>
}

/** A turn that did not end by then most likely died with its process: it runs again. One that lives is only joined. */
const LEASE_MS = 20_000
/** However much the customer goes on writing, the first answer does not wait longer. */
const LONGEST_QUIET_MS = 8_000
/** So long a voice note or a picture is waited for, from the first message on; then people have to look at it. */
const LONGEST_FOR_FILES_MS = 45_000
/** Their files can be understood. */
const UNDERSTOOD = new Set(['audio', 'image'])

/** Runs the assistant's turns of one conversation, one at a time. The timer `turn` is its lease, so a crash repeats it. */
export class TurnRunner {
  readonly #log: ConversationLog
  readonly #timers: Timers
  readonly #decider: TurnDecider
  readonly #delayMs: number
  readonly #began: () => void
  readonly #committed: () => void
  #running: Promise<void> | undefined

  constructor(
    log: ConversationLog,
    timers: Timers,
    decider: TurnDecider,
    options: { delayMs: number; began: () => void; committed: () => void },
  ) {
    this.#log = log
    this.#timers = timers
    this.#decider = decider
    this.#delayMs = options.delayMs
    this.#began = options.began
    this.#committed = options.committed
  }

  /** The quiet time begins anew with each message, up to a limit. */
  customerWrote(now: number): void {
    if (this.#running) return // it looks for new messages when it ends
    const since = this.#log.state.burstSince ?? now
    this.#timers.set('turn', Math.min(now + this.#delayMs, Math.max(now, since + LONGEST_QUIET_MS)))
  }

  /** A file that the turn waits for is here, or will not come: it need not wait any longer, but for the quiet time. */
  filesChanged(news: readonly Entry[], now: number): void {
    if (news.length === 0) return
    const { burst, lastInbound } = this.#log.state
    const dueAt = this.#timers.dueAt('turn')
    const isOurs = news.some(({ body, ref }) => body.kind === 'media' && ref !== null && burst.includes(ref))
    if (this.#running || !isOurs || dueAt === null) return
    const quietUntil = (lastInbound?.at ?? now) + this.#delayMs
    this.#timers.set('turn', Math.min(dueAt, Math.max(now, quietUntil)))
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  run(): Promise<void> {
    this.#running ??= this.#turns().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Until when, at most; null: there is nothing to wait for. */
  #waitsForFiles({ burst, now }: Turn): number | null {
    const until = (this.#log.state.burstSince ?? now) + LONGEST_FOR_FILES_MS
    const waits = burst.some(({ type, file, heard }) => !heard && file?.state === 'waiting' && UNDERSTOOD.has(type))
    return waits && now < until ? until : null
  }

  /** Erased meanwhile: what was written since is of a new life, and nobody else looks for it. */
  #lookAgain(): void {
    if (this.#log.exists && this.#log.state.burst.length > 0) this.#timers.set('turn', Date.now())
  }

  async #turns(): Promise<void> {
    const log = this.#log
    const { epoch } = log
    try {
      for (let retakes = 0; ; ) {
        const single = this.#delayMs === 0
        const snapshot = snapshotTurn(log, { single, now: Date.now() })
        if (!snapshot) break
        const patience = this.#waitsForFiles(snapshot.turn)
        if (patience !== null) return this.#timers.set('turn', patience)
        this.#timers.set('turn', Date.now() + LEASE_MS)
        this.#began()
        const decision = await this.#decider.decide(snapshot.turn)
        const beside = await besideFor(decision)
        if (log.epoch !== epoch || !log.exists) return this.#lookAgain()
        const commit = commitTurn(log, snapshot, decision, { now: Date.now(), retakes, single, beside })
        retakes = commit === 'again' ? retakes + 1 : 0
        if (commit === 'committed') this.#committed() // the answer leaves while the next turn thinks
      }
      this.#timers.clear('turn')
    } catch (error) {
      if (log.epoch === epoch && log.exists)
        this.#timers.failed('turn', Date.now(), error instanceof Error ? error.name : 'error')
    }
  }
}

/** What a lead needs is not loaded by the conversations that have none. */
async function besideFor(decision: Decision) {
  return decision.kind !== 'silent' && decision.lead ? (await import('../../workers/leads/lead')).besideNow : undefined
}
