import { expect, test } from 'vitest'
import { extract } from '../../../workers/assistant/summary'

const factsOf = (...said: string[]) =>
  (extract(said.map((text) => ({ by: 'customer' as const, text }))).facts ?? '').split('\n').filter(Boolean)

test.each([
  ['We fly on 12 December. My budget is 40,000, all told.', ['We fly on 12 December', 'My budget is 40,000']],
  [
    'Viajamos el 12 de mayo; el presupuesto es 40.000 pesos',
    ['Viajamos el 12 de mayo', 'el presupuesto es 40.000 pesos'],
  ],
  ['Somos 4 pessoas, chegamos às 10:30.', ['Somos 4 pessoas', 'chegamos às 10:30']],
  ['मेरा बजट 40,000 है। हम १२ मई को आएँगे', ['मेरा बजट 40,000 है', 'हम १२ मई को आएँगे']],
  ['ميزانيتي 40,000 ريال، ونصل يوم ١٢ مايو', ['ميزانيتي 40,000 ريال', 'ونصل يوم ١٢ مايو']],
  ['என் பட்ஜெட் 40,000 ரூபாய். நாங்கள் 4 பேர்', ['என் பட்ஜெட் 40,000 ரூபாய்', 'நாங்கள் 4 பேர்']],
  ['Write to asha.rao@example.in please', ['Write to asha.rao@example.in please']],
])('a fact of "%s" says what it is about', (text, facts) => {
  expect(factsOf(text)).toEqual(facts)
})

test('a figure alone is told with what was asked, or with what stands before it', () => {
  const said = [
    { by: 'assistant' as const, text: 'Happy to help! What is your budget?' },
    { by: 'customer' as const, text: '40,000' },
  ]
  expect(extract(said).facts).toBe('What is your budget? 40,000')
  expect(factsOf('My order number, 4711')).toEqual(['My order number 4711'])
})

test('of a sentence without end the words around it are told', () => {
  const long = `${'so '.repeat(40)}we want the room for 12 nights and then ${'well '.repeat(40)}`
  const [fact = ''] = factsOf(long)
  expect(fact).toContain('we want the room for 12 nights and then')
  expect(fact.split(' ').length).toBeLessThan(20)
})
