import type { FeedEvent } from '../conversations/live-event'
import type { Env } from '../env'
import { atMost } from '../platform/at-most'
import { parcelOf, type Sent, send } from './send'

/** The platform opens six connections at a time for one invocation, and two endpoints share them. */
const LANES = 3

/** An event and where it stands in the feed. */
export interface Placed {
  position: number
  event: FeedEvent
}

export interface Wave {
  delivered: number
  /** The first that is still to be told; undefined: all were. */
  next: Placed | undefined
  /** The last answer, of a failure if there was one. */
  last: Sent | undefined
}

/**
 * Tells one endpoint of events: those of one conversation one after the other, several conversations side by side. After
 * the first failure nothing more is begun.
 */
export async function tellWave(
  env: Env,
  { url, secrets }: { url: string; secrets: readonly string[] },
  events: readonly Placed[],
): Promise<Wave> {
  const done = new Set<Placed>()
  let failed: Sent | undefined
  let last: Sent | undefined
  await atMost(LANES, conversations(events), async (lane) => {
    for (const placed of lane) {
      if (failed) return
      last = await send(env, url, secrets, await parcelOf(placed.event))
      if (last.ok) done.add(placed)
      else failed ??= last
      if (!last.ok) return
    }
  })
  const next = events.find((placed) => !done.has(placed))
  return { delivered: done.size, next, last: failed ?? last }
}

/** What belongs to no conversation keeps its order too. */
function conversations(events: readonly Placed[]): Placed[][] {
  const lanes = new Map<string, Placed[]>()
  for (const placed of events) {
    const key = placed.event.conversation_id ?? ''
    const lane = lanes.get(key) ?? []
    lane.push(placed)
    lanes.set(key, lane)
  }
  return [...lanes.values()]
}
