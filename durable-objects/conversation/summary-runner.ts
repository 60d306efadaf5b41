import type { Entry, Summary } from '../../workers/conversations/entry'
import type { SpokenLine } from '../../workers/copilot/spoken'
import type { Lane } from '../lane'
import type { ConversationLog } from './log'
import { spokenLately, spokenUpTo } from './spoken'
import { asksForSummary, isWorthSummary, summaryReason } from './summary-due'
import type { Timers } from './timers'

/** Of a long conversation the last part is what matters; the newest summary stands for what was before. */
const LINES = 60

/** What is in force, and up to which message it tells. */
export interface Summarised {
  summary: Summary
  reason: string
  at: number
  upTo: number
}

/** Never throws: without a model it says what can be said without one. */
export type Summarise = (said: SpokenLine[]) => Promise<Summary>

/** Writes the summary of one conversation, one at a time. The timer `summary` is what is left to do after a crash. */
export class SummaryRunner implements Lane {
  readonly #log: ConversationLog
  readonly #timers: Timers
  readonly #summarise: Summarise
  readonly #committed: () => void
  #running: Promise<void> | undefined
  #wanted: string | null = null

  constructor(log: ConversationLog, timers: Timers, summarise: Summarise, committed: () => void) {
    this.#log = log
    this.#timers = timers
    this.#summarise = summarise
    this.#committed = committed
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** Whether somebody new has it, or it was closed. */
  heard(news: readonly Entry[], now: number): void {
    if (news.some(asksForSummary) && isWorthSummary(this.#log.state, spokenUpTo(this.#log)))
      this.#timers.set('summary', now)
  }

  /** The newest, written anew where something was said since. null: there is nothing to tell yet. */
  async newest(reason: string): Promise<Summarised | null> {
    const log = this.#log
    if (log.exists && isWorthSummary(log.state, spokenUpTo(log))) {
      this.#wanted = reason
      await this.run()
    }
    return summaryOf(log)
  }

  run(): Promise<void> {
    this.#running ??= this.#write().finally(() => {
      this.#running = undefined
      this.#wanted = null
    })
    return this.#running
  }

  async #write(): Promise<void> {
    const log = this.#log
    const { epoch } = log
    const people = peopleIn(log)
    try {
      const upTo = spokenUpTo(log)
      const said = isWorthSummary(log.state, upTo) ? spokenLately(log, LINES, Date.now()) : []
      if (said.length > 0) {
        const summary = await this.#summarise(said)
        // Erased, or gone elsewhere meanwhile: those words are nobody's here any more.
        if (log.epoch !== epoch || !log.exists || log.state.moved) return
        // Two were one, and are two: what tells of both is for neither.
        if (peopleIn(log) !== people) return
        const reason = this.#wanted ?? summaryReason(log.state)
        log.append({ body: { kind: 'summary', summary, reason, upTo }, at: Date.now() })
        this.#committed()
      }
      this.#timers.clear('summary')
    } catch (error) {
      if (log.epoch === epoch && log.exists)
        this.#timers.failed('summary', Date.now(), error instanceof Error ? error.name : 'error')
    }
  }
}

function peopleIn(log: ConversationLog): string {
  return log.exists ? log.state.joined.map(({ from }) => from).join() : ''
}

function summaryOf(log: ConversationLog): Summarised | null {
  const found = log.exists && log.state.summarised
  const entry = found ? log.entry(found.seq) : null
  if (!found || entry?.body.kind !== 'summary') return null
  return { summary: entry.body.summary, reason: entry.body.reason, at: entry.at, upTo: found.upTo }
}
