import type { Env } from '../../workers/env'
import { errorName, log as logger } from '../../workers/platform/log'
import { inboxForget } from './deps'
import type { ConversationLog } from './log'
import type { Timers } from './timers'

interface Left {
  erasedAt: number
  epoch: number
}

const LEFT = 'erasure'
const AGAIN_MS = 60_000

/**
 * What an erasure still has to do outside of the object, which has forgotten itself by then. Each conversation does its own,
 * also of those that had moved into another and go with it. Kept until all of it is done; the timer `erasure` is what is left
 * after a crash.
 */
export class Erasure {
  readonly #kept: SyncKvStorage
  readonly #env: Env
  readonly #log: ConversationLog
  readonly #timers: Timers

  constructor(kept: SyncKvStorage, env: Env, log: ConversationLog, timers: Timers) {
    this.#kept = kept
    this.#env = env
    this.#log = log
    this.#timers = timers
  }

  /** Written with the erasure itself. */
  begin(now: number): void {
    this.#kept.put<Left>(LEFT, { erasedAt: now, epoch: this.#log.epoch })
    this.#timers.set('erasure', now + AGAIN_MS)
  }

  /** Safe to repeat. */
  async finish(): Promise<void> {
    const left = this.#left()
    if (left) {
      const { tenantId, conversationId } = this.#log.place
      await inboxForget(this.#env, { tenantId, conversationId, epoch: left.epoch })
      const { forgetElsewhere } = await import('../../workers/privacy/forget')
      const { erasedAt } = left
      await forgetElsewhere(this.#env, tenantId, { conversationId, isBack: this.#log.exists, erasedAt })
      // Erased once more meanwhile: that is not done.
      if (this.#left()?.epoch !== left.epoch) return
      this.#kept.delete(LEFT)
    }
    this.#timers.clear('erasure')
  }

  /** Never throws: what fails is tried again, less and less often. Counted before it is tried, so that a crash counts too. */
  async again(now: number): Promise<void> {
    this.#timers.failed('erasure', now, 'unfinished')
    try {
      await this.finish()
    } catch (error) {
      logger.error('conversation.erasure_unfinished', { error: errorName(error) })
    }
  }

  #left(): Left | undefined {
    return this.#kept.get<Left>(LEFT)
  }
}
