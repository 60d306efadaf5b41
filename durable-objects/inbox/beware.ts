import type { Alarm } from '../../workers/abuse/alarm'
import { Floods } from '../../workers/abuse/floods'
import type { Publish } from '../../workers/conversations/live-event'
import type { Env } from '../../workers/env'

/** Looks at what comes by for floods and unusual sends: in memory, without holding anything up. */
export class Beware {
  readonly #floods = new Floods()
  readonly #ctx: DurableObjectState
  readonly #env: Env

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx
    this.#env = env
  }

  /** Of what was new only: a repeat is no flood. */
  of(publish: Publish): void {
    const alarms = this.#floods.see(publish, Date.now())
    if (alarms.length > 0) this.#ctx.waitUntil(this.#raise(publish.tenantId, alarms))
  }

  /** D1 is loaded when there is an alarm: no webhook waits for it. */
  async #raise(tenantId: string, alarms: readonly Alarm[]): Promise<void> {
    const { raiseAlarms } = await import('../../workers/abuse/alarm')
    await raiseAlarms(this.#env, tenantId, alarms)
  }
}
