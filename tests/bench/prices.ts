import { OPERATIONS, type Operation, type Operations } from './operations.ts'

/** An awake object is billed as 128 MB, whatever it uses. */
const OBJECT_GB = 0.128

/**
 * US dollars per million operations: Cloudflare's list prices of the paid plan beyond what is included, as published in 2026 on
 * developers.cloudflare.com: workers/platform/pricing, durable-objects/platform/pricing, d1/platform/pricing,
 * queues/platform/pricing, r2/pricing. Storage is not in it: it grows with what is kept, not with what passes.
 */
const USD_PER_MILLION: Record<Operation, number> = {
  workerRequests: 0.3,
  workerCpuMs: 0.02,
  objectRequests: 0.15,
  objectActiveMs: (12.5 / 1000) * OBJECT_GB, // 12.50 per million GB-s
  conversationRowsWritten: 1,
  conversationRowsRead: 0.001,
  inboxRowsWritten: 1,
  inboxRowsRead: 0.001,
  channelRowsWritten: 1,
  d1RowsWritten: 1,
  d1RowsRead: 0.001,
  queueOperations: 0.4, // write, read and delete are one each
  bucketWrites: 4.5, // class A
  bucketReads: 0.36, // class B
}

/** Dollars for a million messages, from operations per message; and which kinds were not counted. */
export function costPerMillion(operations: Operations): { usd: number; notCounted: Operation[] } {
  let usd = 0
  const notCounted: Operation[] = []
  for (const name of OPERATIONS) {
    const count = operations[name]
    if (count === undefined) notCounted.push(name)
    else usd += count * USD_PER_MILLION[name]
  }
  return { usd, notCounted }
}

/** Rows written per message, all stores; null when one of them is not counted. */
export function rowsWritten(operations: Operations): number | null {
  const { conversationRowsWritten, inboxRowsWritten, channelRowsWritten = 0, d1RowsWritten } = operations
  if (conversationRowsWritten === undefined || inboxRowsWritten === undefined || d1RowsWritten === undefined)
    return null
  return conversationRowsWritten + inboxRowsWritten + channelRowsWritten + d1RowsWritten
}
