import type { GraphCall } from '../exchange.ts'
import { judge } from '../judge.ts'
import { createLoad, type Load } from '../load.ts'
import { BENCH, encode } from '../payload.ts'
import { settle } from '../settle.ts'
import { median } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { cpuPerMessage, type Outcome, once, type Run, type Scenario } from './scenario.ts'

const SMALL = 50
const LARGE = 10_000
const HISTORY_PAGE = 500
const TENANT = 'bench'

/** What one more message costs in a conversation that has 10,000, beside one that has 50; measured in turns. */
export const growth: Scenario = { name: 'growth', on: 'product', rounds: once, run }

async function run(system: System, { id, quick, rounds }: Run): Promise<Outcome> {
  const load = createLoad(system, id)
  const messages = quick ? 60 : 200
  const seen: GraphCall[] = []
  const largeSize = quick ? 1000 : LARGE
  const notes = [await fill(system, load, seen, 0, largeSize)]
  const small: (number | null)[] = []
  const large: (number | null)[] = []
  for (let round = 1; round <= rounds; round++) {
    await fill(system, load, seen, round, SMALL)
    small.push(await costOf(system, load, seen, round, messages))
    large.push(await costOf(system, load, seen, 0, messages))
  }
  const [smallCpu, largeCpu] = [median(small), median(large)]
  return {
    verdict: judge(load.posted, seen, BENCH.phoneNumberId),
    figures: {
      smallCpuMsPerMessage: smallCpu,
      largeCpuMsPerMessage: largeCpu,
      growth: smallCpu && largeCpu ? largeCpu / smallCpu : null,
    },
    notes: notes.filter((note) => note !== ''),
  }
}

async function costOf(system: System, load: Load, seen: GraphCall[], contact: number, messages: number) {
  const before = system.cpuMs()
  for (let sent = 0; sent < messages; sent++) await load.post(load.single(contact))
  seen.push(...(await settle(system.sink, messages, { graceMs: 0 })).calls)
  return cpuPerMessage(system, before, messages)
}

/** Past messages through the operator's history; where there is none, by writing them. Says why when it had to. */
async function fill(system: System, load: Load, seen: GraphCall[], contact: number, size: number): Promise<string> {
  const first = load.single(contact)
  await load.post(first)
  seen.push(...(await settle(system.sink, 1)).calls)
  const key = first.messages[0]?.contact ?? ''
  for (let from = 0; from < size; from += HISTORY_PAGE) {
    const status = await importPage(system, key, from, Math.min(size, from + HISTORY_PAGE))
    if (status >= 200 && status < 300) continue
    for (let sent = from; sent < size; sent++) await load.post(load.single(contact))
    seen.push(...(await settle(system.sink, size - from)).calls)
    return `history of ${size} was written as load: import answered ${status}`
  }
  return ''
}

async function importPage(system: System, contact: string, from: number, to: number): Promise<number> {
  const yesterday = Math.floor(Date.now() / 1000) - 86_400
  const messages = Array.from({ length: to - from }, (_, index) => ({
    id: `wamid.history.${contact}.${from + index}`,
    direction: index % 2 ? 'outbound' : 'inbound',
    timestamp: yesterday + from + index,
    type: 'text',
    text: `an old line, number ${from + index}`,
  }))
  const body = encode({ channel: BENCH.phoneNumberId, contact: { wa_id: contact, name: 'Asha' }, messages }, 'raw')
  const headers = { authorization: `Bearer ${BENCH.operatorToken}` }
  return (await system.client.post(`/operator/tenants/${TENANT}/history`, headers, body)).status
}
