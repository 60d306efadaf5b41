import { after, type Hop, type HopState, isBroken, type Seen } from '../../workers/canary/hops'

/** Of each number how its messages come through: in memory, and now and then in D1. */

interface Watched {
  states: Map<Hop, HopState>
  /** Meta's second of the newest probe that came here. */
  canaryAt: number
  savedAt: number
  /** As it was told last: what changes is told at once. */
  told: string
}

/** Between two samples of one number, while all is well. */
const SAMPLE_MS = 60_000
/** An object that starts for a single message tells nothing of it: whoever writes seldom is probed. */
const SETTLE_MS = 10_000
/** So many in a row are news at once. */
const NEWS = 3

export class Hops {
  readonly #startedAt = Date.now()
  readonly #channels = new Map<string, Watched>()

  /** Answers what is to be kept now; null: nothing. */
  take(channelId: string, seen: readonly Seen[], now: number): HopState[] | null {
    if (seen.length === 0) return null
    const watched = this.#of(channelId)
    for (const one of slowestLast(seen)) watched.states.set(one.hop, after(watched.states.get(one.hop), one))
    const states = [...watched.states.values()]
    const told = states.map((state) => `${state.hop}:${trouble(state, now)}`).join()
    const isDue = now - watched.savedAt >= SAMPLE_MS && now - this.#startedAt >= SETTLE_MS
    if (told === watched.told && !isDue) return null
    const isFirst = watched.told === ''
    watched.told = told
    if (isFirst && !isDue && !states.some((state) => trouble(state, now))) return null
    watched.savedAt = now
    return states
  }

  of(channelId: string): HopState[] {
    return [...(this.#channels.get(channelId)?.states.values() ?? [])]
  }

  canary(channelId: string, seconds: number): void {
    const watched = this.#of(channelId)
    watched.canaryAt = Math.max(watched.canaryAt, seconds)
  }

  canaryAt(channelId: string): number {
    return this.#channels.get(channelId)?.canaryAt ?? 0
  }

  #of(channelId: string): Watched {
    const known = this.#channels.get(channelId)
    if (known) return known
    const made: Watched = { states: new Map(), canaryAt: 0, savedAt: 0, told: '' }
    this.#channels.set(channelId, made)
    return made
  }
}

/** Whether it must be told at once, also while the time for calling it broken is not over. */
function trouble(state: HopState, now: number): boolean {
  return isBroken(state, now) || (state.failures >= NEWS && (state.failedAt ?? 0) > (state.okAt ?? 0))
}

/** Of several times of one publish the longest is kept. */
function slowestLast(seen: readonly Seen[]): Seen[] {
  const slowest = new Map<Hop, number>()
  for (const { hop, ms } of seen) if (ms !== undefined) slowest.set(hop, Math.max(slowest.get(hop) ?? 0, ms))
  return seen.map((one) => (one.ms === undefined ? one : { ...one, ms: slowest.get(one.hop) ?? one.ms }))
}
