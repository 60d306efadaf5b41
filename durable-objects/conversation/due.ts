import { setState } from './commands'
import type { Erasure } from './erasure'
import type { FileKeeper } from './file-keeper'
import type { ConversationLog } from './log'
import type { TimerName, Timers } from './timers'

/** What a timer needs of the engine it belongs to. */
interface Owner {
  log: ConversationLog
  timers: Timers
  files: FileKeeper
  erasure: Erasure
  ctx: Pick<DurableObjectState, 'storage' | 'waitUntil'>
}

/** A sweep that never says when the next is due is looked after this much later. */
const SWEEP_NET_MS = 5_000

/** Begins what a timer is for, and waits for none of it. Those of lanes and turns are looked at by the engine itself. */
export function startDue(name: TimerName, { log, timers, files, erasure, ctx }: Owner, now: number): void {
  try {
    if (name === 'snooze') {
      // Whoever opened or resolved it meanwhile has ended the snooze.
      const by = { kind: 'system', cause: 'snooze_over' } as const
      if (log.state.state === 'snoozed') setState(log, { by, state: 'open', cause: by.cause }, false, now)
      timers.clear(name)
    } else if (name === 'tombstone') {
      timers.clear(name)
      // A customer who came back has a new conversation here: that stays.
      if (!log.exists) ctx.waitUntil(ctx.storage.deleteAll())
    } else if (name === 'erasure') {
      ctx.waitUntil(erasure.again(now))
    } else if (name === 'uploads') {
      timers.set(name, now + SWEEP_NET_MS) // until the sweep says when the next is due
      ctx.waitUntil(files.sweep(now))
    } else if (name === 'send') {
      timers.clear(name) // the lane looks at the hold, which is over
    }
  } catch (error) {
    timers.failed(name, now, error instanceof Error ? error.message : 'error')
  }
}
