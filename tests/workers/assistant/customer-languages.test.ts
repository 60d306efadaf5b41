import { expect, test } from 'vitest'
import { detectLanguage } from '../../../workers/assistant/language'
import { type CUSTOMER_SENTENCES, sentencesOf } from '../../support/customer-sentences'

type Language = keyof typeof CUSTOMER_SENTENCES

/** Of a business whose customers mostly write it, as a newcomer's messages are read. */
const atHome = (language: string) => ({ [language.split('-')[0] ?? '']: 0.3 })

const share = (language: Language, prior?: Record<string, number>) => {
  const all = sentencesOf(language)
  return all.filter((text) => detectLanguage(text, prior).language === language).length / all.length
}

test.each<[Language, number]>([
  ['en', 0.97],
  ['es', 0.94],
  ['pt', 0.95],
  ['hi-Latn', 0.94],
  ['ta-Latn', 0.94],
])(
  'the short sentences of customers in %s are known for what they are, with nothing else to go by',
  (language, least) => {
    expect(share(language)).toBeGreaterThanOrEqual(least)
  },
)

test.each<[Language, number]>([
  ['en', 0.97],
  ['es', 0.97],
  ['pt', 0.98],
])('and hardly one is mistaken where most customers write %s', (language, least) => {
  expect(share(language, atHome(language))).toBeGreaterThanOrEqual(least)
})

test.each([
  ['do I need a visa?', 'en'],
  ['Do I need a visa', 'en'],
  ['¿necesito visa?', 'es'],
  ['preciso de visto?', 'pt'],
  ['mujhe visa chahiye kya', 'hi-Latn'],
  ['enakku oru manithar kitta pesanum', 'ta-Latn'],
  ['eppo kadai thirakkum', 'ta-Latn'],
])('%s is %s', (text, language) => {
  expect(detectLanguage(text).language).toBe(language)
})

test('who wrote English before still writes English when the business is Spanish', () => {
  expect(detectLanguage('do I need a visa?', { es: 0.3 }).language).toBe('en')
  expect(detectLanguage('and how much is that', { es: 0.3 }).language).toBe('en')
})
