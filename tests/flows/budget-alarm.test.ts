import { expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { call, makePerson, signIn } from '../workers/api-client'

const HOURS = 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.'

async function readyTenant(): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true, documents: [{ title: 'Opening hours', text: HOURS }] })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

const setBudget = (tenant: SeededTenant, neuronsPerDay: number, warnAt: number) =>
  asTenant(tenant, 'assistant/settings/budget', { method: 'PUT', body: JSON.stringify({ neuronsPerDay, warnAt }) })

const tryIt = (tenant: SeededTenant) =>
  asTenant(tenant, 'knowledge/try', { method: 'POST', body: JSON.stringify({ text: 'When are you open on Monday?' }) })

const budgetOf = async (tenant: SeededTenant) =>
  Object(await (await asTenant(tenant, 'assistant/budget')).json()).budget as Record<string, unknown>

async function alarmsOf(tenant: SeededTenant): Promise<Record<string, unknown>[]> {
  const cookie = await signIn((await makePerson(tenant.tenantId, { role: 'admin' })).email)
  const { body } = await call('GET', '/api/security/alarms', { cookie })
  return Object(body).alarms
}

test('a day that comes near its budget is told to the administrators once', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  await tryIt(tenant)
  expect(await alarmsOf(tenant)).toEqual([])
  expect(await budgetOf(tenant)).toMatchObject({ state: 'fine' })
  const { neurons } = await budgetOf(tenant)
  await setBudget(tenant, Math.floor(Number(neurons) * 17), 0.1)
  await tryIt(tenant)
  await tryIt(tenant)
  expect(await alarmsOf(tenant)).toMatchObject([{ kind: 'budget_nearly_spent', about: null, seenAt: null }])
  expect(await budgetOf(tenant)).toMatchObject({ state: 'soon' })
})

test('when a model is refused because the rest is too little, the day is spent, and more budget mends it', {
  timeout: 40_000,
}, async () => {
  const tenant = await readyTenant()
  await tryIt(tenant)
  const { neurons } = await budgetOf(tenant)
  await setBudget(tenant, Math.ceil(Number(neurons)) + 3, 0.8)
  await tryIt(tenant)
  await tryIt(tenant)
  const [alarm, ...others] = await alarmsOf(tenant)
  expect(others).toEqual([])
  expect(alarm).toMatchObject({ kind: 'budget_spent', detail: { limit: Math.ceil(Number(neurons)) + 3 } })
  expect(await budgetOf(tenant)).toMatchObject({ state: 'spent' })
  expect(Object(await (await asTenant(tenant, 'assistant/spend')).json()).spend.today.state).toBe('spent')
  await setBudget(tenant, 100_000, 0.8)
  expect(await budgetOf(tenant)).toMatchObject({ state: 'fine' })
})

test('whoever sets the budget to nothing wants no model, and is not told so each day', {
  timeout: 40_000,
}, async () => {
  const tenant = await readyTenant()
  await setBudget(tenant, 0, 0.8)
  await tryIt(tenant)
  expect(await alarmsOf(tenant)).toEqual([])
  expect(await budgetOf(tenant)).toMatchObject({ state: 'spent', limit: 0 })
})
