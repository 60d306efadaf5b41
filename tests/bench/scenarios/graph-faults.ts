import { judge } from '../judge.ts'
import { atRate, createLoad } from '../load.ts'
import { BENCH } from '../payload.ts'
import { settle } from '../settle.ts'
import { type FaultKind, WELL_BEHAVED } from '../sink/behaviour.ts'
import type { System } from '../system/system.ts'
import { type Outcome, once, type Run, type Scenario } from './scenario.ts'
import { wrongStatuses } from './statuses.ts'

/** A pair limit backs off 4, 16, 64 s: three in a row for one contact are waited for. */
const PATIENCE_MS = 150_000

/** One send in five is refused: limits, unknown errors, server errors without a body. */
export const graphErrors: Scenario = {
  name: 'graph-errors',
  on: 'product',
  rounds: once,
  run: (system, run) => withFaults(system, run, ['pair_limit', 'throughput_limit', 'unknown_error', 'server_error']),
}

/**
 * One answer in five is lost, before or after the message was sent. Statuses tell which: so nothing may be lost, and nothing that
 * a status says was sent may be sent again.
 */
export const lostAnswers: Scenario = {
  name: 'lost-answers',
  on: 'product',
  rounds: once,
  run: (system, run) =>
    withFaults(system, run, ['lost_before', 'lost_after', 'lost_before', 'lost_after', 'hang_after']),
}

async function withFaults(system: System, { id, quick }: Run, faults: FaultKind[]): Promise<Outcome> {
  const load = createLoad(system, id)
  await system.sink.behave({ ...WELL_BEHAVED, faultRate: 0.2, faults, statuses: 'in_order', seed: id })
  const [contacts, count] = quick ? [20, 60] : [100, 400]
  await atRate(40, count, (index) => load.post(load.single(index % contacts)))
  const settled = await settle(system.sink, count, { withinMs: PATIENCE_MS, graceMs: 6000 })
  return {
    verdict: judge(load.posted, settled.calls, BENCH.phoneNumberId),
    faults: { statusesRefused: settled.statusesRefused, ...(await wrongStatuses(system, settled.statuses)) },
  }
}
