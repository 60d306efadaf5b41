import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumsIn, type ValueKind, valuesIn } from '../../../workers/leads/extract'

/** A Friday. */
const TODAY = '2026-11-27'

const CASES: [ValueKind, string, string[]][] = [
  ['email', 'Write to Priya.Nair@Example.co.in, please', ['priya.nair@example.co.in']],
  ['email', 'मेरा ईमेल priya@example.in है', ['priya@example.in']],
  ['email', 'me @ home', []],
  ['phone', 'my number is +91 98765 43210', ['+919876543210']],
  ['phone', 'ligue (11) 98765-4321', ['11987654321']],
  ['phone', 'मेरा नंबर ९८७६५४३२१० है', ['9876543210']],
  ['phone', 'رقمي ٠٥٠١٢٣٤٥٦٧', ['0501234567']],
  ['phone', 'order 4711 for 2,500 on 2026-12-01', []],
  ['phone', 'mail 12345678@example.in', []],
  ['number', 'we are 4 people', ['4']],
  ['number', 'hum teen log hain', ['3']],
  ['number', 'நாங்க நாலு பேர்', ['4']],
  ['number', 'somos cinco', ['5']],
  ['number', 'نحن ثلاثة', ['3']],
  ['money', 'budget 1,50,000 rupees', ['INR 150000']],
  ['money', 'around ₹ 50k', ['INR 50000']],
  ['money', '60 lakh rupees', ['INR 6000000']],
  ['money', 'bajat 2 crore rupaye', ['INR 20000000']],
  ['money', 'R$ 1.500,50', ['BRL 1500.5']],
  ['money', 'unos 300 dólares', ['USD 300']],
  ['money', '٥٠٠ درهم', ['AED 500']],
  ['money', 'ஐந்து பேர், 2 லட்சம் ரூபாய்', ['INR 200000']],
  ['money', 'we are 4', []],
  ['date', 'tomorrow', ['2026-11-28']],
  ['date', 'day after tomorrow', ['2026-11-29']],
  ['date', 'next Friday', ['2026-12-04']],
  ['date', 'on Monday please', ['2026-11-30']],
  ['date', 'kal shaam ko', ['2026-11-28']],
  ['date', 'परसों', ['2026-11-29']],
  ['date', 'நாளைக்கு வரலாமா', ['2026-11-28']],
  ['date', 'el viernes', ['2026-12-04']],
  ['date', 'sábado por la mañana', ['2026-11-28']],
  ['date', 'amanhã', ['2026-11-28']],
  ['date', 'يوم الجمعة', ['2026-12-04']],
  ['date', '15 मार्च', ['2027-03-15']],
  ['date', '15 de marzo de 2028', ['2028-03-15']],
  ['date', 'March 15th', ['2027-03-15']],
  ['date', 'மார்ச் 15', ['2027-03-15']],
  ['date', '15 مارس', ['2027-03-15']],
  ['date', '28/11', ['2026-11-28']],
  ['date', '12/25/2026', ['2026-12-25']],
  ['date', '1-12-26', ['2026-12-01']],
  ['date', '31 February', []],
  ['date', '29 Feb', ['2028-02-29']],
  ['date', 'it costs 1.12', []],
  ['time', '8pm', ['20:00']],
  ['time', 'at 8:30 p.m.', ['20:30']],
  ['time', '17:45', ['17:45']],
  ['time', 'shaam 5 baje', ['17:00']],
  ['time', 'शाम पांच बजे', ['17:00']],
  ['time', 'மாலை 6 மணிக்கு', ['18:00']],
  ['time', 'a las 5 de la tarde', ['17:00']],
  ['time', 'às 17h30', ['17:30']],
  ['time', 'الساعة ٥ مساءً', ['17:00']],
  ['time', '12 am', ['00:00']],
  ['time', 'we are 4', []],
  ['time', '25:00', []],
]

describe('what is read out of words', () => {
  test.each(CASES)('%s in "%s"', (kind, text, values) => {
    expect(valuesIn(kind, text, TODAY)).toEqual(values)
  })

  test('a sum asked for needs no currency', () => {
    expect(sumsIn('50k')).toEqual(['50000'])
    expect(sumsIn('about 5 lakh')).toEqual(['500000'])
  })

  test('a phone number is no number, and neither are a date and a time', () => {
    expect(valuesIn('number', 'call 9876543210 on 12/12/2026 at 18:30', TODAY)).toEqual([])
  })
})

describe('whatever is written', () => {
  const kinds: ValueKind[] = ['email', 'phone', 'number', 'money', 'date', 'time']

  test('reading neither fails nor takes long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constantFrom(...kinds), (text, kind) => {
        for (const value of valuesIn(kind, text, TODAY)) expect(value).not.toBe('')
      }),
    )
    const long = '1.'.repeat(5000) + 'a@'.repeat(5000)
    const startedAt = performance.now()
    for (const kind of kinds) valuesIn(kind, long, TODAY)
    expect(performance.now() - startedAt).toBeLessThan(200)
  })

  test('a date without a year is never past, and always a day of the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
        (day, month, now) => {
          const today = now.toISOString().slice(0, 10)
          for (const date of valuesIn('date', `${day}/${month}`, today)) {
            expect(date >= today).toBe(true)
            expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
            expect(date.slice(8)).toBe(String(day).padStart(2, '0'))
          }
        },
      ),
    )
  })

  test('the digits of a phone number are those that were written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[6-9]\d{9}$/), fc.constantFrom('', ' ', '-'), (digits, gap) => {
        const written = `${digits.slice(0, 5)}${gap}${digits.slice(5)}`
        expect(valuesIn('phone', `my number is ${written}, thanks`, TODAY)).toEqual([digits])
      }),
    )
  })
})
