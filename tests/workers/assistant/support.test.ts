import { expect, test } from 'vitest'
import { numbersOf, supportOf } from '../../../workers/assistant/support'

const hours =
  'Opening hours\nWe are open Monday to Saturday from 9 am to 7 pm. A room costs ₹1,499 per night. Pets are not allowed.'
const why = (sentence: string, text = hours, sameLanguage = true) => {
  const support = supportOf(sentence, [{ text, sameLanguage }])
  return support.ok ? 'ok' : support.why
}

test.each([
  ['We are open Monday to Saturday from 9 am to 7 pm.', 'ok'],
  ['A room costs Rs. 1499 per night.', 'ok'],
  ['We are open from 9 am to 8 pm.', 'number'],
  ['A room costs $1,499 per night.', 'currency'],
  ['We are open on Sunday from 9 am.', 'date'],
  ['Pets are allowed.', 'negation'],
  ['We offer free airport transfer and breakfast.', 'words'],
  ['Write to help@rooms.example.com for a room per night.', 'link'],
])('%s: %s', (sentence, outcome) => expect(why(sentence)).toBe(outcome))

test('across languages only what can be compared is compared', () => {
  expect(why('कमरे का किराया ₹1,499 प्रति रात है।', hours, false)).toBe('ok')
  expect(why('कमरे का किराया ₹१४९९ है।', hours, false)).toBe('ok')
  expect(why('कमरे का किराया ₹1,599 है।', hours, false)).toBe('number')
})

test('nothing cited supports nothing', () => {
  expect(supportOf('We are open.', [])).toEqual({ ok: false, why: 'no_source' })
})

test.each([
  ['1,23,456.00', ['123456']],
  ['10:30 and 07', ['10:30', '7']],
  ['२५%', ['25']],
])('numbers of %s', (text, numbers) => expect([...numbersOf(text)]).toEqual(numbers))
