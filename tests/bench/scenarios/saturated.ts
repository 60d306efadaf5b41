import { now } from '../clock.ts'
import { judge } from '../judge.ts'
import { createLoad, saturate } from '../load.ts'
import { BENCH } from '../payload.ts'
import { settle } from '../settle.ts'
import type { System } from '../system/system.ts'
import { cpuPerMessage, every, type Outcome, type Run, type Scenario, spread } from './scenario.ts'

const LANES = 64
const CONTACTS_PER_LANE = 4
/** Bounded also in count: a fast machine must not fill the memory of the judge. */
const MOST_MESSAGES = 30_000

export const saturated: Scenario = { name: 'saturated', on: 'compared', rounds: every, run }

async function run(system: System, { id, quick }: Run): Promise<Outcome> {
  const load = createLoad(system, id)
  const contactOf = (lane: number, turn: number) => lane * CONTACTS_PER_LANE + (turn % CONTACTS_PER_LANE)
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let turn = 0; turn < CONTACTS_PER_LANE; turn++) await load.post(load.single(contactOf(lane, turn)))
    }),
  )
  const warm = await settle(system.sink, LANES * CONTACTS_PER_LANE)
  const known = load.posted.length
  load.acks.length = 0

  const before = system.cpuMs()
  const startedAt = now()
  const endsAt = startedAt + (quick ? 2000 : 8000)
  await saturate(
    LANES,
    () => now() > endsAt || load.posted.length >= MOST_MESSAGES,
    (lane, turn) => load.post(load.single(contactOf(lane, turn))),
  )
  const messages = load.posted.length - known
  const { calls } = await settle(system.sink, messages)
  const lastArrival = calls.reduce((latest, call) => Math.max(latest, call.arrivedAt), startedAt)
  return {
    verdict: judge(load.posted, [...warm.calls, ...calls], BENCH.phoneNumberId),
    figures: {
      repliesPerSecond: messages / ((lastArrival - startedAt) / 1000),
      saturatedCpuMsPerMessage: cpuPerMessage(system, before, messages),
      ...spread('saturatedAck', load.acks),
    },
  }
}
