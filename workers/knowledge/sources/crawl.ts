import { sql } from 'drizzle-orm'
import type { Env } from '../../env'
import { errorName, log } from '../../platform/log'
import { type TenantScope, tenantScope } from '../../platform/tenant-scope'
import type { SourceJob } from '../ingest-job'
import { type SourceRow, sources } from '../schema'
import type { PageFault } from './page-fault'
import { deletePlan, loadPlan, type Plan, savePlan } from './plan'
import { readPage, retirePage } from './read-page'
import { fetchRobots, type Robots, readRobots } from './robots'
import { listPages } from './sitemap'
import { deleteSourceRow, findSource, listPagesOf, RESEND_AFTER_MS, settleSource } from './source-queries'

/** Pages of one job, one after the other: a site is never asked for two at once. */
const PAGES_A_JOB = 20
const MOST_ATTEMPTS = 6
const HOUR_MS = 3_600_000

export type SourceWorked = { ok: true } | { ok: false; reason: string }

/** A slice of one reading of a source. Safe to repeat; a job whose run is no longer current does nothing. */
export async function readSource(env: Env, job: SourceJob): Promise<SourceWorked> {
  const scope = tenantScope(env, job.tenantId)
  try {
    const row = await findSource(scope, job.sourceId)
    if (row?.run !== job.run || row.state === 'ready' || row.state === 'failed') return { ok: true }
    if (row.state === 'deleted') await removePages(env, scope, job)
    else await readOn(env, scope, row, job)
    return { ok: true }
  } catch (error) {
    log.error('source.failed', { sourceId: job.sourceId, error: errorName(error) })
    return { ok: false, reason: 'error' }
  }
}

async function readOn(env: Env, scope: TenantScope, row: SourceRow, job: SourceJob): Promise<void> {
  if (row.attempts >= MOST_ATTEMPTS) return endWith(env, scope, job, 'too_many_attempts')
  const begun = { state: 'reading' as const, attempts: row.attempts + 1, dueAt: Date.now() + RESEND_AFTER_MS }
  if (!(await settleSource(scope, job, begun))) return
  const site = new URL(row.url)
  const plan = (await loadPlan(env, job)) ?? (await makePlan(env, row, site))
  if ('fault' in plan) return endWith(env, scope, job, plan.fault)
  await settleSource(scope, job, { pages: plan.urls.length })
  const robots = readRobots(site, plan.robots)
  const goesOn = await readSlice(env, scope, { row, job, plan, robots, site })
  if (!goesOn) return
  if (plan.at < plan.urls.length) {
    await env.INGEST_QUEUE.send(job, robots.delaySeconds > 0 ? { delaySeconds: robots.delaySeconds } : {})
    return
  }
  if (!plan.isPartial) await retireUnseen(env, scope, row.id, plan)
  await endWith(env, scope, job, errorOf(row, plan))
}

async function makePlan(env: Env, row: SourceRow, site: URL): Promise<Plan | { fault: PageFault }> {
  const robots = await fetchRobots(env, site)
  if (robots === null) return { fault: 'robots_unreachable' }
  const fresh = { run: row.run, robots, at: 0, seen: [], failed: 0, isCut: false, isPartial: false }
  if (row.kind === 'page') return { ...fresh, urls: [site.href] }
  const listed = await listPages(env, site, readRobots(site, robots))
  return listed.ok ? { ...fresh, urls: listed.urls, isCut: listed.isCut, isPartial: listed.isPartial } : listed
}

interface Reading {
  row: SourceRow
  job: SourceJob
  plan: Plan
  robots: Robots
  site: URL
}

/** False: another run overtook this one. */
async function readSlice(env: Env, scope: TenantScope, { row, job, plan, robots, site }: Reading): Promise<boolean> {
  const source = { sourceId: row.id, site }
  const pages = robots.delaySeconds > 0 ? 1 : PAGES_A_JOB
  for (const url of plan.urls.slice(plan.at, plan.at + pages)) {
    const read = await readPage(env, scope, source, url, robots)
    plan.at++
    plan.seen.push(read.documentId)
    if (read.outcome === 'failed') plan.failed++
    await savePlan(env, job, plan)
    const progress = { pagesDone: plan.at, pagesFailed: plan.failed, attempts: 0, dueAt: Date.now() + RESEND_AFTER_MS }
    if (!(await settleSource(scope, job, progress))) return false
  }
  return true
}

/** What the site does not list any more is not told any more. */
async function retireUnseen(env: Env, scope: TenantScope, sourceId: string, plan: Plan): Promise<void> {
  const seen = new Set(plan.seen)
  for (const { id } of await listPagesOf(scope, sourceId)) if (!seen.has(id)) await retirePage(env, scope, id)
}

/** A page that cannot be read is said with the page; where none can, with the source too. */
function errorOf(row: SourceRow, plan: Plan): PageFault | null {
  if (plan.failed === plan.urls.length) return row.kind === 'page' ? 'page_unreadable' : 'pages_unreadable'
  if (plan.isPartial) return 'sitemap_incomplete'
  return plan.isCut ? 'pages_left_out' : null
}

async function endWith(
  env: Env,
  scope: TenantScope,
  job: SourceJob,
  error: PageFault | 'too_many_attempts' | null,
): Promise<void> {
  const now = Date.now()
  const isRead = error === null || error === 'pages_left_out' || error === 'sitemap_incomplete'
  await settleSource(scope, job, {
    state: isRead ? 'ready' : 'failed',
    error,
    ...(isRead ? { readAt: now } : {}),
    // As it is said now, not when the reading began.
    dueAt: sql`${now} + ${sources.everyHours} * ${HOUR_MS}`,
  })
  await deletePlan(env, job)
}

async function removePages(env: Env, scope: TenantScope, job: SourceJob): Promise<void> {
  for (const { id } of await listPagesOf(scope, job.sourceId)) await retirePage(env, scope, id)
  await deletePlan(env, job)
  await deleteSourceRow(scope, job.sourceId)
}
