import type { LaneSteps } from '../lane'
import type { ConversationLog } from './log'
import type { Timers } from './timers'

/** From one call of the other to the next; and if none comes, what is here is sent from here. */
const PATIENCE_MS = 10_000

/** While it gives back what is another's, nothing leaves: the other has it in its queue too, and it would go out twice. */
export class Parting {
  readonly #log: ConversationLog
  readonly #timers: Timers
  #until = 0

  constructor(log: ConversationLog, timers: Timers) {
    this.#log = log
    this.#timers = timers
  }

  begin(now: number): void {
    this.#until = now + PATIENCE_MS
    const { queue } = this.#log.state
    if (queue.length > 0) this.#timers.set('send', Math.max(this.#timers.dueAt('send') ?? 0, this.#until))
  }

  end(): void {
    this.#until = 0
  }

  get isOn(): boolean {
    return Date.now() < this.#until
  }

  guard<Item, Result>(steps: LaneSteps<Item, Result>): LaneSteps<Item, Result> {
    return { ...steps, next: (now) => (this.isOn ? undefined : steps.next(now)) }
  }
}
