import { expect, test } from 'vitest'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [{ text: 'When are you open on Monday?' }, { text: 'Until when can I cancel free of charge?' }]

async function spent(tenant: Parameters<typeof send>[0]) {
  const { days } = (await send(tenant, 'GET', 'assistant/spend')).body.spend
  return days.filter(({ purpose }: { purpose: string }) => purpose === 'trial')
}

test('what a trial costs is counted as a trial’s', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
  expect(trial.tally.neurons).toBeGreaterThan(0)
  const [row] = await spent(tenant)
  expect(row?.neurons).toBeCloseTo(trial.tally.neurons, 3)
})

test('with the day’s budget spent a trial asks no model', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  await send(tenant, 'PUT', 'assistant/settings/budget', { neuronsPerDay: 0 })
  const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
  expect(trial).toMatchObject({ state: 'done', done: 2, tally: { neurons: 0 } })
  expect(await spent(tenant)).toEqual([])
})
