import { describe, expect, test } from 'vitest'
import { graphSink } from '../../support/graph-sink'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [
  { text: 'When are you open on Monday?', expects: { kind: 'answer', contains: ['9:30'] } },
  { text: 'Until when can I cancel free of charge?', expects: { kind: 'answer', contains: ['30 days'] } },
  { text: 'Do you rent out submarines in Antarctica?', expects: { kind: 'hand_off' } },
  { text: 'Are you open on Sunday?' },
]

describe('a set of questions', () => {
  test('is asked as a customer would, judged by what was expected, and sends nothing', {
    timeout: 40_000,
  }, async () => {
    const tenant = await readyTenant()
    const { trial, results } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
    expect(trial).toMatchObject({ state: 'done', total: 4, done: 4, about: 'Basics' })
    expect(results.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['right', 'wrong', 'right', 'open'])
    expect(trial.tally).toMatchObject({ asked: 4, right: 2, wrong: 1, open: 1, unsupported: 0 })
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
  })

  test('what nobody expected anything of is judged by a person, and then counts', { timeout: 40_000 }, async () => {
    const tenant = await readyTenant()
    const setId = await addSet(tenant, [{ text: 'When are you open on Monday?' }])
    const { trial } = await tried(tenant, { kind: 'batch', setId })
    expect(trial.rightShare).toBe(0)
    const judged = await send(tenant, 'PUT', `assistant/trials/${trial.id}/results/0`, { verdict: 'right' })
    expect(judged.body.trial).toMatchObject({ rightShare: 1, tally: { right: 1, open: 0 } })
    expect(judged.body.result.judgedBy).toBeTruthy()
  })

  test('comes from CSV, which says what it could not read', async () => {
    const tenant = await readyTenant({ documents: [] })
    const csv =
      '\ufeffQuestion,Expects,Contains\n"When, please, are you open?",answer,9:30|7:00\n,answer,\nBye?,hand off,\n'
    const { status, body } = await send(tenant, 'POST', 'assistant/question-sets/import', { name: 'From a sheet', csv })
    expect(status).toBe(201)
    expect(body.set.questions).toEqual([
      {
        text: 'When, please, are you open?',
        expects: { kind: 'answer', documentId: null, contains: ['9:30', '7:00'] },
      },
      { text: 'Bye?', expects: { kind: 'hand_off', documentId: null, contains: [] } },
    ])
    expect(body.skipped).toEqual([{ row: 3, why: 'no_question', value: null }])
  })

  test("another tenant's set and trial are not found", { timeout: 40_000 }, async () => {
    const [tenant, other] = [await readyTenant({ documents: [] }), await readyTenant({ documents: [] })]
    const setId = await addSet(tenant, [{ text: 'Are you open?' }])
    const { trial } = await tried(tenant, { kind: 'batch', setId })
    expect((await send(other, 'GET', `assistant/question-sets/${setId}`)).status).toBe(404)
    expect((await send(other, 'POST', 'assistant/trials', { kind: 'batch', setId })).status).toBe(404)
    expect((await send(other, 'GET', `assistant/trials/${trial.id}`)).status).toBe(404)
    expect((await send(other, 'GET', `assistant/trials/${trial.id}/results`)).status).toBe(404)
  })
})
