/** Longer than a frame of any screen. */
const AT_LATEST_MS = 100

/**
 * Collects what comes and hands it over once a frame, so that a hundred events cost one drawing. Frames stand still in a
 * hidden tab, and may stop before one that was asked for: then a timer takes their place.
 */
export function createFrames<T>(flush: (collected: T[]) => void) {
  let collected: T[] = []
  let stopped = false
  let cancel = (): void => {}

  function run(): void {
    cancel()
    const all = collected
    collected = []
    if (!stopped) flush(all)
  }

  return {
    add(one: T): void {
      collected.push(one)
      if (collected.length > 1) return
      const frame = requestAnimationFrame(run)
      const timer = setTimeout(run, AT_LATEST_MS)
      cancel = () => {
        cancelAnimationFrame(frame)
        clearTimeout(timer)
      }
    },
    stop(): void {
      stopped = true
      cancel()
    },
  }
}
