import { expect, test } from 'vitest'
import { supportOf } from '../../../workers/assistant/support'
import { groundsOf } from '../../../workers/trials/ask'
import { addSet, readyTenant, tried } from './support'

const HOURS = {
  title: 'Opening hours',
  kind: 'markdown' as const,
  text: [
    '| Day | Opens | Closes |',
    '| --- | --- | --- |',
    '| Monday | 9:00 | 17:00 |',
    '| Saturday | 10:00 | 14:00 |',
    '| Sunday | closed | closed |',
  ].join('\n'),
}
const PASSAGE = [
  'Opening hours',
  'Day: Monday; Opens: 9:00; Closes: 17:00',
  'Day: Saturday; Opens: 10:00; Closes: 14:00',
  '- We take cash',
  '- We take cards',
  'Dogs are not allowed except guide dogs. You can cancel until 14 days before.',
].join('\n')

const supported = (sentence: string) => supportOf(sentence, [{ text: PASSAGE, sameLanguage: true }]).ok

test('a trial that quotes rows of opening hours has no sentence without a source', { timeout: 60_000 }, async () => {
  const tenant = await readyTenant({ documents: [HOURS] })
  const setId = await addSet(tenant, [
    { text: 'When do you open on Monday and on Saturday?', expects: { kind: 'answer' } },
  ])
  const { trial, results } = await tried(tenant, { kind: 'batch', setId })
  expect(results[0].outcome, JSON.stringify(results[0])).toMatchObject({ kind: 'answer', unsupported: 0 })
  expect(trial.tally.unsupported).toBe(0)
})

test('words quoted whole stand: a row, two rows in one line, items of a list, several sentences', () => {
  expect(supported('Day: Monday; Opens: 9:00; Closes: 17:00')).toBe(true)
  expect(supported('Day: Monday; Opens: 9:00; Closes: 17:00 Day: Saturday; Opens: 10:00; Closes: 14:00')).toBe(true)
  expect(supported('We take cash We take cards')).toBe(true)
  expect(supported('“Dogs are not allowed except guide dogs.” You can cancel until 14 days before.')).toBe(true)
})

test('half of a sentence, a row with another day’s time, and a line broken within its sentence do not', () => {
  expect(supported('Dogs are allowed.')).toBe(false)
  expect(supported('Day: Monday; Opens: 10:00; Closes: 14:00')).toBe(false)
  const broken = [{ text: 'Refunds\nWe do not\noffer refunds for opened tickets.', sameLanguage: true }]
  expect(supportOf('Offer refunds for opened tickets.', broken).ok).toBe(false)
  expect(supportOf('We offer refunds for opened tickets.', broken).ok).toBe(false)
  expect(supportOf('We do not offer refunds for opened tickets.', broken).ok).toBe(true)
})

test('names the sentence that has no source', async () => {
  const source = { documentId: 'doc_1', chunkId: 'doc_1.1.0', title: 'Opening hours', quote: null }
  const text = 'Day: Monday; Opens: 9:00; Closes: 17:00 Day: Saturday; Opens: 10:00; Closes: 14:00\nParking is free.'
  const grounds = await groundsOf({ kind: 'answer', text, language: 'en', sources: [source] }, async () => ({
    text: PASSAGE,
    language: 'en',
  }))
  expect(grounds).toEqual({ sentences: 2, unsupported: 1, withoutSource: ['Parking is free.'] })
})
