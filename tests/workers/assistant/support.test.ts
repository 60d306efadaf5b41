import { describe, expect, test } from 'vitest'
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

describe('a figure is one figure, however people write it', () => {
  test.each([
    ['El equipaje admite hasta 5 kg.', 'El equipaje admite hasta 1,5 kg.'],
    ['La entrega cuesta 50 €.', 'La entrega cuesta 2,50 €.'],
    ['La entrega cuesta 2 €.', 'La entrega cuesta 2,50 €.'],
    ['La dosis es 125 mg.', 'La dosis es 0,125 mg.'],
    ['El viaje cuesta 1 €.', 'El viaje cuesta 1.000 €.'],
    ['El viaje cuesta 500 €.', 'El viaje cuesta 1 500 €.'],
    ['يبلغ السعر ٥ درهم.', 'يبلغ السعر ١٫٥ درهم.'],
    ['The sale ends on 04/03/2026.', 'The sale ends on 03/04/2026.'],
    ['Cuesta 5 euros.', 'Cuesta 5 mil euros.'],
    ['It costs 5 dollars.', 'It costs $5k.'],
    ['It costs ₹2.', 'It costs ₹2 lakh.'],
    ['The tour takes 2 hours.', 'The tour takes 1½ hours.'],
    ['Delivery takes 3 days.', 'Delivery takes 2-3 days.'],
    ['Rooms cost ₹1000.', 'Rooms cost from ₹1000 to ₹4000.'],
    ['The fee is 10%.', 'The fee is 5-10%.'],
  ])('not: %s, where it says: %s', (sentence, text) => expect(why(sentence, text)).not.toBe('ok'))

  test.each([
    ['La entrega cuesta 2.50 €.', 'La entrega cuesta 2,50 €.'],
    ['El precio es 1499 €.', 'El precio es 1.499,00 €.'],
    ['El precio es 1500 €.', 'El precio es 1 500 €.'],
    ['The plot costs Rs 150000.', 'The plot costs Rs 1,50,000.'],
    ['It costs ₹200000.', 'It costs ₹2 lakh.'],
    ['The sale ends on 3/4/2026.', 'The sale ends on 03/04/2026.'],
    ['Delivery takes between 2 and 3 days.', 'Delivery takes 2-3 days.'],
    ['Delivery takes up to 3 days.', 'Delivery takes 2-3 days.'],
    ['We open at 9 am.', 'We open 9 am-7 pm.'],
  ])('%s, where it says: %s', (sentence, text) => expect(why(sentence, text)).toBe('ok'))
})

describe('a promise is not wider than it is written', () => {
  test.each([
    ['We refund in 7 days.', 'We refund in 7 days if the box is unopened.'],
    ['Returns are accepted.', 'Returns are accepted unless the seal is broken.'],
    ['Devolvemos el dinero.', 'Devolvemos el dinero si la caja está cerrada.'],
    ['रिफंड मिलता है।', 'अगर डिब्बा बंद है तो रिफंड मिलता है।'],
    ['نسترد المبلغ.', 'نسترد المبلغ إذا كانت العلبة مغلقة.'],
    ['Swimming is allowed.', 'Swimming is allowed for adults.'],
    ['Breakfast is included.', 'Breakfast is included with the deluxe room.'],
  ])('not: %s, where it says: %s', (sentence, text) => expect(why(sentence, text)).not.toBe('ok'))

  test.each([
    ['We refund in 7 days if the box is unopened.', 'We refund in 7 days if the box is unopened.'],
    ['Aceptamos tarjetas.', 'Si, aceptamos tarjetas.'],
    ['Swimming is allowed for adults.', 'Swimming is allowed for adults.'],
  ])('%s, where it says: %s', (sentence, text) => expect(why(sentence, text)).toBe('ok'))
})
