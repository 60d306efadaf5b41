import { sleep } from '../clock.ts'
import { judge } from '../judge.ts'
import { atRate, createLoad } from '../load.ts'
import { perMessage, readOperations } from '../operations.ts'
import { BENCH } from '../payload.ts'
import { costPerMillion, rowsWritten } from '../prices.ts'
import { settle } from '../settle.ts'
import { WELL_BEHAVED } from '../sink/behaviour.ts'
import type { System } from '../system/system.ts'
import { cpuPerMessage, type Outcome, once, type Run, type Scenario } from './scenario.ts'

const RATE = 30
const CONTACTS = 50
/** Publishing of statuses may wait up to a second. */
const PUBLISHED_AFTER_MS = 1500

/** What the platform would bill for a message with its reply and three statuses: rows, calls, dollars. */
export const cost: Scenario = { name: 'cost', on: 'product', rounds: once, run }

async function run(system: System, { id, quick }: Run): Promise<Outcome> {
  const load = createLoad(system, id)
  await system.sink.behave({ ...WELL_BEHAVED, statuses: 'in_order', seed: id })
  for (let contact = 0; contact < CONTACTS; contact++) await load.post(load.single(contact))
  const warm = await settle(system.sink, CONTACTS, { graceMs: PUBLISHED_AFTER_MS })
  const [count, before, cpuBefore] = [quick ? 60 : 300, await readOperations(system), system.cpuMs()]
  await atRate(RATE, count, (index) => load.post(load.single(index % CONTACTS)))
  const { calls } = await settle(system.sink, count, { graceMs: 0 })
  const cpu = cpuPerMessage(system, cpuBefore, count)
  await sleep(PUBLISHED_AFTER_MS)
  const after = await readOperations(system)
  const verdict = judge(load.posted, [...warm.calls, ...calls], BENCH.phoneNumberId)
  const cpuFigure = { cpuMsPerMessageWithStatuses: cpu }
  if (!before || !after) {
    return {
      verdict,
      figures: { ...cpuFigure, rowsWritten: null, usdPerMillion: null },
      notes: ['rows and cost: the product has no counters at GET /operator/metrics'],
    }
  }
  const operations = perMessage(before, after, count)
  const { usd, notCounted } = costPerMillion(operations)
  return {
    verdict,
    figures: { ...cpuFigure, ...operations, rowsWritten: rowsWritten(operations), usdPerMillion: usd },
    notes: notCounted.length > 0 ? [`cost without: ${notCounted.join(', ')} (not counted)`] : [],
  }
}
