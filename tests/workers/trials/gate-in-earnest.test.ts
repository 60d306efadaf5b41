import { expect, test } from 'vitest'
import type { SeededTenant } from '../../support/seed'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [
  { text: 'When are you open on Monday?', expects: { kind: 'answer', contains: ['9:30'] } },
  { text: 'Until when can I cancel free of charge?', expects: { kind: 'answer', contains: ['14 days'] } },
]

async function reasonsAfter(tenant: SeededTenant, questions: object[]) {
  await send(tenant, 'PUT', 'assistant/settings/gate', { questionsLeast: 2 })
  const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, questions) })
  return { trial, gate: (await send(tenant, 'GET', 'assistant/gate')).body.gate }
}

test('a trial without a model opens no gate: it is not that which would speak', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  await send(tenant, 'PUT', 'assistant/settings/budget', { neuronsPerDay: 0 })
  const { trial, gate } = await reasonsAfter(tenant, QUESTIONS)
  expect(trial.tally).toMatchObject({ asked: 2, modelless: 2 })
  expect(gate.open).toBe(false)
  expect(gate.reasons).toContainEqual({ code: 'too_few_questions', need: 2, have: 0, trialId: trial.id })
})

test('one question in the same words again and again is one', { timeout: 40_000 }, async () => {
  const tenant = await readyTenant()
  const [question] = QUESTIONS
  const again = { ...question, text: ' when are you  open on monday?' }
  const { trial, gate } = await reasonsAfter(tenant, [{ ...question }, again])
  expect(trial.total).toBe(1)
  expect(gate.reasons).toContainEqual({ code: 'too_few_questions', need: 2, have: 1, trialId: trial.id })
})
