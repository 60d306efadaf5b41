import { describe, expect, test } from 'vitest'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [{ text: 'When are you open on Monday?' }, { text: 'Until when can I cancel free of charge?' }]

const verdicts = (results: { text: string; verdict: string }[]) =>
  Object.fromEntries(results.map(({ text, verdict }) => [text, verdict]))

describe('what an edit would change', () => {
  test('is asked of the draft before it is published', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    await addSet(tenant, [...QUESTIONS, { text: 'Do you sell gift vouchers?' }])
    const text =
      'Our office is open Monday to Saturday from 10:15 am to 7:00 pm. On Sunday we are closed.\n\nGift vouchers: yes, we sell gift vouchers.'
    const saved = await send(tenant, 'PUT', 'knowledge/documents/doc_1/draft', { title: 'Opening hours', text })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const { trial, results } = await tried(tenant, { kind: 'impact', documentId: 'doc_1' })
    expect(trial.state).toBe('done')
    expect(verdicts(results)).toEqual({
      'When are you open on Monday?': 'changed',
      'Until when can I cancel free of charge?': 'same',
      'Do you sell gift vouchers?': 'gained',
    })
    const changed = results.find(({ verdict }: { verdict: string }) => verdict === 'changed')
    expect(changed.before.text).toContain('9:30')
    expect(changed.outcome.text).toContain('10:15')
    // Customers are still answered from what is published.
    const now = await send(tenant, 'POST', 'knowledge/try', { text: 'When are you open on Monday?' })
    expect(now.body.decision.text).toContain('9:30')
  })

  test('a removal loses what only that document answered', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant()
    await addSet(tenant, QUESTIONS)
    const { results } = await tried(tenant, { kind: 'impact', documentId: 'doc_2', change: 'removal' })
    expect(verdicts(results)).toEqual({
      'When are you open on Monday?': 'same',
      'Until when can I cancel free of charge?': 'lost',
    })
  })

  test('without a draft there is nothing to try', async () => {
    const tenant = await readyTenant()
    const { status, body } = await send(tenant, 'POST', 'assistant/trials', { kind: 'impact', documentId: 'doc_1' })
    expect([status, body.code]).toEqual([409, 'document.no_draft'])
  })
})
