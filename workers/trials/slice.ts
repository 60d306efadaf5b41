import { sql } from 'drizzle-orm'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { type Asker, askerOf } from './asker'
import type { TrialJob } from './job'
import { verdictOf } from './judge'
import { knowsNow } from './knows'
import { planOf } from './plan'
import { changeRun, claimRun, LEASE_MS, type TrialRun } from './run-queries'
import { trialRuns } from './schema'
import { type Asked, tallyOf } from './tally'
import { type TrialItem, type TrialTally, trialItem, type Verdict, verdict } from './trial'

/** Together: a turn mostly waits for models. */
const AT_ONCE = 4
/** Well within what a consumer may take; the rest is the next job's. */
const SLICE_MS = 20_000
const MOST_ATTEMPTS = 5
const BACKOFF_MS = 5_000
const PAGE = 200

export type Sliced = 'over' | 'more' | { again: number }

/** The next slice of a run, if nobody else is at it. What it has found is kept question by question: a crash loses four. */
export async function runSlice(env: Env, { tenantId, runId }: TrialJob): Promise<Sliced> {
  const scope = tenantScope(env, tenantId)
  const run = await claimRun(scope, runId, Date.now())
  if (!run) return 'over'
  try {
    if (run.state === 'pending' && !(await begin(env, scope, run))) return 'over'
    return await askSome(env, scope, run)
  } catch (error) {
    const reason = errorName(error)
    log.error('trials.slice_failed', { runId, attempts: run.attempts, error: reason })
    if (run.attempts >= MOST_ATTEMPTS) {
      await end(scope, runId, { state: 'failed', error: 'unexpected' })
      return 'over'
    }
    const wait = BACKOFF_MS * 2 ** run.attempts
    await changeRun(scope, runId, { dueAt: Date.now() + wait })
    return { again: wait }
  }
}

/** False: there is nothing to ask, and the run says why. */
async function begin(env: Env, scope: TenantScope, { id, params }: TrialRun): Promise<boolean> {
  const readAt = Date.now()
  const knows = await knowsNow(scope, readAt)
  const plan = await planOf(env, scope, params, readAt)
  const more = plan?.notReplayed ? { notReplayed: plan.notReplayed } : {}
  const noted = { params: JSON.stringify({ ...params, ...more, knows }) }
  if (!plan || plan.questions.length === 0) {
    await end(scope, id, { ...noted, state: 'failed', error: plan ? 'nothing_to_ask' : 'gone' })
    return false
  }
  const knowledge = await knowledgeOf(env, scope.tenantId)
  const items = plan.questions.map(({ conversationId, item }) => ({ conversationId, json: JSON.stringify(item) }))
  const kept = await knowledge.planTrial({ tenantId: scope.tenantId, runId: id, items, readAt })
  if (!kept.ok) throw new Error(kept.reason)
  return changeRun(scope, id, { ...noted, state: 'running', total: kept.planned, done: 0 })
}

async function askSome(env: Env, scope: TenantScope, run: TrialRun): Promise<Sliced> {
  const { tenantId } = scope
  const knowledge = await knowledgeOf(env, tenantId)
  const ask = await askerOf(env, scope, run.params)
  if (!ask) {
    await end(scope, run.id, { state: 'failed', error: 'gone' })
    return 'over'
  }
  const until = Date.now() + SLICE_MS
  while (Date.now() < until) {
    const rows = await knowledge.waitingTrial({ tenantId, runId: run.id, limit: AT_ONCE })
    if (rows.length === 0) return finish(env, scope, run.id)
    const results = await Promise.all(
      rows.map(async ({ n, json }) => ({ n, ...(await resultOf(trialItem.parse(JSON.parse(json)), ask)) })),
    )
    const { waiting } = await knowledge.settleTrial({ tenantId, runId: run.id, results })
    // Alive, and farther than before: earlier failures no longer count.
    const further = { done: sql`${trialRuns.total} - ${waiting}`, attempts: 0, dueAt: Date.now() + LEASE_MS }
    if (!(await changeRun(scope, run.id, further))) return 'over' // cancelled meanwhile
  }
  await changeRun(scope, run.id, { dueAt: Date.now() })
  return 'more'
}

async function resultOf(item: TrialItem, ask: Asker): Promise<{ verdict: Verdict; json: string }> {
  try {
    const { before, outcome } = await ask(item)
    const asked: TrialItem = { ...item, history: [], before, outcome }
    return { verdict: verdictOf(asked, outcome), json: JSON.stringify(asked) }
  } catch (error) {
    log.warn('trials.question_failed', { error: errorName(error) })
    return { verdict: 'failed', json: JSON.stringify({ ...item, history: [] }) }
  }
}

async function finish(env: Env, scope: TenantScope, runId: string): Promise<Sliced> {
  const tally = await tallyOfRun(env, scope.tenantId, runId)
  await end(scope, runId, { state: 'done', result: JSON.stringify(tally) })
  return 'over'
}

/** Of a run that was cancelled too: what was asked until then stands. */
export async function tallyOfRun(env: Env, tenantId: string, runId: string): Promise<TrialTally> {
  const knowledge = await knowledgeOf(env, tenantId)
  const found: Asked[] = []
  for (let after = 0; ; ) {
    const rows = await knowledge.trialResults({ tenantId, runId, after, limit: PAGE })
    for (const row of rows)
      found.push({ verdict: verdict.nullable().parse(row.verdict), item: trialItem.parse(JSON.parse(row.json)) })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return tallyOf(found)
    after = last.n + 1
  }
}

async function end(
  scope: TenantScope,
  runId: string,
  how: { state: 'done' | 'failed'; result?: string; error?: string; params?: string },
): Promise<void> {
  await changeRun(scope, runId, { ...how, dueAt: null, endedAt: Date.now() })
}
