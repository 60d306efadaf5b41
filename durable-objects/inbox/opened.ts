import { applyMigrations, isInitialised } from '../../migrations/apply'
import { inboxMigrations } from '../../migrations/inbox'
import type { Sql } from '../../workers/platform/operations'
import { type FeedHead, newestBatch } from './feed'

/** The inbox as stored: its one row, and how far the feed has come. */
export interface Opened extends FeedHead {
  tenantId: string
  erasedAt: number | null
  trimmedTo: number
}

/** The first write fixes the tenant. */
export function createInbox(
  storage: DurableObjectStorage,
  sql: Sql,
  { tenantId, erasedAt }: Pick<Opened, 'tenantId' | 'erasedAt'>,
): Opened {
  applyMigrations(storage, inboxMigrations)
  sql.exec('INSERT INTO inbox (one, tenant_id, erased_at) VALUES (1, ?, ?)', tenantId, erasedAt)
  return { tenantId, erasedAt, n: 0, resolved: 0, trimmedTo: 0 }
}

/** Null: nothing is stored. */
export function readInbox(storage: DurableObjectStorage, sql: Sql): Opened | null {
  if (!isInitialised(storage)) return null
  applyMigrations(storage, inboxMigrations) // a newer build may know more of them
  const row = sql
    .exec<{ tenantId: string; erasedAt: number | null; lastN: number; trimmedTo: number; resolved: number }>(
      `SELECT tenant_id AS tenantId, erased_at AS erasedAt, last_n AS lastN, trimmed_to AS trimmedTo, resolved
       FROM inbox`,
    )
    .toArray()[0]
  if (!row) return null
  const { lastN, resolved, ...kept } = row
  const newest = newestBatch(sql)
  return { ...kept, n: Math.max(lastN, newest?.last ?? 0), resolved: newest?.resolved ?? resolved }
}
