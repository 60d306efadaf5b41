import type { Fault } from './judge.ts'
import { FAULTS } from './judge.ts'
import type { Outcome } from './scenarios/scenario.ts'
import { median } from './statistics.ts'

/** All outcomes of one system: figures of all rounds, faults added up. */
export interface Results {
  figures: Map<string, (number | null)[]>
  /** Fault → scenario → count. Present with 0 once it was looked for. */
  faults: Map<string, Map<string, number>>
  notes: string[]
}

export function createResults(): Results {
  return { figures: new Map(), faults: new Map(), notes: [] }
}

export function addOutcome(results: Results, scenario: string, outcome: Outcome): void {
  for (const [name, value] of Object.entries(outcome.figures ?? {})) {
    results.figures.set(name, [...(results.figures.get(name) ?? []), value])
  }
  for (const [fault, count] of Object.entries(faultsOf(outcome))) {
    const counts = results.faults.get(fault) ?? new Map<string, number>()
    results.faults.set(fault, counts.set(scenario, (counts.get(scenario) ?? 0) + count))
  }
  const named = outcome.verdict?.named ?? []
  results.notes.push(...[...named, ...(outcome.notes ?? [])].map((note) => `${scenario}: ${note}`))
}

export function figure(results: Results, name: string): number | null {
  return median(results.figures.get(name) ?? [])
}

export function faultCount(results: Results, fault: string): number {
  return [...(results.faults.get(fault)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
}

function faultsOf({ verdict, allowedDoubles = 0, faults = {} }: Outcome): Record<string, number> {
  const judged: Partial<Record<Fault, number>> = {}
  for (const fault of verdict ? FAULTS : []) judged[fault] = verdict?.counts[fault] ?? 0
  if (judged.doubled !== undefined) judged.doubled = Math.max(0, judged.doubled - allowedDoubles)
  return { ...judged, ...faults }
}
