/** What a lane needs to know of its work; knows no platform, so order and failure are tested with five-line fakes. */
export interface LaneSteps<Item, Result> {
  /** The next thing to deliver; undefined while there is nothing, or nothing may leave yet. */
  next(now: number): Item | undefined
  deliver(item: Item): Promise<Result>
  /** Moves the cursor, or notes when to try again. Must make `next` say something else, or the lane would spin. */
  settle(item: Item, result: Result, now: number): void
}

export interface Lane {
  /** Starts the loop, or joins the one that runs. Resolves when there is nothing left to do now. */
  run(): Promise<void>
  readonly isRunning: boolean
}

/** One run at a time; a wake during a run is heard. */
export function createLane<Item, Result>(steps: LaneSteps<Item, Result>, clock: () => number): Lane {
  let running: Promise<void> | undefined
  let woken = false

  async function drain(): Promise<void> {
    do {
      woken = false
      for (let item = steps.next(clock()); item !== undefined; item = steps.next(clock())) {
        steps.settle(item, await steps.deliver(item), clock())
      }
    } while (woken)
  }

  function run(): Promise<void> {
    woken = true // heard even in the moment in which the loop ends
    running ??= drain().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    run,
    get isRunning() {
      return running !== undefined
    },
  }
}
