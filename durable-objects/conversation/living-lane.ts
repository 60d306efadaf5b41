import { createLane, type Lane, type LaneSteps } from '../lane'
import type { ConversationLog } from './log'

/** A lane of a conversation that may be erased meanwhile: then nothing that was under way may write any more. */
export function livingLane<Item, Result>(log: ConversationLog, steps: LaneSteps<Item, Result>): Lane {
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
    () => Date.now(), // the engine's own clock, also where a test has moved it: else both would wait for each other
  )
}
