import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faqPairs, faqText, newPair } from '../../../web/knowledge/faq'

const said = (pairs: ReturnType<typeof faqPairs>) => pairs?.map(({ phrasings, answer }) => [phrasings, answer])

test('a question may have several phrasings, and an answer several paragraphs', () => {
  const text =
    'Q: When do you open?\nQ: Opening hours?\nA: At nine.\n\nOn Sunday at ten.\n\nQ: Where?\nA: Lake View Road.'
  expect(said(faqPairs(text))).toEqual([
    [['When do you open?', 'Opening hours?'], 'At nine.\n\nOn Sunday at ten.'],
    [['Where?'], 'Lake View Road.'],
  ])
})

test('a text in any other form is left to be edited as it stands', () => {
  expect(faqPairs('सवाल: कब?\nजवाब: नौ बजे')).toBeNull()
  expect(faqPairs('Our questions\n\nQ: When?\nA: At nine.')).toBeNull()
  expect(faqPairs('')).toBeNull()
})

test('a pair without a question or without an answer is not saved, nor an empty phrasing or one said twice', () => {
  const asked = { ...newPair('', 'Here.'), phrasings: [' Where? ', '', 'Where?', 'Which  place?'] }
  expect(faqText([newPair('When?', ' '), newPair('', 'At nine.'), asked])).toBe('Q: Where?\nQ: Which place?\nA: Here.')
})

test('what was saved comes back as it was', () => {
  const line = fc
    .string({ minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  const pair = fc.record({
    phrasings: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }),
    answer: fc.array(line, { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 4 }), (pairs) => {
      const made = pairs.map(({ phrasings, answer }) => ({
        ...newPair('', answer.map((text) => `– ${text}`).join('\n')),
        phrasings,
      }))
      expect(said(faqPairs(faqText(made)))).toEqual(said(made))
    }),
  )
})
