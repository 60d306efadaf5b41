import type { GraphCall, Posted } from '../exchange.ts'
import { wasSent } from '../exchange.ts'
import type { Verdict } from '../judge.ts'
import { percentile } from '../statistics.ts'
import type { System } from '../system/system.ts'

export interface Run {
  /** Different for every run of a scenario on a system: messages and contacts are made from it. */
  id: number
  quick: boolean
  /** As asked for, of scenarios that take turns inside one run. */
  rounds: number
}

export interface Outcome {
  verdict?: Verdict
  /** Copies that the contract allows here: sends in flight when the product was killed. */
  allowedDoubles?: number
  /** Further faults that must be zero, by name. */
  faults?: Record<string, number>
  figures?: Record<string, number | null>
  notes?: string[]
}

export interface Scenario {
  name: string
  /** compared: product and floor, interleaved, medians of the rounds. product: the product alone. floors: the two floors. large: the product with the large seed. soak: the product with Meta's limits. knowledge: a tenant's knowledge alone. */
  on: 'compared' | 'product' | 'floors' | 'large' | 'soak' | 'knowledge'
  /** How often it runs, of the rounds asked for. */
  rounds(asked: number): number
  run(system: System, run: Run): Promise<Outcome>
}

export const every = (asked: number): number => asked
export const once = (): number => 1

/** From the start of the POST to the arrival of its first answer at Graph, ms. */
export function replyTimes(posted: readonly Posted[], calls: readonly GraphCall[]): number[] {
  const first = new Map<number, number>()
  for (const call of calls) {
    if (call.n !== undefined && wasSent(call))
      first.set(call.n, Math.min(call.arrivedAt, first.get(call.n) ?? call.arrivedAt))
  }
  return posted.flatMap((message) => {
    const at = first.get(message.n)
    return at === undefined ? [] : [at - message.postedAt]
  })
}

export function spread(name: string, times: readonly number[]): Record<string, number> {
  return {
    [`${name}P50`]: percentile(times, 0.5),
    [`${name}P95`]: percentile(times, 0.95),
    [`${name}P99`]: percentile(times, 0.99),
  }
}

/** CPU since `before`, per message; null where CPU cannot be read. */
export function cpuPerMessage(system: System, before: number | null, messages: number): number | null {
  const after = system.cpuMs()
  return after === null || before === null ? null : (after - before) / messages
}
