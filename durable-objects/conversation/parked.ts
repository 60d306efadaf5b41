import type { Env } from '../../workers/env'
import { errorName, log as logger } from '../../workers/platform/log'
import type { ConversationLog } from './log'
import type { Timers } from './timers'

/** Tells operators of timers that were given up. Once in a life of the object: after a start it says so again. */
export class ParkedTimers {
  readonly #env: Env
  readonly #log: ConversationLog
  readonly #timers: Timers
  #told = ''

  constructor(env: Env, log: ConversationLog, timers: Timers) {
    this.#env = env
    this.#log = log
    this.#timers = timers
  }

  /** null: there is nothing new to tell. */
  tell(): Promise<void> | null {
    const parked = this.#timers.parked()
    const names = parked.map(({ name }) => name).join()
    if (names === this.#told) return null
    this.#told = names
    return parked.length === 0 ? null : this.#record(parked)
  }

  async #record(parked: ReturnType<Timers['parked']>): Promise<void> {
    try {
      const { recordParked } = await import('../../workers/operator/parked')
      await recordParked(this.#env, this.#log.place, parked)
    } catch (error) {
      this.#told = '' // with the next thing that happens here
      logger.error('conversation.parked_untold', { error: errorName(error) })
    }
  }
}
