import * as z from 'zod'

/**
 * What the platform bills, counted since this isolate started: for benchmarks, and for an operator who wants to know what a
 * message costs. Each isolate counts for itself.
 */
const totals = {
  workerRequests: 0,
  objectRequests: 0,
  conversationRowsWritten: 0,
  inboxRowsWritten: 0,
  channelRowsWritten: 0,
  d1RowsWritten: 0,
  queueOperations: 0,
  bucketWrites: 0,
}

export type Operation = keyof typeof totals

export function count(operation: Operation, times = 1): void {
  totals[operation] += times
}

export function operations(): Readonly<Record<Operation, number>> {
  return { ...totals }
}

export type Sql = Pick<SqlStorage, 'exec'>

/** An object's SQL, whose written rows are counted. A write is complete when `exec` returns, unless it returns rows. */
export function countedSql(sql: SqlStorage, operation: Operation): Sql {
  return {
    exec: (query, ...bindings) => {
      const cursor = sql.exec<never>(query, ...bindings)
      count(operation, cursor.rowsWritten)
      return cursor
    },
  }
}

const written = z.object({ meta: z.object({ rows_written: z.number() }) })

/** Rows that a batch of D1 wrote, as D1 says itself; queries among them say nothing and count nothing. */
export function countD1(answers: readonly unknown[]): void {
  for (const answer of answers) count('d1RowsWritten', written.safeParse(answer).data?.meta.rows_written ?? 0)
}
