import { now, sleep } from '../clock.ts'
import type { GraphCall, Posted } from '../exchange.ts'
import { judge } from '../judge.ts'
import { atRate, createLoad } from '../load.ts'
import { BENCH } from '../payload.ts'
import { settle } from '../settle.ts'
import { WELL_BEHAVED } from '../sink/behaviour.ts'
import type { Scenario } from './scenario.ts'
import { wrongStatuses } from './statuses.ts'

const RATE = 60
/** So that sends are really in flight when the process dies. */
const GRAPH_LATENCY_MS = 40
/** An answer that left the sink this short a time before the kill may not have been recorded; longer on a busy machine. */
const NOT_YET_RECORDED_MS = 25
const BEFORE_KILL_MS = 1000

/** kill -9 of everything in the middle of load; started again on the same data; Meta repeats what was not acknowledged. */
export const crash: Scenario = {
  name: 'crash',
  on: 'product',
  rounds: (asked) => Math.min(asked, 3),
  async run(system, { id, quick }) {
    const load = createLoad(system, id)
    await system.sink.behave({ ...WELL_BEHAVED, latencyMs: GRAPH_LATENCY_MS, statuses: 'in_order', seed: id })
    const webhooks = Array.from({ length: RATE * (quick ? 4 : 8) }, (_, index) => load.single(index % 60))
    const posting = atRate(RATE, webhooks.length, (index) => load.postUntilAcknowledged(webhooks[index]!, 240))
    await sleep((webhooks.length / RATE) * 500 + (id % 7) * 37)
    const startedAt = now()
    let killedAt = startedAt
    await system.crash(() => {
      killedAt = now()
    })
    const restartMs = now() - killedAt
    await posting
    const settled = await settle(system.sink, webhooks.length, { withinMs: 90_000, graceMs: 6000 })
    return {
      verdict: judge(load.posted, settled.calls, BENCH.phoneNumberId),
      allowedDoubles: inFlight(settled.calls, startedAt - recordingTime(load.posted, startedAt), killedAt),
      faults: {
        unacknowledged: load.posted.filter((message) => message.ackedAt === undefined).length,
        statusesRefused: settled.statusesRefused,
        ...(await wrongStatuses(system, settled.statuses)),
      },
      figures: { restartMs },
      notes: [`killed ${Math.round(killedAt - (load.posted[0]?.postedAt ?? killedAt))} ms after the first message`],
    }
  },
}

/** What the machine needs just then to store something and say so: the slowest acknowledgement of the last second. */
function recordingTime(posted: readonly Posted[], killStartedAt: number): number {
  const acks = posted
    .filter(({ postedAt, ackedAt }) => postedAt > killStartedAt - BEFORE_KILL_MS && ackedAt && ackedAt < killStartedAt)
    .map(({ postedAt, ackedAt = postedAt }) => ackedAt - postedAt)
  return Math.max(NOT_YET_RECORDED_MS, ...acks)
}

/** Sends that had arrived at Graph, and whose answer the product may not have recorded. */
function inFlight(calls: readonly GraphCall[], recordedBefore: number, killedAt: number): number {
  return calls.filter(
    ({ arrivedAt, answeredAt }) => arrivedAt <= killedAt && (answeredAt ?? Number.POSITIVE_INFINITY) >= recordedBefore,
  ).length
}
