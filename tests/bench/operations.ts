import { parseJson } from './json.ts'
import { BENCH } from './payload.ts'
import type { System } from './system/system.ts'

/** What the platform bills, as the product counts it at GET /operator/metrics: `{"operations":{"<name>":<total since start>}}`. */
export const OPERATIONS = [
  'workerRequests',
  'workerCpuMs',
  'objectRequests', // RPC calls, fetches and alarms that reach an object
  'objectActiveMs', // wall clock while an object is awake
  'conversationRowsWritten',
  'conversationRowsRead',
  'inboxRowsWritten',
  'inboxRowsRead',
  'channelRowsWritten',
  'd1RowsWritten',
  'd1RowsRead',
  'queueOperations',
  'bucketWrites',
  'bucketReads',
] as const
export type Operation = (typeof OPERATIONS)[number]
export type Operations = Partial<Record<Operation, number>>

/** Null where the product does not count, or not from outside. */
export async function readOperations(system: System): Promise<Operations | null> {
  const answer = await system.client.get('/operator/metrics', { authorization: `Bearer ${BENCH.operatorToken}` })
  if (answer.status !== 200) return null
  const metrics = parseJson(answer.body)
  if (typeof metrics !== 'object' || metrics === null || !('operations' in metrics)) return null
  const counted: unknown = metrics.operations
  if (typeof counted !== 'object' || counted === null) return null
  const totals = new Map<string, unknown>(Object.entries(counted))
  return fromNames((name) => {
    const value = totals.get(name)
    return typeof value === 'number' ? value : undefined
  })
}

/** Per message, between two readings; only what both have. */
export function perMessage(before: Operations, after: Operations, messages: number): Operations {
  return fromNames((name) => {
    const [from, to] = [before[name], after[name]]
    return from === undefined || to === undefined ? undefined : (to - from) / messages
  })
}

function fromNames(countOf: (name: Operation) => number | undefined): Operations {
  const operations: Operations = {}
  for (const name of OPERATIONS) {
    const value = countOf(name)
    if (value !== undefined) operations[name] = value
  }
  return operations
}
