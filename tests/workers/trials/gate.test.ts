import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SeededTenant } from '../../support/seed'
import { call, makePerson, signIn } from '../api-client'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [
  { text: 'When are you open on Monday?', expects: { kind: 'answer', contains: ['9:30'] } },
  { text: 'Until when can I cancel free of charge?', expects: { kind: 'answer', contains: ['14 days'] } },
  { text: 'Do you rent out submarines in Antarctica?', expects: { kind: 'hand_off' } },
]

async function channelOf(tenant: SeededTenant): Promise<string> {
  return (await send(tenant, 'GET', 'channels')).body.channels[0].id
}

function needs(tenant: SeededTenant, gate: object) {
  return send(tenant, 'PUT', 'assistant/settings/gate', gate)
}

const switchOn = async (tenant: SeededTenant) =>
  send(tenant, 'PUT', `channels/${await channelOf(tenant)}/assistant`, { on: true })

describe('going live', () => {
  test('is refused with what is missing until a trial passes', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    await needs(tenant, { questionsLeast: 3 })
    const refused = await switchOn(tenant)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'assistant.gate_closed', reasons: [{ code: 'no_trial', need: 1, have: 0, trialId: null }] },
    })
    const few = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS.slice(0, 1)) })
    expect(few.trial.state).toBe('done')
    expect((await switchOn(tenant)).body.reasons).toEqual([
      { code: 'too_few_questions', need: 3, have: 1, trialId: few.trial.id },
    ])
    await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
    expect((await send(tenant, 'GET', 'assistant/gate')).body.gate).toMatchObject({ open: true, by: 'trial' })
    expect(await switchOn(tenant)).toMatchObject({ status: 200, body: { channel: { assistant: true } } })
  })

  test('a trial that is too old counts no longer', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    await needs(tenant, { questionsLeast: 3, freshDays: 14 })
    const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
    await env.DB.prepare('UPDATE trial_runs SET ended_at = ?1 WHERE tenant_id = ?2 AND id = ?3')
      .bind(Date.now() - 15 * 86_400_000, tenant.tenantId, trial.id)
      .run()
    expect((await switchOn(tenant)).body.reasons).toEqual([{ code: 'too_old', need: 14, have: 15, trialId: trial.id }])
  })

  test('an administrator may let it speak all the same, on record, and take that back', async () => {
    const tenant = await readyTenant({ documents: [] })
    expect((await send(tenant, 'PUT', 'assistant/gate/override', { reason: 'short' })).status).toBe(400)
    const reason = 'We watch every answer in the first week.'
    const { body } = await send(tenant, 'PUT', 'assistant/gate/override', { reason })
    expect(body.gate).toMatchObject({ open: true, by: 'override', override: { reason } })
    expect((await switchOn(tenant)).status).toBe(200)
    const entries = (await send(tenant, 'GET', 'audit?limit=20')).body
    expect(JSON.stringify(entries)).not.toContain('first week')
    const after = await send(tenant, 'DELETE', 'assistant/gate/override')
    expect(after.body.gate).toMatchObject({ open: false, override: null })
    // What is on stays on.
    expect((await switchOn(tenant)).status).toBe(200)
  })

  test('nobody asks for a trial where the tenant wants none', async () => {
    const tenant = await readyTenant({ documents: [] })
    await needs(tenant, { needed: false })
    expect((await switchOn(tenant)).status).toBe(200)
  })

  test('the switch of the whole organization asks the same', async () => {
    const tenant = await readyTenant({ documents: [] })
    const owner = await makePerson(tenant.tenantId, { role: 'owner' })
    const cookie = await signIn(owner.email)
    const refused = await call('PATCH', '/api/organization', { cookie, body: { assistant: true } })
    expect(refused).toMatchObject({ status: 409, body: { code: 'assistant.gate_closed' } })
  })
})

test('a newer trial that fails closes it, whatever passed before; one too small to count does not', {
  timeout: 60_000,
}, async () => {
  const tenant = await readyTenant()
  await needs(tenant, { questionsLeast: 3 })
  const gate = async () => (await send(tenant, 'GET', 'assistant/gate')).body.gate
  const good = await addSet(tenant, QUESTIONS, 'Basics')
  const { trial: passed } = await tried(tenant, { kind: 'batch', setId: good })
  expect(await gate()).toMatchObject({
    open: true,
    trials: [{ id: passed.id, kind: 'batch', about: 'Basics', passed: true }],
  })
  const wrong = QUESTIONS.map((question) => ({ ...question, expects: { kind: 'answer', contains: ['nowhere'] } }))
  const { trial: failed } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, wrong, 'Strict') })
  const closed = await gate()
  expect(closed).toMatchObject({ open: false, trials: [{ id: failed.id, about: 'Strict', passed: false }] })
  expect(closed.reasons.map(({ code, trialId }: Record<string, unknown>) => [code, trialId])).toContainEqual([
    'too_few_right',
    failed.id,
  ])
  await tried(tenant, { kind: 'batch', setId: good })
  await tried(tenant, { kind: 'batch', setId: await addSet(tenant, wrong.slice(0, 1), 'Small') })
  expect(await gate()).toMatchObject({ open: true, trials: [{ about: 'Basics', passed: true }] })
})
