import type { Posted } from '../exchange.ts'
import { judge } from '../judge.ts'
import { createLoad } from '../load.ts'
import { BENCH, type Encoding, statusReport } from '../payload.ts'
import { settle } from '../settle.ts'
import { once, type Scenario } from './scenario.ts'

/** Groups by entry and change; a number is a contact that writes one message. */
const SHAPES: Record<string, number[][][]> = {
  'one message': [[[0]]],
  'many messages of one contact': [[Array.from({ length: 30 }, () => 0)]],
  'many contacts': [[Array.from({ length: 40 }, (_, contact) => contact)]],
  'contacts in turns': [[Array.from({ length: 30 }, (_, index) => index % 3)]],
  'several changes': [[[0, 1], [1, 0], [2]]],
  'several entries': [[[0], [1, 2]], [[0, 1]], [[2], [0], [1]]],
  'more conversations than one POST is worked off with': [[Array.from({ length: 260 }, (_, contact) => contact)]],
  'more messages than one POST is worked off with': [[Array.from({ length: 1010 }, (_, index) => index % 40)]],
}
const APART = 1000

/** Every batch shape in both encodings, with and without statuses in the same value. */
export const shapes: Scenario = {
  name: 'shapes',
  on: 'product',
  rounds: once,
  async run(system, { id, quick }) {
    const load = createLoad(system, id)
    const refused: string[] = []
    let base = 0
    for (const [name, groups] of Object.entries(SHAPES)) {
      for (const encoding of ['raw', 'escaped'] satisfies Encoding[]) {
        for (const withStatus of quick ? [true] : [false, true]) {
          const start = base
          const entries: Posted[][][] = groups.map((changes) =>
            changes.map((contacts) => contacts.map((contact) => load.compose(start + contact))),
          )
          const contact = entries[0]?.[0]?.[0]?.contact ?? ''
          const extra = withStatus ? { statuses: [statusReport(contact, `wamid.elsewhere.${id}.${base}`, 'read')] } : {}
          const { status } = await load.post(load.pack(entries, encoding, extra))
          if (status !== 200) refused.push(`${name} (${encoding}): answered ${status}`)
          base += APART
        }
      }
    }
    const { calls } = await settle(system.sink, load.posted.length, { withinMs: 90_000 })
    return {
      verdict: judge(load.posted, calls, BENCH.phoneNumberId),
      faults: { shapeRefused: refused.length },
      notes: refused,
    }
  },
}
