import { expect, test } from 'vitest'
import { trials as ar } from '../../../web/i18n/ar/trials'
import { trials as en } from '../../../web/i18n/en/trials'
import { trials as es } from '../../../web/i18n/es/trials'
import { trials as hi } from '../../../web/i18n/hi/trials'
import { trials as pt } from '../../../web/i18n/pt/trials'
import { trials as ta } from '../../../web/i18n/ta/trials'
import { expectedBy } from '../../../workers/trials/expects-words'
import { DOCUMENTS, readyTenant, send } from './support'

const KINDS = [
  ['any', 'trials.expectsAny'],
  ['answer', 'trials.expectsAnswer'],
  ['hand_off', 'trials.expectsHandOver'],
  ['clarify', 'trials.expectsClarify'],
] as const

test.each(Object.entries({ en, es, pt, hi, ta, ar }))(
  'what is expected may be said in the words of the page: %s',
  (_, words) => {
    for (const [kind, key] of KINDS) {
      expect(expectedBy(words[key])).toBe(kind)
      expect(expectedBy(kind.toUpperCase().replaceAll('_', ' '))).toBe(kind)
    }
  },
)

test('a sheet is read and nothing is kept; what no one knows is said row by row, never taken for something else', async () => {
  const tenant = await readyTenant()
  const csv = [
    'question,expects,document,contains',
    'Who helps me?,A hand-over to people,,',
    'When do you open?,answer,Opening hours,9:30',
    'And on Sunday?,perhaps,,',
    'Free cancellation?,answer,No such document,',
  ].join('\n')
  const read = await send(tenant, 'POST', 'assistant/question-sets/read', { csv })
  expect(read.status).toBe(200)
  expect(read.body.questions).toMatchObject([
    { text: 'Who helps me?', expects: { kind: 'hand_off' } },
    { text: 'When do you open?', expects: { kind: 'answer', documentId: 'doc_1', contains: ['9:30'] } },
  ])
  expect(read.body.skipped).toEqual([
    { row: 4, why: 'unknown_expects', value: 'perhaps' },
    { row: 5, why: 'unknown_document', value: 'No such document' },
  ])
  expect((await send(tenant, 'GET', 'assistant/question-sets')).body.sets).toEqual([])
  expect(DOCUMENTS[0]?.title).toBe('Opening hours')
  const refused = await send(tenant, 'POST', 'assistant/question-sets/import', {
    name: 'Sheet',
    csv: 'question,expects\nHi?,maybe',
  })
  expect(refused).toMatchObject({
    status: 422,
    body: { skipped: [{ row: 2, why: 'unknown_expects', value: 'maybe' }] },
  })
})
