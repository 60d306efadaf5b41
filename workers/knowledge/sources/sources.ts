import type { Env } from '../../env'
import { atMost } from '../../platform/at-most'
import { errorName, log } from '../../platform/log'
import { notFound } from '../../platform/problem'
import type { TenantScope } from '../../platform/tenant-scope'
import type { Audience } from '../document'
import type { SourceRow } from '../schema'
import { changeAudience } from './change-audience'
import { retirePage } from './read-page'
import { beginRun, changeSource, insertSource, listPagesOf } from './source-queries'

const TOLD_AT_ONCE = 6
const HOUR_MS = 3_600_000

export async function addSource(
  env: Env,
  scope: TenantScope,
  source: Parameters<typeof insertSource>[1],
): Promise<SourceRow> {
  const row = await insertSource(scope, source, Date.now())
  await sendJob(env, row)
  return row
}

/** From the beginning. Throws a 404 when it is gone. */
export async function readAgain(env: Env, scope: TenantScope, { id }: SourceRow): Promise<SourceRow> {
  const row = await beginRun(scope, id, 'pending', Date.now())
  if (!row) throw notFound('source')
  await sendJob(env, row)
  return row
}

export interface SourceSettings {
  audience?: Audience | undefined
  everyHours?: number | null | undefined
}

/** Who may be told holds at once for all its pages. */
export async function changeSettings(
  env: Env,
  scope: TenantScope,
  row: SourceRow,
  { audience, everyHours = row.everyHours }: SourceSettings,
): Promise<SourceRow> {
  const isIdle = row.state === 'ready' || row.state === 'failed'
  const dueAt = everyHours === null ? null : (row.readAt ?? Date.now()) + everyHours * HOUR_MS
  const told = audience === undefined ? {} : { audience }
  const change = { ...told, everyHours, updatedAt: Date.now(), ...(isIdle ? { dueAt } : {}) }
  const changed = await changeSource(scope, row.id, change)
  if (!changed) throw notFound('source')
  if (audience !== undefined) await changeAudience(env, scope, changed)
  return changed
}

/** Nothing of it is told any more; answers how many pages it had. What is left goes in a job. */
export async function removeSource(env: Env, scope: TenantScope, { id }: SourceRow): Promise<number> {
  const row = await beginRun(scope, id, 'deleted', Date.now())
  if (!row) throw notFound('source')
  const pages = await listPagesOf(scope, id)
  await atMost(TOLD_AT_ONCE, pages, (page) => retirePage(env, scope, page.id))
  await sendJob(env, row)
  return pages.length
}

/** The row is the job: if the queue does not take it, the sweep will. */
async function sendJob(env: Env, { tenantId, id, run }: SourceRow): Promise<void> {
  try {
    await env.INGEST_QUEUE.send({ tenantId, sourceId: id, run })
  } catch (error) {
    log.warn('source.not_queued', { sourceId: id, error: errorName(error) })
  }
}
