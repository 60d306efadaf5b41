import { sleep } from '../clock.ts'
import { parseJson } from '../json.ts'
import { judge } from '../judge.ts'
import { createLoad } from '../load.ts'
import { BENCH, type MetaStatus } from '../payload.ts'
import { settle } from '../settle.ts'
import { WELL_BEHAVED } from '../sink/behaviour.ts'
import type { Taken } from '../sink/messages.ts'
import type { System } from '../system/system.ts'
import { once, type Scenario } from './scenario.ts'

const RANK: Record<MetaStatus['status'], number> = { sent: 1, failed: 1.5, delivered: 2, read: 3 }
const LOOKS = 12

/** Statuses in any order, twice, failures that a delivery proves wrong: each message must end with the furthest. */
export const statuses: Scenario = {
  name: 'statuses',
  on: 'product',
  rounds: once,
  async run(system, { id, quick }) {
    const load = createLoad(system, id)
    await system.sink.behave({ ...WELL_BEHAVED, statuses: 'shuffled', seed: id })
    const [contacts, each] = quick ? [10, 3] : [60, 5]
    await Promise.all(
      Array.from({ length: contacts }, async (_, contact) => {
        for (let turn = 0; turn < each; turn++) await load.post(load.single(contact))
      }),
    )
    const settled = await settle(system.sink, contacts * each)
    return {
      verdict: judge(load.posted, settled.calls, BENCH.phoneNumberId),
      faults: { statusesRefused: settled.statusesRefused, ...(await wrongStatuses(system, settled.statuses)) },
    }
  },
}

/** How many of our messages the product shows with another status than the furthest reported. Asks again while they settle. */
export async function wrongStatuses(system: System, reports: Taken['statuses']): Promise<{ statusesWrong: number }> {
  let wrong = reports
  for (let look = 0; look < LOOKS && wrong.length > 0; look++) {
    if (look > 0) await sleep(400)
    const still = []
    for (const report of wrong)
      if ((await statusOf(system, report.wamid)) !== furthest(report.reported)) still.push(report)
    wrong = still
  }
  return { statusesWrong: wrong.length }
}

function furthest(reported: readonly MetaStatus['status'][]): string | undefined {
  return reported.toSorted((a, b) => RANK[b] - RANK[a])[0]
}

async function statusOf(system: System, wamid: string): Promise<unknown> {
  const answer = await system.client.get(`/api/messages?wamid=${encodeURIComponent(wamid)}`, {
    authorization: `Bearer ${BENCH.apiKey}`,
  })
  if (answer.status !== 200) return undefined
  const message = parseJson(answer.body)
  return typeof message === 'object' && message !== null && 'status' in message ? message.status : undefined
}
