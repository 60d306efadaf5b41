import { describe, expect, test } from 'vitest'
import { asTenant, until } from '../../support/api'
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

  test('is asked of a file before it takes the place of another', { timeout: 60_000 }, async () => {
    const tenant = await readyTenant({ documents: [] })
    const upload = async (text: string, query: string) => {
      const path = `knowledge/files?name=hours.txt${query}`
      const headers = { 'content-type': 'text/plain' }
      const response = await asTenant(tenant, path, { method: 'POST', headers, body: new Blob([text]).stream() })
      return { status: response.status, body: Object(await response.json()) }
    }
    const first = await upload('Our office is open Monday to Saturday from 9:30 am to 7:00 pm.', '')
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    const { id } = first.body.document
    await until(async () => {
      const { body } = await send(tenant, 'GET', `knowledge/documents/${id}`)
      expect(body.document).toMatchObject({ state: 'ready', stage: null })
    }, 15_000)
    const wanted = { kind: 'impact', documentId: id, change: 'file' }
    expect((await send(tenant, 'POST', 'assistant/trials', wanted)).body.code).toBe('document.no_file_to_try')
    await addSet(tenant, [{ text: 'When are you open on Monday?' }])
    const tried1 = await upload(
      'Our office is open Monday to Saturday from 10:15 am to 7:00 pm.',
      `&documentId=${id}&trial=true`,
    )
    expect(tried1.status, JSON.stringify(tried1.body)).toBe(201)
    const { results } = await tried(tenant, wanted)
    expect(results).toMatchObject([{ verdict: 'changed', outcome: { text: expect.stringContaining('10:15') } }])
    // The file itself is as it was.
    const now = await send(tenant, 'POST', 'knowledge/try', { text: 'When are you open on Monday?' })
    expect(now.body.decision.text).toContain('9:30')
  })

  test('without a draft there is nothing to try', async () => {
    const tenant = await readyTenant()
    const { status, body } = await send(tenant, 'POST', 'assistant/trials', { kind: 'impact', documentId: 'doc_1' })
    expect([status, body.code]).toEqual([409, 'document.no_draft'])
  })
})
