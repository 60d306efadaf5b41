import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { knowledgeOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { claimRun, findRun, LEASE_MS } from '../../../workers/trials/run-queries'
import { runSlice } from '../../../workers/trials/slice'
import { addSet, readyTenant, send } from './support'

/** A run whose job nobody has taken yet: its row alone. */
async function waitingRun(questions: number) {
  const tenant = await readyTenant({ documents: [] })
  const { tenantId } = tenant
  const setId = await addSet(
    tenant,
    Array.from({ length: questions }, (_, n) => ({ text: `Question number ${n}?` })),
  )
  const runId = `run_${crypto.randomUUID().replaceAll('-', '').slice(0, 26)}`
  const params = JSON.stringify({ kind: 'batch', setId, name: 'Basics' })
  await env.DB.prepare(
    `INSERT INTO trial_runs (tenant_id, id, kind, state, params, total, done, attempts, due_at, created_at, updated_at)
     VALUES (?1, ?2, 'batch', 'pending', ?3, 0, 0, 0, 1, ?4, ?4)`,
  )
    .bind(tenantId, runId, params, Date.now())
    .run()
  return { tenant, tenantId, runId, scope: tenantScope(env, tenantId), knowledge: await knowledgeOf(env, tenantId) }
}

const dueNow = (tenantId: string, runId: string) =>
  env.DB.prepare('UPDATE trial_runs SET due_at = 1 WHERE tenant_id = ?1 AND id = ?2').bind(tenantId, runId).run()

describe('a run', () => {
  test('goes on where a process died, and asks nothing twice', { timeout: 40_000 }, async () => {
    const { tenantId, runId, scope, knowledge } = await waitingRun(6)
    // Died after two answers: they are kept, the lease is not given back.
    const claimed = await claimRun(scope, runId, Date.now())
    expect(claimed?.state).toBe('pending')
    const items = Array.from({ length: 6 }, (_, n) => ({
      conversationId: null,
      json: JSON.stringify({ text: `Question number ${n}?` }),
    }))
    await knowledge.planTrial({ tenantId, runId, items, readAt: Date.now() })
    await env.DB.prepare("UPDATE trial_runs SET state = 'running', total = 6 WHERE id = ?1").bind(runId).run()
    const kept = [0, 1].map((n) => ({ n, verdict: 'right', json: JSON.stringify({ text: `kept ${n}` }) }))
    await knowledge.settleTrial({ tenantId, runId, results: kept })
    expect(await runSlice(env, { tenantId, runId })).toBe('over') // the lease still holds
    expect((await findRun(scope, runId))?.state).toBe('running')
    await dueNow(tenantId, runId)
    await runSlice(env, { tenantId, runId })
    expect(await findRun(scope, runId)).toMatchObject({ state: 'done', done: 6, total: 6 })
    const results = await knowledge.trialResults({ tenantId, runId, after: 0, limit: 10 })
    expect(results.slice(0, 2).map(({ json }) => JSON.parse(json).text)).toEqual(['kept 0', 'kept 1'])
    expect(results.every(({ verdict }) => verdict !== null)).toBe(true)
  })

  test('two at once share nothing: one has the slice', { timeout: 40_000 }, async () => {
    const { scope, runId } = await waitingRun(3)
    const now = Date.now()
    const both = await Promise.all([claimRun(scope, runId, now), claimRun(scope, runId, now)])
    expect(both.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await claimRun(scope, runId, now + LEASE_MS + 1)).toMatchObject({ attempts: 2 })
  })

  test('that is cancelled asks no more, and keeps what it found', { timeout: 40_000 }, async () => {
    const { tenant, tenantId, runId, scope } = await waitingRun(3)
    const { body } = await send(tenant, 'POST', `assistant/trials/${runId}/cancel`)
    expect(body.trial).toMatchObject({ state: 'cancelled', tally: { asked: 0 } })
    expect(await runSlice(env, { tenantId, runId })).toBe('over')
    expect((await findRun(scope, runId))?.state).toBe('cancelled')
  })

  test('of a kind there is one at a time', async () => {
    const { tenant } = await waitingRun(3)
    const setId = await addSet(tenant, [{ text: 'Once more?' }])
    const { status, body } = await send(tenant, 'POST', 'assistant/trials', { kind: 'batch', setId })
    expect([status, body.code]).toEqual([409, 'trial.running'])
  })
})
