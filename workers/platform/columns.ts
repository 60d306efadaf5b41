import { type SQL, sql } from 'drizzle-orm'
import { integer, type SQLiteColumn, text } from 'drizzle-orm/sqlite-core'

/** A moment, epoch milliseconds. */
export function moment(name: string) {
  return integer(name)
}

export function createdAt() {
  return moment('created_at').notNull()
}

export function updatedAt() {
  return moment('updated_at').notNull()
}

/** First column of every tenant's table: a query without it is a bug. */
export function tenantId() {
  return text('tenant_id').notNull()
}

/** As many bytes of nothing: overwriting keeps the length, so that the row is rewritten in its place. */
export function blanked(column: SQLiteColumn): SQL {
  return sql`printf('%*s', octet_length(${column}), '')`
}
